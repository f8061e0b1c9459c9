import StrataText

/// Hints for names that aren't known, each looked for once.
///
/// A search looks at all names that there are, so that a template of nothing but mistakes gets them for the first alone.
struct NameHints {
  /// The number of names all searches may look at.
  private static let budget = 500_000

  private let names: [String]
  /// What is compared first of each name; nil where nobody has searched.
  private var sketches: [NameSketch?]?
  private var hints: [String: String?] = [:]

  /// Takes the names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// The hint for a name.
  mutating func hint(for name: String) -> String? {
    if let known = hints[name] { return known }
    guard hints.count * names.count < Self.budget else { return nil }
    let hint = Suggestion.hint(for: name, in: candidates(for: name))
    hints.updateValue(hint, forKey: name)
    return hint
  }

  /// The names but for those that are surely too far from another to have been meant.
  private mutating func candidates(for name: String) -> [String] {
    guard let own = NameSketch(name) else { return names }
    let sketches = self.sketches ?? names.map { NameSketch($0) }
    self.sketches = sketches
    // Suggestion takes nothing farther away for meant.
    let limit = max(1, own.length / 3)
    return zip(names, sketches).compactMap { candidate, sketch in
      sketch.map { own.leastDistance(to: $0) <= limit } ?? true ? candidate : nil
    }
  }
}
