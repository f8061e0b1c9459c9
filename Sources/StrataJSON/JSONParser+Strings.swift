import StrataText

extension JSONParser {
  /// Reads a string, the opening quote of which is next.
  mutating func parseString() throws(JSONSyntaxError) -> String {
    let start = offset
    offset &+= 1
    try skipPlain(ofStringAt: start)
    if input[offset] == UInt8(ascii: "\"") {
      let text = String(decoding: UnsafeRawBufferPointer(rebasing: input[(start &+ 1)..<offset]), as: UTF8.self)
      offset &+= 1
      return text
    }
    return try parseEscapes(ofStringAt: start)
  }

  /// Reads the rest of a string, the first escape of which is next.
  private mutating func parseEscapes(ofStringAt start: Int) throws(JSONSyntaxError) -> String {
    scratch.removeAll()
    scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[(start + 1)..<offset]))
    while input[offset] == UInt8(ascii: "\\") {
      try parseEscape()
      let plain = offset
      try skipPlain(ofStringAt: start)
      scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: input[plain..<offset]))
    }
    offset += 1
    return scratch.text
  }

  /// Moves to the next quote or backslash, past characters that stand for themselves.
  @inline(__always)
  private mutating func skipPlain(ofStringAt start: Int) throws(JSONSyntaxError) {
    let first = offset
    var bits: UInt64 = 0
    var stop = 8
    while stop == 8, offset < input.count {
      let rest = input.count &- offset
      let word = rest >= 8 ? input.word(at: offset) : input.partialWord(at: offset, count: rest)
      let stops = word.stringStops
      stop = stops == 0 ? 8 : stops.firstMarkedByte
      // Only the bytes before the stop belong to the string.
      bits |= stop == 8 ? word : word & ((1 &<< UInt64(8 &* stop)) &- 1)
      offset &+= stop
    }
    if bits & .highBits != 0, let invalid = input.firstInvalidUTF8(in: first..<offset) {
      throw encodingFailure(at: invalid)
    }
    guard offset < input.count else { throw openStringFailure(start) }
    if input[offset] < 0x20 { throw controlFailure() }
  }

  /// Reads an escape, the backslash of which is next, and puts what it stands for on the scratch.
  private mutating func parseEscape() throws(JSONSyntaxError) {
    offset += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(next)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"):
      offset -= 1
      scratch.append(String(try parseScalar()))
      return
    default:
      throw escapeFailure()
    }
    offset += 1
  }

  /// Reads the one or two `\u` escapes of a scalar, the first of which is next.
  private mutating func parseScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = offset
    let unit = try parseUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit) else { throw lowSurrogateFailure(at: start) }
    let second = offset
    guard next == UInt8(ascii: "\\"), offset + 1 < input.count, input[offset + 1] == UInt8(ascii: "u") else {
      throw highSurrogateFailure(at: start)
    }
    let low = try parseUnit()
    guard UTF16.isTrailSurrogate(low) else {
      offset = second
      throw highSurrogateFailure(at: start)
    }
    return UTF16.decode(UTF16.EncodedScalar([unit, low]))
  }

  /// Reads a `\u` escape, which is next, as a UTF-16 code unit.
  private mutating func parseUnit() throws(JSONSyntaxError) -> UInt16 {
    offset += 2
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else { throw hexFailure() }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }
}

extension String {
  /// A number that is the same for the same UTF-8 bytes, and mostly another for others.
  package var utf8Fingerprint: UInt64 {
    withUTF8Bytes { bytes in
      guard bytes.count > 8 else { return bytes.firstWord &+ UInt64(bytes.count) }
      let last = bytes.word(at: bytes.count &- 8)
      return bytes.firstWord &+ (last &<< 23 | last &>> 41) &+ UInt64(bytes.count)
    }
  }
}
