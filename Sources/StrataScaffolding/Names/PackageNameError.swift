/// The reason why a package can't have a name.
package struct PackageNameError: Error, Hashable, Sendable {
  /// What is wrong.
  package let description: String
  /// The next step.
  package let hint: String

  init(_ description: String, hint: String) {
    (self.description, self.hint) = (description, hint)
  }
}
