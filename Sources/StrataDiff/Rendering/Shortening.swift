/// Texts that would be too long.
enum Shortening {
  /// A text with its end cut off where it's longer than some number of scalars.
  static func cut(_ text: String, to limit: Int) -> String {
    let start = text.unicodeScalars.prefix(limit)
    return start.endIndex == text.unicodeScalars.endIndex ? text : String(start) + "…"
  }
}
