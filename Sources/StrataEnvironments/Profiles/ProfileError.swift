public import StrataCore

/// Why a profile, or the record of deployments beside it, can't be used.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every mistake, with the place in the file where there is one.
  public let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// A mistake that is about a file as a whole.
  package init(
    _ subject: String, _ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil,
    site: CallSite? = nil
  ) {
    self.init([
      Diagnostic(
        .error, rule: .invalidProfile, path: subject, site: site, message: message, expected: expected, given: given,
        hint: hint)
    ])
  }

  /// All mistakes, one after the other, and how many there are.
  public var description: String { diagnostics.report(relativeTo: nil) }
}
