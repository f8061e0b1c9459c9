import StrataJSON

/// The meaning of a scalar without quotes in YAML 1.1.
enum PlainScalar {
  /// A text.
  case text

  /// Null, a Boolean or a number.
  case value(JSONValue)

  /// A number that JSON doesn't have, or that takes more than 64 bits in a notation other than decimal.
  case unrepresentable

  /// Finds what a scalar is by its bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else {
      self = .value(.null)
      return
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      self = PlainNumber.read(bytes)
    case UInt8(ascii: "~") where bytes.count == 1:
      self = .value(.null)
    default:
      self = bytes.count <= 5 ? Self.word(bytes) : .text
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer) -> PlainScalar {
    // Which letters are there, and which of them are small.
    var letters: UInt64 = 0
    var smalls = 0
    for (place, byte) in bytes.enumerated() {
      letters = letters << 8 | UInt64(byte | 0x20)
      if byte & 0x20 != 0 { smalls |= 1 << place }
    }
    // All of them are, or none, or all but the first.
    let all = 1 << bytes.count - 1
    guard smalls == all || smalls == 0 || smalls == all - 1 else { return .text }
    switch letters {
    case 0x6E756C6C: return .value(.null)
    case 0x74727565, 0x796573, 0x6F6E: return .value(.bool(true))
    case 0x66616C7365, 0x6E6F, 0x6F6666: return .value(.bool(false))
    default: return .text
    }
  }
}
