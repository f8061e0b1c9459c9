public import StrataJSON

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
