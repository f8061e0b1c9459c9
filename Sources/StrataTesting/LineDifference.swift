/// The lines by which two texts differ, with some around them.
struct LineDifference: CustomStringConvertible {
  private enum Line: Equatable {
    case same(String), removed(String), added(String)
  }

  private let lines: [Line]
  private static let context = 3
  private static let maximum = 80

  /// The number of lines that may differ on either side before they are listed without looking for those in common.
  ///
  /// Finding what is common takes time in proportion to the square of the differences.
  private static let maximumCompared = 2_000

  init(from old: String, to new: String) {
    let oldLines = Self.split(old)
    let newLines = Self.split(new)
    let shorter = min(oldLines.count, newLines.count)
    let head = (0..<shorter).prefix { oldLines[$0] == newLines[$0] }.count
    let tail = (0..<(shorter - head)).prefix { oldLines[oldLines.count - 1 - $0] == newLines[newLines.count - 1 - $0] }
      .count
    let oldMiddle = Array(oldLines[head..<(oldLines.count - tail)])
    let newMiddle = Array(newLines[head..<(newLines.count - tail)])
    lines =
      newLines[..<head].map(Line.same) + Self.compare(oldMiddle, newMiddle)
      + newLines[(newLines.count - tail)...].map(Line.same)
  }

  private static func compare(_ old: [String], _ new: [String]) -> [Line] {
    if max(old.count, new.count) > maximumCompared { return old.map(Line.removed) + new.map(Line.added) }
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append(.removed(old[oldIndex]))
        oldIndex += 1
      } else if newIndex < new.count, added.contains(newIndex) {
        lines.append(.added(new[newIndex]))
        newIndex += 1
      } else {
        lines.append(.same(new[newIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
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
