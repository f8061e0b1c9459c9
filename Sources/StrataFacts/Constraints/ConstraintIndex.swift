package import StrataJSON
import StrataText
import Synchronization

/// The constraints of all resource types, found by name in a text of one line per type.
///
/// Nothing is built: a template's types are looked up, the programs of their constraints are held against resources as they
/// stand, and a constraint is read where its program doesn't rule it out.
package final class ConstraintIndex: Sendable {
  private let lines: FactsBytes
  private let programs: FactsBytes
  private let names: FactsBytes
  private let examples: FactsBytes
  private let read = Mutex<[String: ConstraintLine]>([:])
  private let lists = FoundLines()

  /// The constraints that this package has.
  package static let embedded = ConstraintIndex(
    lines: .embedded(ConstraintsText.text), programs: .embedded(ConstraintProgramsText.text),
    names: .embedded(ConstraintNamesText.text), examples: .embedded(ConstraintSamplesText.text))

  private init(lines: FactsBytes, programs: FactsBytes, names: FactsBytes, examples: FactsBytes) {
    (self.lines, self.programs, self.names, self.examples) = (lines, programs, names, examples)
  }

  /// Takes texts of a line each per type, per name and per type, and programs, without which all constraints are read.
  package convenience init(lines: String, programs: String = "", names: String, samples: String) {
    self.init(
      lines: .read(Array(lines.utf8)), programs: .read(Array(programs.utf8)), names: .read(Array(names.utf8)),
      examples: .read(Array(samples.utf8)))
  }

  /// The same constraints without programs, so that all are read.
  package var withoutPrograms: ConstraintIndex {
    ConstraintIndex(lines: lines, programs: .read([]), names: names, examples: examples)
  }

  /// The constraints of a type, in their order; none where it has none.
  package func constraints(of type: String) -> [Constraint] {
    (0..<count(of: type)).compactMap { constraint(of: type, at: $0) }
  }

  /// The constraint of a type at a position in their order, or nil where there is none.
  package func constraint(of type: String, at position: Int) -> Constraint? {
    withLine(of: type) { line, bytes in line?.constraint(at: position, in: bytes) }
  }

  private func count(of type: String) -> Int { withLine(of: type) { line, _ in line?.count ?? 0 } }

  private func withLine<Result: Sendable>(
    of type: String, _ body: (inout ConstraintLine?, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    lines.withUnsafeBytes { bytes in
      read.withLock { known in
        if known[type] == nil { known[type] = bytes.place(ofLine: type).map { ConstraintLine(bytes, at: $0) } }
        return body(&known[type], bytes)
      }
    }
  }

  /// Calls `body` with the position and the program of each constraint of a type, which are valid only during the call.
  package func withPrograms(of type: String, _ body: (Int, ConstraintProgram) -> Void) {
    let areThere = programs.withUnsafeBytes { bytes in
      if bytes.isEmpty { return false }
      // Each type that has constraints has programs.
      guard var cursor = ConstraintProgram.cursor(of: type, in: bytes) else { return true }
      var position = 0
      while !cursor.isAtEnd {
        body(position, ConstraintProgram(cursor.part()))
        position += 1
      }
      return true
    }
    if areThere { return }
    for position in 0..<count(of: type) { body(position, .unknown) }
  }

  /// Reads constraints as they're written.
  ///
  /// - Throws: What is wrong with them.
  package static func read(_ json: JSONValue, of type: String) throws(ConstraintError) -> [Constraint] {
    try ConstraintReader.constraints(of: type, json)
  }

  /// The types that have constraints.
  package var types: [String] { lines.withUnsafeBytes(\.lineNames).filter { !$0.hasPrefix("list ") } }

  /// The names of all constraints.
  package var ids: [String] { names.withUnsafeBytes(\.lineNames) }

  /// Whether there is a constraint of a name.
  package func contains(_ id: String) -> Bool { names.withUnsafeBytes { $0.line(of: id) != nil } }

  /// The constraint of a name.
  package func constraint(_ id: String) -> (type: String, constraint: Constraint)? {
    let type = names.withUnsafeBytes { $0.line(of: id).map { String(decoding: $0, as: UTF8.self) } }
    guard let type, let found = constraints(of: type).first(where: { $0.id == id }) else { return nil }
    return (type, found)
  }

  /// A list of values, with the day on which it was so and the page that says it.
  package struct List: Sendable {
    package let date: String
    package let page: String
    package let values: [String]
  }

  /// The names of all lists.
  package var listNames: [String] {
    lines.withUnsafeBytes(\.lineNames).filter { $0.hasPrefix("list ") }.map { String($0.dropFirst(5)) }
  }

  /// Whether a list has a text, or nil where that takes reading it.
  package func list(_ name: String, has text: String) -> Bool? {
    lines.withUnsafeBytes { bytes in
      lists.line(of: "list \(name)", in: bytes).flatMap { line in
        text.withUTF8Bytes { text in
          // In quotes it stands as it is.
          let isPlain = text.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
          return isPlain ? line.hasElement(text) : nil
        }
      }
    }
  }

  /// A list of values.
  package func list(_ name: String) -> List? {
    guard let json = Self.json(lines, "list \(name)") else { return nil }
    return List(
      date: json["date"]?.string ?? "", page: json["page"]?.string ?? "",
      values: json["values"]?.array?.compactMap(\.string) ?? [])
  }

  /// Resources that obey a constraint and resources that break it.
  package func samples(of id: String, ofType type: String) -> (good: JSONValue, bad: JSONValue)? {
    guard let json = Self.json(examples, type)?[id], let good = json["good"], let bad = json["bad"] else { return nil }
    return (good, bad)
  }

  private static func json(_ bytes: FactsBytes, _ name: String) -> JSONValue? {
    bytes.withUnsafeBytes { bytes in bytes.line(of: name).flatMap { try? JSONValue(parsing: $0) } }
  }
}
