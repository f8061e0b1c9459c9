/// Reads JSON from bytes in UTF-8, by RFC 8259 and no more than it.
struct JSONReader {
  private var cursor: JSONCursor
  private var depth = 0

  /// The most values within each other.
  ///
  /// An event may be anybody's, and each costs of the stack.
  static let deepest = 128

  init(_ bytes: [UInt8]) { cursor = JSONCursor(bytes) }

  /// Reads one value, with nothing but white space around it.
  mutating func read() throws(JSONError) -> JSON {
    let value = try self.value()
    cursor.skipSpace()
    if cursor.next != nil { throw cursor.expected("the end") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSON {
    cursor.skipSpace()
    switch cursor.next {
    case UInt8(ascii: "{"): return .object(try nested { reader throws(JSONError) in try reader.members() })
    case UInt8(ascii: "["): return .array(try nested { reader throws(JSONError) in try reader.elements() })
    case UInt8(ascii: "\""): return .string(try cursor.string())
    case UInt8(ascii: "-"): return try number()
    case let byte? where byte.isDigit: return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw cursor.expected("a value")
    }
  }

  /// Reads what a bracket begins.
  private mutating func nested<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    if depth == Self.deepest { throw cursor.expected("at most \(Self.deepest) values within each other") }
    depth += 1
    cursor.position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func members() throws(JSONError) -> [String: JSON] {
    var members: [String: JSON] = [:]
    if cursor.takesNext("}") { return members }
    repeat {
      cursor.skipSpace()
      if cursor.next != UInt8(ascii: "\"") { throw cursor.expected("a member's name") }
      let name = try cursor.string()
      if !cursor.takesNext(":") { throw cursor.expected("a colon") }
      members[name] = try value()
    } while cursor.takesNext(",")
    if !cursor.takesNext("}") { throw cursor.expected("a comma or }") }
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSON] {
    var elements: [JSON] = []
    if cursor.takesNext("]") { return elements }
    repeat { elements.append(try value()) } while cursor.takesNext(",")
    if !cursor.takesNext("]") { throw cursor.expected("a comma or ]") }
    return elements
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      if cursor.next != byte { throw cursor.expected("a value") }
      cursor.position += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = cursor.position
    _ = cursor.takes("-")
    if !cursor.takes("0") { try digits() }
    let isInteger =
      cursor.next != UInt8(ascii: ".") && cursor.next != UInt8(ascii: "e") && cursor.next != UInt8(ascii: "E")
    if cursor.takes(".") { try digits() }
    if cursor.takes("e") || cursor.takes("E") {
      if !cursor.takes("+") { _ = cursor.takes("-") }
      try digits()
    }
    let text = String(decoding: cursor.bytes[start..<cursor.position], as: UTF8.self)
    if isInteger, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      cursor.position = start
      throw cursor.expected("a number that 64 bits can hold")
    }
    return .number(number)
  }

  private mutating func digits() throws(JSONError) {
    let start = cursor.position
    while let byte = cursor.next, byte.isDigit { cursor.position += 1 }
    if cursor.position == start { throw cursor.expected("a digit") }
  }
}
