import StrataLanguage

/// What other stacks read of one stack, the same whichever of them is rendered first.
struct ExportTable {
  private struct Entry {
    var export: Export
    /// The first in the order of declaration of the stacks that read it.
    var user: Int
  }

  /// By the id of the output, which several exports have only by mistake.
  private var entries: [String: [Entry]] = [:]

  /// Remembers that a stack, by its index, reads an export.
  mutating func add(_ export: Export, for user: Int) {
    let outputID = export.outputID
    var known = entries[outputID] ?? []
    var entry = Entry(export: export, user: user)
    if let place = known.firstIndex(where: { $0.export.name == export.name }) {
      entry.export.isImported = export.isImported || known[place].export.isImported
      if user >= known[place].user {
        known[place].export.isImported = entry.export.isImported
      } else {
        known.remove(at: place)
        known.append(entry)
      }
    } else {
      known.append(entry)
    }
    entries[outputID] = known
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The export of each output.
  var exports: [Export] {
    entries.values.compactMap { entries in
      var export = Self.inOrder(entries).first
      if entries.contains(where: \.export.isImported) { export?.isImported = true }
      return export
    }
  }

  /// The exports that need the output of another.
  var conflicts: [(first: Export, other: Export)] {
    entries.values.filter { $0.count > 1 }.flatMap { entries in
      let exports = Self.inOrder(entries)
      return exports.dropFirst().map { (exports[0], $0) }
    }
  }

  private static func inOrder(_ entries: [Entry]) -> [Export] {
    if entries.count == 1 { return [entries[0].export] }
    let sorted = entries.enumerated().sorted { ($0.element.user, $0.offset) < ($1.element.user, $1.offset) }
    return sorted.map(\.element.export)
  }
}
