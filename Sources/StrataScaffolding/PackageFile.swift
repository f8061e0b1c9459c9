/// A file of a package.
package struct PackageFile: Hashable, Sendable {
  /// The path from the package's folder on, with slashes.
  package let path: String
  /// The whole text, which ends with a line's end.
  package let text: String

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - path: The path from the package's folder on, with slashes.
  ///   - text: The whole text.
  package init(_ path: String, _ text: String) {
    (self.path, self.text) = (path, text)
  }
}
