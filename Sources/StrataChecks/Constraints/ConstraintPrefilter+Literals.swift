import StrataFacts
import StrataJSON
import StrataText

extension ConstraintPrefilter {
  /// Whether a value is the literal that comes next; nil for one that no program has.
  static func isLiteral(_ value: JSONValue, _ literals: inout ConstraintProgramCursor) -> Bool? {
    let start = literals
    switch (literals.opcode(), value) {
    case (.text, .string(let text)):
      let wanted = literals.text()
      if text.isEqual(toUTF8: wanted) { return true }
      // Other texts are the same as numbers, truth values, or composed in another way, which takes more bytes.
      let mayBeSame =
        mayBeScalar(text.utf8.first) && mayBeScalar(wanted.first)
        || text.utf8.count > wanted.count && text.utf8.contains { $0 >= 0x80 }
      if !mayBeSame { return false }
    case (.integer, .integer(let number)):
      let wanted = literals.text()
      if let literal = wanted.fewDigits, number.magnitude < 1 << 53 { return number == Int64(literal) }
    default: break
    }
    literals = start
    return literal(&literals).map { ConstraintScope.isSame($0, value) }
  }

  /// The literal that comes next; nil for one that no program has.
  static func literal(_ literals: inout ConstraintProgramCursor) -> JSONValue? {
    switch literals.opcode() {
    case .text: .string(text(literals.text()))
    case .integer: Int64(text(literals.text())).map { .integer($0) }
    case .double: number(literals.text()).map { .double($0) }
    case .yes: .bool(true)
    case .no: .bool(false)
    default: nil
    }
  }

  /// The number that a text of a program is, or nil for none.
  static func number(_ text: UnsafeRawBufferPointer) -> Double? {
    if text.isEmpty { return nil }
    return text.fewDigits.map { Double($0) } ?? Double(self.text(text))
  }

  /// Two bounds, of which zero stands for none, and else for one more than it is.
  static func bounds(_ part: inout ConstraintProgramCursor) -> (minimum: Int?, maximum: Int?) {
    let (minimum, maximum) = (part.number(), part.number())
    return (minimum == 0 ? nil : minimum - 1, maximum == 0 ? nil : maximum - 1)
  }

  static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The texts that are left.
  static func texts(_ part: inout ConstraintProgramCursor) -> [String] {
    var texts: [String] = []
    while !part.isAtEnd { texts.append(text(part.text())) }
    return texts
  }

  private static func mayBeScalar(_ first: UInt8?) -> Bool {
    guard let first else { return false }
    return switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether some bytes stand in these one after the other.
  func contains(_ other: UnsafeRawBufferPointer) -> Bool {
    guard let first = other.first else { return true }
    if count < other.count { return false }
    for offset in 0...(count - other.count) where self[offset] == first {
      if self[offset..<offset + other.count].elementsEqual(other) { return true }
    }
    return false
  }
}
