/// A place in a ``ConstraintProgram``, which goes on with what is taken from it.
///
/// Its bytes are those of the program: it's valid as long as they are.
package struct ConstraintProgramCursor {
  // Who holds a program against a resource calls these for each part of it, from another module.
  @usableFromInline let bytes: UnsafeRawBufferPointer
  @usableFromInline var offset: Int

  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    offset = 0
  }

  /// Whether nothing is left.
  @inlinable package var isAtEnd: Bool { offset >= bytes.count }

  /// Takes what comes next; behind the end ``ConstraintOpcode/unsettled``.
  @inlinable
  package mutating func opcode() -> ConstraintOpcode {
    if isAtEnd { return .unsettled }
    let byte = bytes[offset]
    offset &+= 1
    return ConstraintOpcode(rawValue: byte) ?? .unsettled
  }

  /// Takes a number, in digits of which all but the last are above those that may be the last; behind the end zero.
  @inlinable
  package mutating func number() -> Int {
    var high = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset &+= 1
      if byte < Self.highDigit { return high &* Self.lowBase &+ Int(byte &- Self.lowDigit) }
      high = high &* Self.highBase &+ Int(byte &- Self.highDigit)
    }
    return 0
  }

  /// Takes a part with its length in front, as a place at its start.
  @inlinable
  package mutating func part() -> ConstraintProgramCursor { ConstraintProgramCursor(text()) }

  /// Takes a text with its length in front.
  @inlinable
  package mutating func text() -> UnsafeRawBufferPointer {
    let count = number()
    let start = min(offset, bytes.count)
    offset = min(start &+ count, bytes.count)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
  }

  /// The bytes that are left.
  @inlinable package var rest: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[min(offset, bytes.count)...])
  }

  @inlinable static var lowDigit: UInt8 { 0x30 }
  @inlinable static var highDigit: UInt8 { 0x60 }
  @inlinable static var lowBase: Int { 48 }
  @inlinable static var highBase: Int { 30 }
}
