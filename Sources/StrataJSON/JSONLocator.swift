/// Finds where in a JSON text the value stands that a pointer leads to.
///
/// The text has been parsed already, so that nothing is checked here.
struct JSONLocator {
  private let input: UnsafeRawBufferPointer
  private var offset: Int

  init(_ input: UnsafeRawBufferPointer) {
    self.input = input
    offset = input.startsWithByteOrderMark ? 3 : 0
  }

  /// The offset of a value, or with `ofKey` of the key it stands under; nil where the pointer leads nowhere.
  mutating func offset(of pointer: JSONPointer, ofKey: Bool) -> Int? {
    var keyOffset: Int?
    skipSpace()
    for token in pointer.tokens {
      guard offset < input.count else { return nil }
      switch input[offset] {
      case UInt8(ascii: "{"):
        guard let found = enterObject(at: token) else { return nil }
        keyOffset = found
      case UInt8(ascii: "["):
        guard let index = Int(token), index >= 0, String(index) == token, enterArray(at: index) else { return nil }
        keyOffset = nil
      default: return nil
      }
    }
    return ofKey ? keyOffset ?? offset : offset
  }

  /// Moves to the value of a member, and gives where its key stands.
  private mutating func enterObject(at key: String) -> Int? {
    offset += 1
    while offset < input.count {
      skipSpace()
      guard offset < input.count, input[offset] == UInt8(ascii: "\"") else { return nil }
      let start = offset
      skipText()
      let literal = UnsafeRawBufferPointer(rebasing: input[start..<offset])
      skipSpace()
      offset += 1
      skipSpace()
      // A key may be written with escapes, so it's read as any text is.
      if let text = try? JSONValue(parsing: literal).string, utf8Equal(text, key) { return start }
      skipValue()
      skipSpace()
      offset += 1
    }
    return nil
  }

  /// Moves to an element.
  private mutating func enterArray(at index: Int) -> Bool {
    offset += 1
    skipSpace()
    for _ in 0..<index {
      guard offset < input.count, input[offset] != UInt8(ascii: "]") else { return false }
      skipValue()
      skipSpace()
      guard offset < input.count, input[offset] == UInt8(ascii: ",") else { return false }
      offset += 1
      skipSpace()
    }
    return offset < input.count && input[offset] != UInt8(ascii: "]")
  }

  private mutating func skipSpace() {
    while offset < input.count, [0x20, 0x09, 0x0A, 0x0D].contains(input[offset]) { offset += 1 }
  }

  private mutating func skipText() {
    offset += 1
    while offset < input.count, input[offset] != UInt8(ascii: "\"") {
      offset += input[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    offset += 1
  }

  private mutating func skipValue() {
    var depth = 0
    while offset < input.count {
      switch input[offset] {
      case UInt8(ascii: "\""):
        skipText()
        if depth == 0 { return }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        if depth == 0 {
          offset += 1
          return
        }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return }
      default: break
      }
      offset += 1
    }
  }
}

extension JSONPointer {
  /// The line and column, counted from 1, at which the value stands that this pointer leads to.
  ///
  /// - Parameters:
  ///   - bytes: A JSON text, which has been read without an error.
  ///   - ofKey: Whether to give the place of the key that the value stands under rather than that of the value.
  /// - Returns: The place, columns being counted in Unicode scalars; nil where the pointer leads nowhere.
  public func position(in bytes: [UInt8], ofKey: Bool = false) -> (line: Int, column: Int)? {
    bytes.withUnsafeBytes { bytes in
      var locator = JSONLocator(bytes)
      guard let offset = locator.offset(of: self, ofKey: ofKey) else { return nil }
      let position = TextPosition(of: offset, in: bytes)
      return (position.line, position.column)
    }
  }
}
