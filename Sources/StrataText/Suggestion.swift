/// Finds what someone meant by a name that doesn't exist.
package enum Suggestion {
  /// The candidate nearest to a name, when it's near enough to have been meant.
  package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    nearest(to: name, in: Array(candidates))
  }

  /// The name that was most likely meant among those of an array, which takes no look for what kind of sequence it is.
  package static func nearest(to name: String, in candidates: [String]) -> String? {
    // Of one or two characters, a change leaves too little to go by; very long texts aren't names.
    guard (3..<200).contains(name.count) else { return nil }
    let limit = max(1, name.count / 3)
    let written = folded(name)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let most = best.map { $0.distance } ?? limit
      // For each character that it is shorter, there would be a change.
      if candidate.utf8.count < written.count - most { continue }
      let distance = distance(written, folded(candidate), limit: most)
      guard distance <= limit else { continue }
      if let best, best.distance < distance || (best.distance == distance && best.candidate <= candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// The characters of a text in lowercase, as numbers of which the same stand for the same.
  private static func folded(_ text: String) -> [Int] {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      return bytes.map { Int((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) }
    }
    return text.lowercased().map { character in
      character.asciiValue.map(Int.init) ?? character.hashValue | Int.min
    }
  }

  /// A hint that names the candidate nearest to a name, when it's near enough to have been meant.
  package static func hint(for name: String, in candidates: some Sequence<String>) -> String? {
    nearest(to: name, in: candidates).map { "did you mean \($0)?" }
  }

  /// The least number of changed, added, dropped or swapped characters, or more than the limit.
  private static func distance(_ left: [Int], _ right: [Int], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    // Three rows of the table are kept, one behind the other.
    let width = right.count + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
      var (beforeLast, last, current) = (0, width, 2 * width)
      for column in 0..<width { (rows[beforeLast + column], rows[last + column]) = (0, column) }
      for row in left.indices {
        rows[current] = row + 1
        var least = row + 1
        for column in right.indices {
          let same = left[row] == right[column]
          var best = min(rows[last + column + 1] + 1, rows[current + column] + 1, rows[last + column] + (same ? 0 : 1))
          if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
            best = min(best, rows[beforeLast + column - 1] + 1)
          }
          rows[current + column + 1] = best
          least = min(least, best, rows[last + column + 1])
        }
        // What two rows have lost isn't made good.
        if least > limit { return limit + 1 }
        (beforeLast, last, current) = (last, current, beforeLast)
      }
      return rows[last + right.count]
    }
  }
}
