/// Whether two texts with gaps can be the same text.
enum GlobMeeting {
  /// Looks at all ways to fill the gaps of both, by a table of how far each has come.
  ///
  /// - Parameters:
  ///   - one: A text in which `*` stands for any text and `?` for one character.
  ///   - other: Another.
  /// - Returns: Whether they can.
  static func meets(_ one: String, _ other: String) -> Bool {
    let (first, second) = (Array(one.utf8), Array(other.utf8))
    // Nearly all are of one byte a character.
    if first.allSatisfy({ $0 < 0x80 }), second.allSatisfy({ $0 < 0x80 }) {
      return meets(first, second, star: UInt8(ascii: "*"), mark: UInt8(ascii: "?"))
    }
    return meets(Array(one), Array(other), star: "*", mark: "?")
  }

  private static func meets<Element: Equatable>(
    _ one: [Element], _ other: [Element], star: Element, mark: Element
  ) -> Bool {
    if let first = one.first, let second = other.first, first != second,
      first != star, second != star, first != mark, second != mark
    {
      return false
    }
    var reached = [Bool](repeating: false, count: (one.count + 1) * (other.count + 1))
    func cell(_ i: Int, _ j: Int) -> Int { i * (other.count + 1) + j }
    reached[cell(0, 0)] = true
    for i in 0...one.count {
      for j in 0...other.count where reached[cell(i, j)] {
        if i < one.count, one[i] == star {
          reached[cell(i + 1, j)] = true
          if j < other.count { reached[cell(i, j + 1)] = true }
        }
        if j < other.count, other[j] == star {
          reached[cell(i, j + 1)] = true
          if i < one.count { reached[cell(i + 1, j)] = true }
        }
        if i < one.count, j < other.count, one[i] != star, other[j] != star,
          one[i] == other[j] || one[i] == mark || other[j] == mark
        {
          reached[cell(i + 1, j + 1)] = true
        }
      }
    }
    return reached[cell(one.count, other.count)]
  }
}
