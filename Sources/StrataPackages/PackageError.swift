package import StrataFindings
import StrataLanguage

/// The reason why a package can't be made, read or relied on.
package struct PackageError: Error, Sendable, Hashable, CustomStringConvertible {
  package let message: String
  package let expected: String?
  package let given: String?
  package let hint: String?

  package init(_ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil) {
    (self.message, self.expected, self.given, self.hint) = (message, expected, given, hint)
  }

  /// The same as a finding about the function that uses the package.
  package func finding(about function: String, at site: CallSite?) -> Finding {
    Finding(
      .package, message, path: function, property: "code", site: site, expected: expected, given: given, hint: hint)
  }

  package var description: String {
    message + (expected.map { "\n  expected: \($0)" } ?? "") + (given.map { "\n  given: \($0)" } ?? "")
      + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}
