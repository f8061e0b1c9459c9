/// Whether two texts with gaps can be the same text.
enum GlobMeeting {
  /// Looks at all ways to fill the gaps of both.
  ///
  /// - Parameters:
  ///   - one: A text in which `*` stands for any text and `?` for one character.
  ///   - other: Another.
  /// - Returns: Whether there is a text that fits both.
  static func meets(_ one: String, _ other: String) -> Bool {
    var (one, other) = (one[...].unicodeScalars, other[...].unicodeScalars)
    // Before the first gap both are what they say, by which most differ.
    while let own = one.first, let others = other.first, !isGap(own), !isGap(others) {
      if own != others { return false }
      one.removeFirst()
      other.removeFirst()
    }
    return meets(Array(one), Array(other))
  }

  private static func isGap(_ character: Unicode.Scalar) -> Bool { character == "*" || character == "?" }

  /// Looks at all ways by a table of how far each has come.
  private static func meets(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    var reached = [Bool](repeating: false, count: (one.count + 1) * (other.count + 1))
    func cell(_ i: Int, _ j: Int) -> Int { i * (other.count + 1) + j }
    reached[cell(0, 0)] = true
    for i in 0...one.count {
      for j in 0...other.count where reached[cell(i, j)] {
        if i < one.count, one[i] == "*" {
          reached[cell(i + 1, j)] = true
          if j < other.count { reached[cell(i, j + 1)] = true }
        }
        if j < other.count, other[j] == "*" {
          reached[cell(i, j + 1)] = true
          if i < one.count { reached[cell(i + 1, j)] = true }
        }
        if i < one.count, j < other.count, one[i] != "*", other[j] != "*",
          one[i] == other[j] || one[i] == "?" || other[j] == "?"
        {
          reached[cell(i + 1, j + 1)] = true
        }
      }
    }
    return reached[cell(one.count, other.count)]
  }
}
