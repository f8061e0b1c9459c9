package import StrataFindings

/// A finding, and what accepts it where something does.
package struct ReportedFinding: Sendable {
  /// The finding.
  package let finding: Finding
  /// The reason for which it's accepted; nil where it isn't.
  package let reason: String?
  /// The resource that it's about, where it's about one.
  package let resource: ReportedPlace?
  /// The line, for people; empty where it isn't known.
  package let line: String

  /// Takes a finding.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - reason: The reason for which it's accepted; it isn't unless given.
  ///   - resource: The resource that it's about, where it's about one.
  ///   - directory: Files below this directory are named relative to it.
  package init(
    _ finding: Finding, acceptedBecause reason: String? = nil, on resource: ReportedPlace?, in directory: String?
  ) {
    (self.finding, self.reason, self.resource) = (finding, reason, resource)
    line = finding.site.map { site in "\(directory.map(site.relative) ?? site)" } ?? ""
  }

  /// Whether it's a mistake that nothing accepts.
  package var isError: Bool { kind == .error }

  /// The kind of finding, by which it's filtered.
  enum Kind: String, CaseIterable {
    case error, warning, accepted
  }

  var kind: Kind {
    if reason != nil { return .accepted }
    return finding.severity == .error ? .error : .warning
  }
}
