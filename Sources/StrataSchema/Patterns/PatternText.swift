/// A text in which patterns are looked for.
struct PatternText {
  let scalars: [UInt32]

  init(_ text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    self.scalars = scalars
  }

  var count: Int { scalars.count }

  /// Whether a character of words stands on one side of a place, and none on the other.
  func isWordBoundary(_ place: Int) -> Bool { isWord(place - 1) != isWord(place) }

  private func isWord(_ place: Int) -> Bool {
    scalars.indices.contains(place) && ScalarSet.wordCharacters.contains(scalars[place])
  }
}
