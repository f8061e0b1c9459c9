package import StrataJSON

/// Writes a table of what is known of resource types.
package struct FactsWriter {
  /// The lines of the table, each with its newline: what it is, the places of the types, the slots, and the types.
  package let lines: [[UInt8]]
  /// Every part of the facts that couldn't be understood or written, which is passed over, with the type's name before it.
  package let problems: [String]

  /// Writes a table.
  ///
  /// - Parameter types: The types by their names with their facts, in any order; of two with the same name, the first counts.
  package init(_ types: [(name: String, json: JSONValue)]) {
    var problems: [String] = []
    var lines: [String: [UInt8]] = [:]
    for type in types where lines[type.name] == nil {
      var writer = TypeWriter(type.json)
      guard let line = writer.line(of: type.name) else {
        problems.append("\(type.name): there is no schema")
        continue
      }
      problems += writer.problems.map { "\(type.name): \($0)" }
      lines[type.name] = line
    }
    self.lines = Self.table(lines)
    self.problems = problems
  }

  /// The bytes of the table.
  package var bytes: [UInt8] { Array(lines.joined()) }

  private static func table(_ lines: [String: [UInt8]]) -> [[UInt8]] {
    let names = lines.keys.sorted(by: utf8Precedes)
    // At least every second slot stays free, so that what isn't there is soon known not to be.
    var power = 1
    while 1 << power < names.count * 2 { power += 1 }
    var slots = Array(repeating: 0, count: 1 << power)
    for (index, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: TableHeader.hash(name.utf8)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = index + 1
    }
    var offset = TableHeader.length + names.count * 4 + 1 + slots.count * 3 + 1
    var places: [UInt8] = []
    var rest: [[UInt8]] = []
    for name in names {
      let line = lines[name] ?? []
      places += TableDigits.bytes(of: UInt64(offset + name.utf8.count + 1), count: 4)
      rest.append(line)
      offset += line.count
    }
    let newline = [UInt8(ascii: "\n")]
    rest = [places + newline, slots.flatMap { TableDigits.bytes(of: UInt64($0), count: 3) } + newline] + rest
    return [TableHeader.bytes(count: names.count, power: power, rest: Array(rest.joined()))] + rest
  }
}

extension ResourceFacts {
  /// Writes a table of one type, and finds its facts there; nil where there is no schema.
  ///
  /// - Parameters:
  ///   - typeName: The name of the type.
  ///   - json: Its facts.
  package init?(typeName: String, json: JSONValue) {
    let writer = FactsWriter([(typeName, json)])
    guard let facts = FactsIndex(FactsTable(keeping: writer.bytes)).facts(of: typeName) else { return nil }
    self = facts
  }
}
