import StrataLanguage

/// What other stacks read of one stack, the same whichever of them is rendered first.
struct ExportTable {
  private struct Entry {
    var export: Export
    /// The first in the order of declaration of the stacks that read it.
    var user: Int
    /// The place among all that were added.
    var order: Int
  }

  /// By the id of the output and the name of the export; several exports have one output only by mistake.
  private var entries: [String: [String: Entry]] = [:]
  private var count = 0

  /// Remembers that a stack, by its index, reads an export.
  mutating func add(_ export: Export, for user: Int) {
    var entry = Entry(export: export, user: user, order: count)
    count += 1
    if let known = entries[export.outputID]?[export.name] {
      if user >= known.user { entry = known }
      entry.export.isImported = export.isImported || known.export.isImported
    }
    entries[export.outputID, default: [:]][export.name] = entry
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The export of each output.
  var exports: [Export] {
    entries.values.compactMap { entries in
      var export = Self.inOrder(entries).first
      if entries.values.contains(where: \.export.isImported) { export?.isImported = true }
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

  private static func inOrder(_ entries: [String: Entry]) -> [Export] {
    entries.values.sorted { ($0.user, $0.order) < ($1.user, $1.order) }.map(\.export)
  }
}
