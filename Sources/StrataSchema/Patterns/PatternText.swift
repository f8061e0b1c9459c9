/// A text in which patterns are looked for.
struct PatternText {
  let scalars: [UInt32]

  init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }

  var count: Int { scalars.count }

  /// Whether a character of words stands on one side of a place, and none on the other.
  func isWordBoundary(_ place: Int) -> Bool { isWord(place - 1) != isWord(place) }

  private func isWord(_ place: Int) -> Bool {
    scalars.indices.contains(place) && ScalarSet.wordCharacters.contains(scalars[place])
  }
}
