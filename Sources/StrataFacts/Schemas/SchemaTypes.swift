/// The kinds of value that a node takes; none of them means any.
package struct SchemaTypes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let string = SchemaTypes(rawValue: 1)
  package static let integer = SchemaTypes(rawValue: 2)
  package static let number = SchemaTypes(rawValue: 4)
  package static let boolean = SchemaTypes(rawValue: 8)
  package static let list = SchemaTypes(rawValue: 16)
  package static let object = SchemaTypes(rawValue: 32)

  /// The kinds with the letters that JSON has for them.
  static let byLetter: [(type: SchemaTypes, letter: String)] = [
    (.string, "s"), (.integer, "i"), (.number, "n"), (.boolean, "b"), (.list, "a"), (.object, "o"),
  ]

  /// The kind that a letter stands for.
  init?(letter: String) {
    guard let known = Self.byLetter.first(where: { $0.letter == letter }) else { return nil }
    self = known.type
  }

  /// The letters of the kinds.
  var letters: [String] { Self.byLetter.filter { contains($0.type) }.map(\.letter) }
}

extension SchemaTypes: CustomStringConvertible {
  /// The kinds in words, as in `a string or a list`.
  package var description: String {
    let words: [(SchemaTypes, String)] = [
      (.string, "a string"), (.integer, "an integer"), (.number, "a number"), (.boolean, "true or false"),
      (.list, "a list"), (.object, "an object"),
    ]
    let names = words.filter { contains($0.0) }.map(\.1)
    return names.isEmpty ? "anything" : names.joined(separator: " or ")
  }
}
