extension Template {
  /// The resource that a `Ref`, `Fn::GetAtt` or an `Fn::Sub` of nothing else refers to, or nil.
  public func resource(referencedBy value: JSONValue?) -> FoundResource? {
    guard let value else { return nil }
    let names = Self.names(in: value)
    return names.count == 1 ? names.first.flatMap(resource) : nil
  }

  /// The resources that a resource refers to or waits for, sorted by logical id.
  public func resources(referencedBy resource: FoundResource) -> [FoundResource] {
    var names = Self.names(in: resource.json["Properties"] ?? .null)
    names.formUnion(resource.json["DependsOn"]?.array?.compactMap(\.string) ?? [])
    return names.compactMap { self.resource($0) }.sorted { utf8Precedes($0.logicalID, $1.logicalID) }
  }

  /// The resources that refer to a resource or wait for it, in the order of the template.
  public func resources(referringTo resource: FoundResource) -> [FoundResource] {
    allResources.filter { resources(referencedBy: $0).contains(resource) }
  }

  private static func names(in value: JSONValue) -> Set<String> {
    Set(TemplateReference.all(in: value).map(\.target))
  }
}
