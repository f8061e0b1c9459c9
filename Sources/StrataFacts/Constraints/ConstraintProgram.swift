/// A constraint as bytes that are held against a resource as they stand: nothing is read or made.
///
/// Parts have their length in front, so that one that needn't be looked at is stepped over. A program says whether a
/// resource surely obeys; what it says else isn't told but by the ``Constraint`` itself.
package struct ConstraintProgram {
  /// The names of the properties without which the constraint can't be broken, each with its length.
  package let triggers: ConstraintProgramCursor
  /// What it demands of what, or nothing where no program says so.
  package let body: ConstraintProgramCursor

  init(_ cursor: ConstraintProgramCursor) {
    var cursor = cursor
    triggers = cursor.part()
    body = cursor
  }

  /// That nothing is known of a constraint.
  static var unknown: ConstraintProgram {
    ConstraintProgram(ConstraintProgramCursor(UnsafeRawBufferPointer(start: nil, count: 0)))
  }

  /// The programs of a type's constraints, in their order.
  ///
  /// - Parameter constraints: The constraints.
  /// - Returns: The text, without tabs or line feeds.
  package static func text(of constraints: [Constraint]) -> String {
    var line = ConstraintProgramWriter()
    for constraint in constraints {
      line.part { program in
        program.part { triggers in for name in constraint.triggers { triggers.text(name) } }
        program.write(constraint)
      }
    }
    return String(decoding: line.bytes, as: UTF8.self)
  }
}

/// A place in a ``ConstraintProgram``, which goes on with what is taken from it.
package struct ConstraintProgramCursor {
  private let bytes: UnsafeRawBufferPointer
  private var offset: Int
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer) { self.init(bytes, 0, bytes.count) }

  private init(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int) {
    (self.bytes, self.offset, self.end) = (bytes, offset, end)
  }

  /// Whether nothing is left.
  package var isAtEnd: Bool { offset >= end }

  /// Takes what comes next.
  package mutating func opcode() -> ConstraintOpcode {
    if isAtEnd { return .unsettled }
    defer { offset &+= 1 }
    return ConstraintOpcode(rawValue: bytes[offset]) ?? .unsettled
  }

  /// Takes a number, in digits of which all but the last are above those that may be the last.
  package mutating func number() -> Int {
    var high = 0
    while offset < end, bytes[offset] >= Self.highDigit {
      high = high &* Self.highBase &+ Int(bytes[offset] &- Self.highDigit)
      offset &+= 1
    }
    if isAtEnd { return 0 }
    defer { offset &+= 1 }
    return high &* Self.lowBase &+ Int(bytes[offset] &- Self.lowDigit)
  }

  /// Takes a part with its length in front, as a place at its start.
  package mutating func part() -> ConstraintProgramCursor {
    let count = number()
    let start = offset
    offset = min(start &+ count, end)
    return ConstraintProgramCursor(bytes, start, offset)
  }

  /// Takes a text with its length in front.
  package mutating func text() -> UnsafeRawBufferPointer { part().rest }

  /// The bytes that are left.
  package var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[offset..<end]) }

  static let lowDigit: UInt8 = 0x30
  static let highDigit: UInt8 = 0x60
  static let lowBase = 48
  static let highBase = 30
}
