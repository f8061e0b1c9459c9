/// Finds what someone meant by a name that doesn't exist.
enum NearestName {
  /// A hint that names the nearest of some names, where one is near enough to have been meant.
  static func hint(for name: String, in names: [String]) -> String? {
    nearest(to: name, in: names).map { "did you mean \($0)?" }
  }

  static func nearest(to name: String, in names: [String]) -> String? {
    let written = Array(name.lowercased().utf8)
    // Very short names are near to everything, very long ones aren't names.
    guard written.count > 2, written.count < 200 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in names {
      let limit = min(max(1, written.count / 3), best.map { $0.distance - 1 } ?? .max)
      let other = Array(candidate.lowercased().utf8)
      guard abs(other.count - written.count) <= limit else { continue }
      let distance = distance(written, other)
      if distance <= limit { best = (distance, candidate) }
      if distance == 0 { break }
    }
    return best?.name
  }

  /// The least number of bytes changed, added, dropped or swapped with their neighbours.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(last[column + 1], current[column]) + 1
        least = min(least, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
