/// Patterns with `*` for any text and `?` for a character.
package enum Glob {
  /// Whether a pattern fits all that another fits.
  package static func covers(_ pattern: String, _ other: String) -> Bool {
    if pattern == "*" || pattern == other { return true }
    guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else { return false }
    let (pattern, text) = (Array(pattern.utf8), Array(other.utf8))
    var (at, place) = (0, 0)
    var (star, mark): (Int?, Int) = (nil, 0)
    while place < text.count {
      // A question mark stands for a character, which a star isn't.
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        (star, mark) = (at, place)
        at += 1
      } else if at < pattern.count,
        pattern[at] == text[place] || pattern[at] == UInt8(ascii: "?") && text[place] != UInt8(ascii: "*")
      {
        at += 1
        place += 1
      } else if let last = star {
        at = last + 1
        mark += 1
        place = mark
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Whether there is a text that two patterns both fit.
  package static func overlaps(_ one: String, _ other: String) -> Bool {
    meets(Array(one.utf8), Array(other.utf8)) { $0 == UInt8(ascii: "*") }
  }

  /// Whether a pattern may fit all that another fits, where the other has parts that aren't known.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - other: The other, with the byte 0 for each part that isn't known.
  /// - Returns: Whether it may.
  package static func mayCover(_ pattern: String, _ other: String) -> Bool {
    meets(Array(pattern.utf8), Array(other.utf8)) { $0 == 0 }
  }

  /// Whether a pattern fits a text, whose bytes of some kind stand for whatever is wanted.
  private static func meets(_ pattern: [UInt8], _ text: [UInt8], _ isAnything: (UInt8) -> Bool) -> Bool {
    let (star, mark) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
    // What is true of each place in the text, for what of the pattern was gone through so far.
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    func skipAnything() {
      for place in text.indices where reached[place] && isAnything(text[place]) { reached[place + 1] = true }
    }
    skipAnything()
    for byte in pattern {
      if byte == star {
        var isReached = false
        for place in reached.indices {
          isReached = isReached || reached[place]
          reached[place] = isReached
        }
      } else {
        var next = [Bool](repeating: false, count: text.count + 1)
        for place in text.indices where reached[place] {
          if isAnything(text[place]) {
            next[place] = true
          } else if text[place] == byte || byte == mark && text[place] != star
            || isAnything(star) && text[place] == mark
          {
            next[place + 1] = true
          }
        }
        reached = next
        skipAnything()
      }
    }
    return reached[text.count]
  }
}
