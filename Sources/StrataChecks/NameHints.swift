import StrataSchema

/// Hints for names that aren't known, each looked for once.
///
/// A search looks at all names that there are, so that a template of nothing but mistakes gets no more than a thousand.
struct NameHints {
  private static let limit = 1_000

  private let names: [String]
  private var hints: [String: String?] = [:]

  /// Takes the names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// The hint for a name.
  mutating func hint(for name: String) -> String? {
    if let known = hints[name] { return known }
    guard hints.count < Self.limit else { return nil }
    let hint = Suggestion.hint(for: name, in: names)
    hints.updateValue(hint, forKey: name)
    return hint
  }
}
