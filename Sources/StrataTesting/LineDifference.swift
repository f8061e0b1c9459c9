/// The lines by which two texts differ, with some around them.
struct LineDifference: CustomStringConvertible {
  private enum Line: Equatable {
    case same(String), removed(String), added(String)
  }

  private let lines: [Line]
  private static let context = 3
  private static let maximum = 80

  init(from old: String, to new: String) {
    let oldLines = Self.split(old)
    let newLines = Self.split(new)
    let difference = newLines.difference(from: oldLines)
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < oldLines.count || newIndex < newLines.count {
      if oldIndex < oldLines.count, removed.contains(oldIndex) {
        lines.append(.removed(oldLines[oldIndex]))
        oldIndex += 1
      } else if newIndex < newLines.count, added.contains(newIndex) {
        lines.append(.added(newLines[newIndex]))
        newIndex += 1
      } else {
        lines.append(.same(newLines[newIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    self.lines = lines
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The differing lines marked by `-` and `+`, with three lines around each group; long differences are cut.
  var description: String {
    let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
    let shown = Set(changed.flatMap { max(0, $0 - Self.context)...min(lines.count - 1, $0 + Self.context) })
    var output: [String] = []
    var previous = -1
    for index in shown.sorted() {
      if output.count >= Self.maximum {
        output.append("… and more")
        break
      }
      if index > previous + 1 { output.append("  …") }
      switch lines[index] {
      case .same(let text): output.append("  " + text)
      case .removed(let text): output.append("- " + text)
      case .added(let text): output.append("+ " + text)
      }
      previous = index
    }
    return output.joined(separator: "\n")
  }
}
