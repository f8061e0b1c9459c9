/// The reason why git doesn't tell what it's asked for, for people.
package struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  private let message: String
  private let hint: String?

  package init(_ message: String, hint: String? = nil) {
    (self.message, self.hint) = (message, hint)
  }

  package var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
