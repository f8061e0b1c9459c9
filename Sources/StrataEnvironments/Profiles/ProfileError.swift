public import StrataLanguage

/// The reason why a profile, or the record of deployments beside it, can't be used.
public struct ProfileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every mistake, with the place in the file where there is one.
  public let findings: [Finding]

  package init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// A mistake that is about a file as a whole.
  package init(
    _ subject: String, _ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil,
    site: CallSite? = nil
  ) {
    self.init([
      Finding(
        .invalidProfile, message, path: subject, site: site, expected: expected, given: given, hint: hint)
    ])
  }

  /// All mistakes, one after the other, and how many there are.
  public var description: String { findings.report(relativeTo: nil) }
}
