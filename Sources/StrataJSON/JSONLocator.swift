import StrataText

/// Finds where in a JSON text the values stand that pointers lead to.
///
/// The text has been parsed already, so that nothing is checked here. From one value to another it goes by what their
/// pointers share, so that many in the order of the text are found in one pass over it.
struct JSONLocator {
  /// A value on the way to the one that was found last.
  private struct Step {
    let token: String
    /// The offset of its key, for a member.
    var key: Int?
    /// Its offset.
    let value: Int
    /// Its position, for an element.
    var index: Int?
  }

  private let input: UnsafeRawBufferPointer
  private var offset = 0
  private var trail: [Step] = []

  init(_ input: UnsafeRawBufferPointer) {
    self.input = input
  }

  /// The offset of a value, or with `ofKey` of the key it stands under; nil where the pointer leads nowhere.
  mutating func offset(of pointer: JSONPointer, ofKey: Bool) -> Int? {
    let shared = zip(trail, pointer.tokens).prefix { utf8Equal($0.token, $1) }.count
    var sibling = trail.count > shared ? trail[shared] : nil
    trail.removeSubrange(shared...)
    for token in pointer.tokens[shared...] {
      let container = trail.last?.value ?? root
      guard let step = sibling.flatMap({ step(to: token, after: $0) }) ?? step(to: token, in: container) else {
        return nil
      }
      trail.append(step)
      sibling = nil
    }
    guard let last = trail.last else { return root }
    return ofKey ? last.key ?? last.value : last.value
  }

  /// The offset of the whole value.
  private var root: Int {
    mutating get {
      offset = input.startsWithByteOrderMark ? 3 : 0
      skipSpace()
      return offset
    }
  }

  /// A child of the container at an offset.
  private mutating func step(to token: String, in container: Int) -> Step? {
    guard container < input.count else { return nil }
    offset = container + 1
    skipSpace()
    switch input[container] {
    case UInt8(ascii: "{"): return member(token)
    case UInt8(ascii: "["): return Self.index(token).flatMap { element($0, from: 0) }
    default: return nil
    }
  }

  /// A child that comes after another of the same container, or nil where it comes before.
  private mutating func step(to token: String, after sibling: Step) -> Step? {
    offset = sibling.value
    guard skipToNext() else { return nil }
    guard let position = sibling.index else { return member(token) }
    guard let index = Self.index(token), index > position else { return nil }
    return element(index, from: position + 1)
  }

  private static func index(_ token: String) -> Int? {
    Int(token).flatMap { $0 >= 0 && String($0) == token ? $0 : nil }
  }

  /// The member of a key, from the member on whose key is next.
  private mutating func member(_ key: String) -> Step? {
    while offset < input.count, input[offset] == UInt8(ascii: "\"") {
      let start = offset
      skipText()
      let literal = UnsafeRawBufferPointer(rebasing: input[start..<min(offset, input.count)])
      skipSpace()
      offset += 1
      skipSpace()
      if Self.says(literal, key) { return Step(token: key, key: start, value: offset) }
      if !skipToNext() { return nil }
    }
    return nil
  }

  /// Whether a text in quotes is a key.
  private static func says(_ literal: UnsafeRawBufferPointer, _ key: String) -> Bool {
    // A key may be written with escapes; it's then read as any text is.
    if literal.contains(UInt8(ascii: "\\")) {
      return (try? JSONValue(parsing: literal).string).map { utf8Equal($0, key) } ?? false
    }
    return literal.count == key.utf8.count + 2
      && key.withUTF8Bytes { bytesEqual(UnsafeRawBufferPointer(rebasing: literal.dropFirst().dropLast()), $0) }
  }

  /// An element, from the one on that is next and has a position.
  private mutating func element(_ index: Int, from position: Int) -> Step? {
    for _ in position..<index where !skipToNext() { return nil }
    guard offset < input.count, input[offset] != UInt8(ascii: "]") else { return nil }
    return Step(token: String(index), value: offset, index: index)
  }

  /// Moves from a value to what follows the comma behind it; false where there is none.
  private mutating func skipToNext() -> Bool {
    skipValue()
    skipSpace()
    guard offset < input.count, input[offset] == UInt8(ascii: ",") else { return false }
    offset += 1
    skipSpace()
    return true
  }

  private mutating func skipSpace() {
    while offset < input.count {
      switch input[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
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

extension [JSONPointer] {
  /// The lines and columns of many values, found in one pass where the pointers are in the order of the text.
  ///
  /// - Parameters:
  ///   - bytes: A JSON text, which has been read without an error.
  ///   - ofKey: Whether to give the places of the keys that the values stand under rather than those of the values.
  /// - Returns: A place for each pointer; nil where it leads nowhere.
  package func positions(in bytes: [UInt8], ofKey: Bool = false) -> [(line: Int, column: Int)?] {
    bytes.withUnsafeBytes { bytes in
      var locator = JSONLocator(bytes)
      var last = TextPosition(of: 0, in: bytes)
      return map { pointer in
        guard let offset = locator.offset(of: pointer, ofKey: ofKey) else { return nil }
        if offset < last.offset { last = TextPosition(of: 0, in: bytes) }
        last.advance(to: offset, in: bytes)
        return (last.line, last.column)
      }
    }
  }
}
