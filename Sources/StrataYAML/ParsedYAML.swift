import StrataJSON

/// A text as it was read.
struct ParsedYAML {
  let value: JSONValue
  let places: PlaceTree

  /// The offset of the first tab that stands between the parts of a line, or -1.
  let firstTab: Int

  /// The offsets of the keys that are read as numbers.
  let numberKeys: [Int]

  /// The offsets at which comments begin.
  let comments: [Int]
}
