/// The questions to a person who makes a profile.
public struct ProfileForm: Sendable {
  /// The questions, in the order in which they are asked.
  public let questions: [ProfileQuestion]

  /// Values that are made of others: the key, and text with `{profile}` and keys in braces.
  public let derived: [(key: String, text: String)]

  /// Makes a form.
  ///
  /// - Parameters:
  ///   - questions: The questions, in the order in which they are asked; none unless given.
  ///   - derived: Values that are made of others, such as `["secret": "shop/{profile}/{tenant}"]`: `{profile}` is the
  ///     profile's name, and a key in braces is that key's value.
  public init(questions: [ProfileQuestion] = [], derived: KeyValuePairs<String, String> = [:]) {
    self.questions = questions
    self.derived = derived.map { ($0.key, $0.value) }
  }

  /// Fills in a text with the values of a profile; nil where one of them isn't there.
  package func fill(_ text: String, profile: String, values: (String) -> String?) -> String? {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let key = String(rest[rest.index(after: open)..<close])
      guard let value = key == "profile" ? profile : values(key) else { return nil }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// The question to a person about a key of a profile.
public struct ProfileQuestion: Sendable {
  /// The key.
  public let key: String

  /// The question, without a question mark.
  public let text: String

  /// Whether each profile answers it itself; else a profile that inherits from another takes the answer from there.
  public let isAskedAgain: Bool

  private let suggestion: String?
  private let suggestions: [String: String]

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - key: The key of the profile.
  ///   - text: The question, without a question mark.
  ///   - suggestion: The answer taken where nothing is answered; without it, one must be given.
  ///   - suggestions: The answers taken instead in the profiles of some names.
  ///   - isAskedAgain: Whether each profile answers it itself rather than inherit the answer; false unless given.
  public init(
    _ key: String, _ text: String, suggesting suggestion: String? = nil, in suggestions: [String: String] = [:],
    isAskedAgain: Bool = false
  ) {
    self.key = key
    self.text = text
    self.suggestion = suggestion
    self.suggestions = suggestions
    self.isAskedAgain = isAskedAgain
  }

  /// The answer taken in a profile where nothing is answered.
  public func suggestion(for profile: String) -> String? { suggestions[profile] ?? suggestion }
}
