/// Commands about one thing, each of which is called by the group's word and its own: `profile show`.
struct CommandGroup: Hashable, Sendable {
  /// The word of the group, such as `profile`.
  let word: String
  /// One line, without a full stop.
  let summary: String

  static let profile = CommandGroup(word: "profile", summary: "make, show and change profiles of environments")
  static let secret = CommandGroup(word: "secret", summary: "fill the secrets of environments from their profiles")
  static let deployment = CommandGroup(word: "deployment", summary: "record and show what is deployed")
}
