public import StrataJSON

/// A template as rules look at it: with its resources by id, and what each refers to.
public struct CheckedTemplate: Sendable {
  /// The template.
  public let json: JSONValue

  /// The resources, in the order of the template; what isn't an object with a type is left out.
  public let resources: [TemplateResource]

  /// Everything that the template refers to, in the order of the template.
  public let references: [TemplateReference]

  /// The policies whose form is known, in the order of the template; those written as text aren't among them.
  let policies: [PlacedPolicy]

  /// The statements of all policies, in the order of the template.
  let policyStatements: [PolicyStatement]

  /// What the policies' actions mean.
  let actions = KnownActions()

  private let indexes: [String: Int]

  /// The resources that each resource refers to or waits for.
  private let uses: [String: [String]]

  /// Looks through a template.
  public init(_ json: JSONValue) {
    self.json = json
    let resources = (json["Resources"]?.object ?? [:]).compactMap { member in
      member.value.object.flatMap { TemplateResource(logicalID: member.key, object: $0) }
    }
    self.resources = resources
    policies = Self.policies(of: resources)
    policyStatements = Self.statements(of: policies)
    indexes = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var finder = ReferenceFinder()
    finder.find(in: json)
    references = finder.references
    var uses: [String: [String]] = [:]
    for reference in references where indexes[reference.target] != nil {
      if let resource = reference.resource { uses[resource, default: []].append(reference.target) }
    }
    self.uses = uses
  }

  /// Whether a resource is made after one of others, by what it refers to or waits for, if only through others.
  func waits(_ resource: TemplateResource, forAnyOf others: Set<String>) -> Bool {
    var pending = [resource.logicalID]
    var seen: Set<String> = []
    while let id = pending.popLast() {
      for target in uses[id] ?? [] {
        if others.contains(target) { return true }
        if seen.insert(target).inserted { pending.append(target) }
      }
    }
    return false
  }

  /// All resources that a resource refers to or waits for, if only through others.
  func allDependencies(of resource: TemplateResource) -> Set<String> {
    var pending = [resource.logicalID]
    var seen: Set<String> = []
    while let id = pending.popLast() {
      for target in uses[id] ?? [] where seen.insert(target).inserted { pending.append(target) }
    }
    return seen
  }

  /// The resource of an id.
  public func resource(_ logicalID: String) -> TemplateResource? { indexes[logicalID].map { resources[$0] } }

  /// The resources of a type.
  public func resources(of type: String) -> [TemplateResource] { resources.filter { $0.type == type } }

  /// A section of the template, such as `Parameters`.
  public func section(_ name: String) -> JSONObject { json[name]?.object ?? [:] }

  /// The resource that a value is a reference to, by `Ref`, `Fn::GetAtt` or an `Fn::Sub` of nothing else.
  public func target(of value: JSONValue?) -> TemplateResource? {
    guard let object = value?.object, object.count == 1 else { return nil }
    switch object[0].key {
    case "Ref": return object[0].value.string.flatMap(resource)
    case "Fn::GetAtt":
      let name = object[0].value[0]?.string ?? object[0].value.string?.split(separator: ".").first.map(String.init)
      return name.flatMap(resource)
    case "Fn::Sub":
      guard let text = object[0].value.string, text.hasPrefix("${"), text.hasSuffix("}"),
        text.utf8.count(where: { $0 == UInt8(ascii: "$") }) == 1
      else { return nil }
      return text.dropFirst(2).dropLast().split(separator: ".").first.map(String.init).flatMap(resource)
    default: return nil
    }
  }

  /// Whether a section has a loop of the language extensions, which makes more than stands there.
  var hasLoops: Bool {
    ["Conditions", "Outputs", "Resources"].contains { section($0).keys.contains { $0.hasPrefix("Fn::ForEach") } }
  }

  /// The macros that process the template before CloudFormation does, but for those of AWS that only add functions.
  public var macros: [String] {
    let names = json["Transform"]?.array?.compactMap(\.string) ?? json["Transform"]?.string.map { [$0] } ?? []
    return names.filter { $0 != "AWS::LanguageExtensions" }
  }
}

/// A resource of a template.
public struct TemplateResource: Sendable {
  /// The logical id.
  public let logicalID: String
  /// The type, such as `AWS::SQS::Queue`.
  public let type: String
  /// All that the template says of the resource.
  public let object: JSONObject

  init?(logicalID: String, object: JSONObject) {
    guard let type = object["Type"]?.string else { return nil }
    self.logicalID = logicalID
    self.type = type
    self.object = object
  }

  /// The properties.
  public var properties: JSONObject { object["Properties"]?.object ?? [:] }

  /// A property.
  public subscript(property: String) -> JSONValue? { properties[property] }

  /// The resources that this one waits for, by `DependsOn`.
  public var dependencies: [String] {
    object["DependsOn"]?.array?.compactMap(\.string) ?? object["DependsOn"]?.string.map { [$0] } ?? []
  }

  /// The place of a property, or of something in it.
  public func pointer(_ path: String...) -> JSONPointer {
    JSONPointer(["Resources", logicalID] + (path.isEmpty ? [] : ["Properties"] + path))
  }
}
