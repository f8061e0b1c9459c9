/// A place in a ``ConstraintProgram``, which goes on with what is taken from it.
///
/// Its bytes are those of the program: it's valid as long as they are.
package struct ConstraintProgramCursor {
  // Who holds a program against a resource calls these for each part of it, from another module.
  @usableFromInline var next: UnsafeRawPointer
  @usableFromInline let end: UnsafeRawPointer

  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.baseAddress ?? UnsafeRawPointer(StaticString("").utf8Start)
    self.init(from: start, to: start + bytes.count)
  }

  @inlinable
  init(from start: UnsafeRawPointer, to end: UnsafeRawPointer) { (next, self.end) = (start, end) }

  /// Whether nothing is left.
  @inlinable @inline(__always)
  package var isAtEnd: Bool { next >= end }

  /// Takes what comes next; behind the end ``ConstraintOpcode/unsettled``.
  @inlinable
  package mutating func opcode() -> ConstraintOpcode {
    if isAtEnd { return .unsettled }
    return ConstraintOpcode(rawValue: byte()) ?? .unsettled
  }

  /// Takes a number, in digits of which all but the last are above those that may be the last; behind the end zero.
  @inlinable
  package mutating func number() -> Int {
    var high = 0
    while !isAtEnd {
      let byte = byte()
      if byte < Self.highDigit { return high &* Self.lowBase &+ Int(byte &- Self.lowDigit) }
      high = high &* Self.highBase &+ Int(byte &- Self.highDigit)
    }
    return 0
  }

  /// Takes a part with its length in front, as a place at its start.
  @inlinable
  package mutating func part() -> ConstraintProgramCursor {
    let count = min(number(), end - next)
    defer { next += count }
    return ConstraintProgramCursor(from: next, to: next + count)
  }

  /// Takes a text with its length in front.
  @inlinable
  package mutating func text() -> UnsafeRawBufferPointer { part().rest }

  /// The bytes that are left.
  @inlinable package var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: next, count: end - next) }

  /// Takes a byte, which there must be.
  @inlinable @inline(__always)
  mutating func byte() -> UInt8 {
    defer { next += 1 }
    return next.load(as: UInt8.self)
  }

  @inlinable static var lowDigit: UInt8 { 0x30 }
  @inlinable static var highDigit: UInt8 { 0x60 }
  @inlinable static var lowBase: Int { 48 }
  @inlinable static var highBase: Int { 30 }
}
