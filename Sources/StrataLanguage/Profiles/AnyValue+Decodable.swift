import StrataJSON

extension AnyValue: Decodable, ProfileValue {
  package static var profileForm: String { "JSON other than null" }

  /// Reads JSON of any shape.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.read(else: AnyValue(stringLiteral: "")) { json in
      json.isNull ? nil : AnyValue(json)
    } other: {
      AnyValue(try Self.json(decoder))
    }
    self.init(node: TemplateNode(value.node.content, from: decoder.origin))
  }

  /// Reads what a decoder has that isn't one of a profile.
  private static func json(_ decoder: any Decoder) throws -> JSONValue {
    if let members = try? [String: JSONReading](from: decoder) {
      return .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
    }
    if let elements = try? [JSONReading](from: decoder) { return .array(elements.map(\.json)) }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) { return .bool(flag) }
    if let number = try? container.decode(Int64.self) { return .integer(number) }
    if let number = try? container.decode(Double.self) { return .double(number) }
    return .string(try container.decode(String.self))
  }

  private struct JSONReading: Decodable {
    let json: JSONValue

    init(from decoder: any Decoder) throws { json = try AnyValue.json(decoder) }
  }
}
