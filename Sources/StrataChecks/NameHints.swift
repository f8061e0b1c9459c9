import StrataText

/// Hints for names that aren't known, each looked for once.
///
/// A search looks at all names that there are, so that a template of nothing but mistakes gets them for the first alone.
struct NameHints {
  /// The number of names all searches may look at.
  private static let budget = 500_000

  private let names: [String]
  private var hints: [String: String?] = [:]

  /// Takes the names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// The hint for a name.
  mutating func hint(for name: String) -> String? {
    if let known = hints[name] { return known }
    guard hints.count * names.count < Self.budget else { return nil }
    let hint = Suggestion.hint(for: name, in: names)
    hints.updateValue(hint, forKey: name)
    return hint
  }
}
