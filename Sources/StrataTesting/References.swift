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
    switch value {
    case .array(let elements): return elements.reduce(into: []) { $0.formUnion(names(in: $1)) }
    case .object(let object):
      guard let only = object.first, object.count == 1 else { break }
      switch only.key {
      case "Ref": return Set([only.value.string].compactMap { $0 })
      case "Fn::GetAtt":
        let name =
          only.value[0]?.string ?? only.value.string.flatMap { $0.split(separator: ".").first.map(String.init) }
        return Set([name].compactMap { $0 })
      case "Fn::Sub": return names(inSubstitution: only.value)
      default: break
      }
      return names(in: only.value)
    default: return []
    }
    return value.object?.reduce(into: []) { $0.formUnion(names(in: $1.value)) } ?? []
  }

  private static func names(inSubstitution argument: JSONValue) -> Set<String> {
    let text = argument.string ?? argument[0]?.string ?? ""
    let variables = argument[1]?.object ?? [:]
    var names = variables.reduce(into: Set<String>()) { $0.formUnion(self.names(in: $1.value)) }
    for part in text.split(separator: "${", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "}"), part.first != "!" else { continue }
      let name = part[..<end].split(separator: ".").first.map(String.init) ?? ""
      if variables[name] == nil { names.insert(name) }
    }
    return names
  }
}
