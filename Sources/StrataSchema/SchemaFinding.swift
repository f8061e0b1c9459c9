/// What a property has that the schema of its type rules out.
package struct SchemaFinding: Sendable, Hashable {
  /// The name of the rule, in lowercase words joined by hyphens.
  package let rule: String
  /// Names of properties and indexes of lists, from the properties of the resource down.
  package let path: [String]
  /// What is wrong, in one sentence without a full stop.
  package let message: String
  /// What would have been right.
  package let expected: String?
  /// What was given instead, in short.
  package let given: String?
  /// What to do next.
  package let hint: String?
  /// Whether the type's own schema doesn't say so, but what else is known of the type.
  package let isSupplementary: Bool

  package init(
    rule: String, path: [String], message: String, expected: String? = nil, given: String? = nil, hint: String? = nil,
    isSupplementary: Bool = false
  ) {
    self.rule = rule
    self.path = path
    self.message = message
    self.expected = expected
    self.given = given
    self.hint = hint
    self.isSupplementary = isSupplementary
  }
}
