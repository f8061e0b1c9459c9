import StrataText

/// Two environments that an option names with a colon between them.
struct EnvironmentPair {
  let from: String
  let to: String

  /// Reads the value of an option.
  ///
  /// - Parameters:
  ///   - text: The value, such as `staging:production`.
  ///   - environments: The environments that there are.
  ///   - option: The option, for messages.
  /// - Throws: ``UsageError`` where they aren't two of the environments.
  init(_ text: String, of environments: [String], by option: OptionSyntax) throws(UsageError) {
    let names = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard names.count == 2 else {
      throw UsageError(
        "\(option.name) takes two environments with a colon between them, not \(text.isEmpty ? "\"\"" : text)",
        hint: environments.count > 1
          ? "such as \(option.name) \(environments.prefix(2).joined(separator: ":"))" : nil)
    }
    for name in names where !environments.contains(name) {
      throw .unknown(
        "environment", name, nearest: Suggestion.nearest(to: name, in: environments), known: environments)
    }
    if names[0] == names[1] { throw UsageError("\(option.name) takes two environments, and \(names[0]) is one") }
    (from, to) = (names[0], names[1])
  }
}
