extension JSONValue: Hashable {
  /// Whether two values are of the same kind and equal.
  ///
  /// Strings compare by UTF-8 bytes, doubles as `Double` does, objects regardless of the order of their members.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): utf8Equal(left, right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Feeds the value's kind and contents to `hasher`.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null:
      hasher.combine(0 as UInt8)
    case .bool(let value):
      hasher.combine(1 as UInt8)
      hasher.combine(value)
    case .integer(let value):
      hasher.combine(2 as UInt8)
      hasher.combine(value)
    case .double(let value):
      hasher.combine(3 as UInt8)
      hasher.combine(value)
    case .number(let value):
      hasher.combine(4 as UInt8)
      hasher.combine(value)
    case .string(let value):
      hasher.combine(5 as UInt8)
      hasher.combine(utf8Of: value)
    case .array(let value):
      hasher.combine(6 as UInt8)
      hasher.combine(value)
    case .object(let value):
      hasher.combine(7 as UInt8)
      hasher.combine(value)
    }
  }
}
