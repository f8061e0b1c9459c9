package import StrataFacts
package import StrataJSON

/// Words for values in findings.
package enum Wording {
  /// A value in short.
  package static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .string(let text): quoted(text)
    case .array(let elements): elements.isEmpty ? "an empty list" : "a list of \(elements.count)"
    case .object(let object): object.isEmpty ? "an empty object" : "an object"
    case .bool, .integer, .double, .number: Scalar.text(of: value) ?? "a number"
    }
  }

  /// A text in quotes, with its end cut off where it's long.
  package static func quoted(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(60)
    return start.endIndex == text.endIndex ? "\"\(text)\"" : "\"\(String(start))…\""
  }

  /// Some words with commas between them, and how many there are where they're too many.
  package static func list(_ words: [String], atMost limit: Int = 12) -> String {
    let shown = words.prefix(limit).joined(separator: ", ")
    return words.count > limit ? "\(shown), … (\(words.count) in all)" : shown
  }

  /// A number without a fraction where it's whole.
  package static func number(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? "\(number)"
  }

  /// A range in words, as in `1 to 80 characters`.
  package static func range<Bound>(
    _ bounds: SchemaBounds<Bound>, of thing: String = "", _ show: (Bound) -> String
  ) -> String {
    let words =
      switch (bounds.least, bounds.greatest) {
      case (let least?, let greatest?) where least == greatest: show(least)
      case (let least?, let greatest?): "\(show(least)) to \(show(greatest))"
      case (let least?, nil): "\(show(least)) or more"
      case (nil, let greatest?): "\(show(greatest)) at most"
      case (nil, nil): "any number"
      }
    return thing.isEmpty ? words : "\(words) \(thing)"
  }
}
