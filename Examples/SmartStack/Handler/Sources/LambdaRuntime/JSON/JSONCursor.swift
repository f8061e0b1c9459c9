/// A place in JSON text.
struct JSONCursor {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at this place, nothing at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes a sign; whether it's there.
  mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  /// Takes a sign after white space; whether it's there.
  mutating func takesNext(_ sign: Unicode.Scalar) -> Bool {
    skipSpace()
    return takes(sign)
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// The error at this place.
  func expected(_ what: String) -> JSONError {
    let given =
      switch next {
      case nil: "the end"
      case let byte? where (0x21...0x7E).contains(byte): "\"\(Unicode.Scalar(byte))\""
      case let byte?: "the byte \(byte)"
      }
    return JSONError(message: "expected \(what), given \(given) at byte \(position + 1)")
  }
}
