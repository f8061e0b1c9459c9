/// A resource found in a template.
public struct FoundResource: Sendable, Hashable {
  /// The resource's logical id.
  public let logicalID: String

  /// The resource as it stands in the template, with its attributes.
  public let json: JSONValue

  /// The type's name, such as `AWS::SQS::Queue`.
  public var type: String { json["Type"]?.string ?? "" }

  /// The properties; empty where there are none.
  public var properties: JSONObject { json["Properties"]?.object ?? [:] }

  /// A property by its name, or nil where it isn't set.
  public subscript(property: String) -> JSONValue? { properties[property] }
}

extension FoundResource: CustomStringConvertible {
  /// The logical id, and all that the template says as compact JSON: `Jobs: {"Type":"AWS::SQS::Queue"}`.
  public var description: String { "\(logicalID): \(json)" }
}
