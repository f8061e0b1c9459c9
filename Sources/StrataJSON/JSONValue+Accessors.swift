extension JSONValue {
  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The Boolean held, or nil for a value of another kind.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The integer held, or nil for a value of another kind, a double included.
  public var integer: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The double held, or nil for a value of another kind, an integer included.
  public var double: Double? {
    if case .double(let value) = self { value } else { nil }
  }

  /// The string held, or nil for a value of another kind.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements held, or nil for a value of another kind.
  public var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The object held, or nil for a value of another kind.
  public var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The value of an object's member, or nil where there is no such member or no object.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element of an array, counted from zero, or nil out of range or where there is no array.
  public subscript(index: Int) -> JSONValue? {
    if case .array(let array) = self, array.indices.contains(index) { array[index] } else { nil }
  }
}

extension JSONValue {
  /// Whether this is neither an array nor an object.
  @inline(__always)
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
