import StrataText

/// A text that is cut off where it would run out of its box.
struct FittedText: Sendable, Hashable {
  /// What is shown.
  let shown: String
  /// The width of what is shown, in pixels.
  let width: Int
  /// Whether some of the text isn't shown.
  let isCut: Bool

  /// Fits a text.
  ///
  /// - Parameters:
  ///   - text: The text; what could turn around its direction is shown by its number.
  ///   - size: The size of its letters, in pixels.
  ///   - limit: The width that it mustn't exceed, in pixels, which has room for an ellipsis.
  init(_ text: String, size: Int, limit: Int) {
    let text = text.consistsOfAlphanumerics(and: " -_./:,()") ? text : displayable(text)
    let end = Self.end(of: text, most: limit * 1000 / size)
    isCut = end != text.endIndex
    shown = isCut ? text[..<end] + "…" : text
    width = TextWidth.of(shown, size: size)
  }

  /// The end of what is shown of a text, before the ellipsis if there is one.
  private static func end(of text: String, most: Int) -> String.Index {
    let ellipsis = TextWidth.thousandths("…")
    var total = 0
    var cut = text.startIndex
    for index in text.indices {
      total += text[index].unicodeScalars.reduce(0) { $0 + TextWidth.thousandths($1) }
      if total > most { return cut }
      if total + ellipsis <= most { cut = text.index(after: index) }
    }
    return text.endIndex
  }
}
