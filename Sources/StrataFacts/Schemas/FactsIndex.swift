import StrataJSON
import StrataText

/// The facts of resource types, found by name in a table.
///
/// Nothing is read but what is asked for, and nothing of it is kept.
package struct FactsIndex: Sendable {
  private let table: FactsTable

  /// The facts that this package carries.
  package static let embedded = FactsIndex(.embedded)

  /// Makes an index of a table.
  package init(_ table: FactsTable) { self.table = table }

  /// Makes an index of a text of lines that each have a type's name, a tab and its facts as JSON.
  ///
  /// Lines that are anything else are passed over.
  package init(lines: String) {
    let types = lines.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line -> (name: String, json: JSONValue)? in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
        let json = try? JSONValue(parsing: Array(line[line.index(after: tab)...]))
      else { return nil }
      return (String(Substring(line[..<tab])), json)
    }
    self.init(FactsTable(keeping: FactsWriter(types).bytes))
  }

  /// The facts of a type, or nil where the type is unknown.
  package func facts(of type: String) -> ResourceFacts? {
    type.withUTF8Bytes { table.record(of: $0) }.map { ResourceFacts($0) }
  }

  /// Whether there is a type of this name.
  package func contains(_ type: String) -> Bool { facts(of: type) != nil }

  /// The names of all types, in the order of their UTF-8 bytes.
  package var typeNames: [String] { table.records.map { ResourceFacts($0).typeName } }
}
