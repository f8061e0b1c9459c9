/// A constraint as bytes that are held against a resource as they stand: nothing is read or made.
///
/// Parts have their length in front, so that one that needn't be looked at is stepped over. A program says whether a
/// resource surely obeys; what it says else isn't told but by the ``Constraint`` itself.
package struct ConstraintProgram {
  /// Whether the constraint is about a resource by itself, and the types of what that refers to.
  package let isAboutOneResource: Bool
  /// The names of the properties without which the constraint can't be broken, each with its length.
  package let triggers: ConstraintProgramCursor
  /// What it demands of what, or nothing where no program says so.
  package let body: ConstraintProgramCursor

  init(_ cursor: ConstraintProgramCursor) {
    var cursor = cursor
    isAboutOneResource = cursor.number() == Self.oneResource
    triggers = cursor.part()
    body = cursor
  }

  /// What stands in front of a program that is about one resource; in front of others zero does.
  private static let oneResource = 1

  /// That nothing is known of a constraint.
  static var unknown: ConstraintProgram {
    ConstraintProgram(ConstraintProgramCursor(UnsafeRawBufferPointer(start: nil, count: 0)))
  }

  /// The programs of types behind a directory, in which a type is found without going through programs.
  ///
  /// The size of the directory stands first. It has a line for each type, with the place and the size of its programs.
  ///
  /// - Parameter types: The constraints of types, which are sorted by the UTF-8 bytes of their names.
  /// - Returns: The text.
  package static func text(of types: [(name: String, constraints: [Constraint])]) -> String {
    var (directory, programs) = ("", "")
    for type in types {
      let text = text(of: type.constraints)
      directory += "\(type.name)\t\(programs.utf8.count) \(text.utf8.count)\n"
      programs += "\(text)\n"
    }
    return "\(directory.utf8.count)\n\(directory)\(programs)"
  }

  /// The programs of a type, or nil where there are none.
  static func cursor(of type: String, in bytes: UnsafeRawBufferPointer) -> ConstraintProgramCursor? {
    var start = 0
    let size = number(in: bytes, from: &start)
    let directory = UnsafeRawBufferPointer(rebasing: bytes[start..<start + size])
    guard let line = directory.line(of: type) else { return nil }
    var offset = 0
    let place = start + size + number(in: line, from: &offset)
    let count = number(in: line, from: &offset)
    return ConstraintProgramCursor(UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
  }

  /// The number at an offset, which goes on behind the byte that ends it.
  private static func number(in bytes: UnsafeRawBufferPointer, from offset: inout Int) -> Int {
    var number = 0
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
      number = number * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    offset += 1
    return number
  }

  /// The programs of a type's constraints, in their order.
  private static func text(of constraints: [Constraint]) -> String {
    var line = ConstraintProgramWriter()
    for constraint in constraints {
      line.part { program in
        program.number(constraint.isAboutOneResource ? oneResource : 0)
        program.part { triggers in for name in constraint.triggers { triggers.text(name) } }
        program.write(constraint)
      }
    }
    return String(decoding: line.bytes, as: UTF8.self)
  }
}
