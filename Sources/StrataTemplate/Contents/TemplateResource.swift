public import StrataJSON

/// A resource of a template.
public struct TemplateResource: Sendable {
  /// The logical id.
  public var logicalID: String { parts.logicalID }
  /// The type, such as `AWS::SQS::Queue`.
  public var type: String { parts.type }
  /// All that the template says of the resource.
  public var object: JSONObject { parts.object }
  /// The properties.
  public var properties: JSONObject { parts.properties }

  /// What all copies share, as every rule is handed every resource.
  private let parts: Parts

  private final class Parts: Sendable {
    let logicalID: String
    let type: String
    let object: JSONObject
    let properties: JSONObject

    init(logicalID: String, type: String, object: JSONObject) {
      self.logicalID = logicalID
      self.type = type
      self.object = object
      properties = object["Properties"]?.object ?? [:]
    }
  }

  init?(logicalID: String, object: JSONObject) {
    guard let type = object["Type"]?.string else { return nil }
    parts = Parts(logicalID: logicalID, type: type, object: object)
  }

  /// Whether what stands in the section of resources is one.
  package static func hasType(_ value: JSONValue) -> Bool { value["Type"]?.string != nil }

  /// A property.
  public subscript(property: String) -> JSONValue? { properties[property] }

  /// The resources that this one waits for, by `DependsOn`.
  public var dependencies: [String] {
    object["DependsOn"]?.array?.compactMap(\.string) ?? object["DependsOn"]?.string.map { [$0] } ?? []
  }

  /// The names that the properties refer to whatever conditions turn out to be, so that CloudFormation waits for them.
  package var certainReferences: Set<String> {
    let references = TemplateReference.all(in: .object(properties)).filter { reference in
      reference.kind != .condition && !reference.pointer.tokens.contains(IntrinsicFunction.if.name)
    }
    return Set(references.map(\.target))
  }

  /// The place of a property, or of something in it.
  public func pointer(_ path: String...) -> JSONPointer {
    JSONPointer(["Resources", logicalID] + (path.isEmpty ? [] : ["Properties"] + path))
  }
}
