/// The gravity of a finding.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The template can't be deployed, or not as meant: nothing is written.
  case error
  /// Worth a look; the template is written.
  case warning

  /// Orders graver findings first.
  public static func < (left: Severity, right: Severity) -> Bool {
    left == .error && right == .warning
  }
}
