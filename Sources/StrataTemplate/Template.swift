public import StrataJSON

/// A CloudFormation template.
public struct Template: Sendable, Hashable {
  /// The template as JSON, sections and attributes in AWS's usual order and everything else sorted.
  public let json: JSONValue

  /// Takes JSON as a template; nothing is checked.
  public init(_ json: JSONValue) {
    self.json = json
  }

  /// The resources, by logical id.
  public var resources: JSONObject { json["Resources"]?.object ?? [:] }

  /// The outputs, by id.
  public var outputs: JSONObject { json["Outputs"]?.object ?? [:] }

  /// The parameters, by name.
  public var parameters: JSONObject { json["Parameters"]?.object ?? [:] }

  /// The bytes of the template's file: UTF-8, indented by two spaces, with a newline at the end.
  ///
  /// - Throws: If the template has a number that JSON has no form for, which a synthesized one never has.
  public func bytes() throws(JSONWritingError) -> [UInt8] {
    try json.bytes(keyOrder: .given, layout: .pretty)
  }

  /// The text of the template's file.
  ///
  /// - Throws: If the template has a number that JSON has no form for, which a synthesized one never has.
  public func text() throws(JSONWritingError) -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }
}
