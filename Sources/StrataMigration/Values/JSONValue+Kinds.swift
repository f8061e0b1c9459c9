import StrataJSON

extension JSONValue {
  /// The kind of the value, in words.
  var kindInWords: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer: "an integer"
    case .double, .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
