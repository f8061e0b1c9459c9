/// Finds what someone meant by a name that doesn't exist.
package enum Suggestion {
  /// The candidate nearest to a name, when it's near enough to have been meant.
  package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    // Of one or two characters, a change leaves too little to go by; very long texts aren't names.
    guard (3..<200).contains(name.count) else { return nil }
    let limit = max(1, name.count / 3)
    let written = Array(name.lowercased())
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = distance(written, Array(candidate.lowercased()), limit: best.map { $0.distance } ?? limit)
      guard distance <= limit else { continue }
      if let best, best.distance < distance || (best.distance == distance && best.candidate <= candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// A hint that names the candidate nearest to a name, when it's near enough to have been meant.
  package static func hint(for name: String, in candidates: some Sequence<String>) -> String? {
    nearest(to: name, in: candidates).map { "did you mean \($0)?" }
  }

  /// The least number of changed, added, dropped or swapped characters, or more than the limit.
  private static func distance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in right.indices {
        let same = left[row] == right[column]
        current[column + 1] = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          current[column + 1] = min(current[column + 1], beforeLast[column - 1] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
