import StrataSchema

/// Values of a deployment as people may see them.
package enum ShownValue {
  /// The text that stands for what isn't shown.
  package static let mark = SecretHiding.mark

  /// Whether a value looks like a secret, by its name or by what it says.
  package static func isSecret(_ text: String, named name: String) -> Bool { SecretHiding.hides(text, named: name) }

  /// A value, or a word for one that looks like a secret.
  package static func text(_ text: String, named name: String) -> String {
    isSecret(text, named: name) ? mark : text
  }
}
