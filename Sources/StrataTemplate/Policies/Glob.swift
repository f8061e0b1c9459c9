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
}
