extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible {
  /// The value as compact JSON; a number that JSON has no form for is written as Swift does.
  public var description: String {
    if let text = try? text(keyOrder: .given, layout: .compact) { return text }
    switch self {
    case .array(let elements): return "[\(elements.map(\.description).joined(separator: ","))]"
    case .object(let object): return object.description
    case .double(let number): return "\(number)"
    case .null, .bool, .integer, .number, .string: return ""
    }
  }

  /// The value as compact JSON.
  public var debugDescription: String { description }
}

extension JSONObject: CustomStringConvertible, CustomDebugStringConvertible {
  /// The object as compact JSON.
  public var description: String {
    let members = map { "\(JSONValue.string($0.key)):\($0.value)" }
    return "{\(members.joined(separator: ","))}"
  }

  /// The object as compact JSON.
  public var debugDescription: String { description }
}
