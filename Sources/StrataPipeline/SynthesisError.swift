public import StrataFindings

/// The mistakes for which nothing was synthesized, sorted by place.
public struct SynthesisError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The mistakes, and the warnings found on the way, each once.
  public let findings: [Finding]

  package init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// All findings, one after the other, and how many there are.
  public var description: String { findings.report(relativeTo: nil) }
}
