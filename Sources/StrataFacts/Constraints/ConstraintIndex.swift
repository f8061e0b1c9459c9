package import StrataJSON
import Synchronization

/// The constraints of all resource types, found by name in a text of one line per type.
///
/// Nothing is built: a template's types are looked up, and only their constraints are read.
package final class ConstraintIndex: Sendable {
  private let lines: FactsBytes
  private let names: FactsBytes
  private let examples: FactsBytes
  private let read = Mutex<[String: ConstraintLine]>([:])

  /// The constraints that this package has.
  package static let embedded = ConstraintIndex(
    lines: .embedded(ConstraintsText.text), names: .embedded(ConstraintNamesText.text),
    examples: .embedded(ConstraintSamplesText.text))

  private init(lines: FactsBytes, names: FactsBytes, examples: FactsBytes) {
    (self.lines, self.names, self.examples) = (lines, names, examples)
  }

  /// Takes texts of a line each per type, per name and per type.
  package convenience init(lines: String, names: String, samples: String) {
    self.init(lines: .read(Array(lines.utf8)), names: .read(Array(names.utf8)), examples: .read(Array(samples.utf8)))
  }

  /// The constraints of a type, in their order; none where it has none.
  package func constraints(of type: String) -> [Constraint] { constraints(of: type) { _ in true } }

  /// The constraints of a type that can be broken where there are some properties, in their order.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - isThere: Whether there is a property of a name.
  /// - Returns: The constraints.
  package func constraints(of type: String, where isThere: (String) -> Bool) -> [Constraint] {
    lines.withUnsafeBytes { bytes in
      guard let line = bytes.line(of: type) else { return [] }
      return read.withLock { known in
        known[type, default: ConstraintLine(line)].constraints(in: line, where: isThere)
      }
    }
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
