public import StrataFindings

/// The findings in a template, apart from those that its metadata accepts.
public struct TemplateReport: Sendable {
  /// A finding that the template's metadata accepts.
  public struct Accepted: Sendable, Hashable {
    /// The finding.
    public let finding: Finding
    /// The reason.
    public let reason: String
    /// The metadata that accepts it.
    public let source: Source

    package init(finding: Finding, reason: String, source: Source) {
      self.finding = finding
      self.reason = reason
      self.source = source
    }
  }

  /// The metadata that accepts a finding.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// A finding that is accepted for this library.
    case strata = "Strata::Accepted"
    /// A finding that cfn-lint leaves out.
    case cfnLint = "cfn-lint"
  }

  /// That a finding is accepted, and why.
  struct Acceptance {
    let reason: String
    let source: Source
  }

  /// The findings that aren't accepted, in the order of the template.
  public let findings: [Finding]
  /// The findings that are accepted, in the order of the template.
  public let accepted: [Accepted]
  /// The names that rules had once, by which the template accepts some, sorted.
  public let formerNames: [RuleID]

  /// The same findings, more being said of where they are.
  ///
  /// - Parameter transform: Gives as many findings as it takes, in the same order.
  /// - Returns: The report with the findings that it gave.
  package func mapFindings(_ transform: ([Finding]) -> [Finding]) -> TemplateReport {
    let all = transform(findings + accepted.map(\.finding))
    return TemplateReport(
      findings: Array(all.prefix(findings.count)),
      accepted: zip(all.dropFirst(findings.count), accepted).map {
        Accepted(finding: $0, reason: $1.reason, source: $1.source)
      },
      formerNames: formerNames)
  }

  /// The report with some findings before all others.
  package func beginning(with others: [Finding]) -> TemplateReport {
    TemplateReport(findings: others + findings, accepted: accepted, formerNames: formerNames)
  }

  /// The report with each finding once, as a loop makes the same of each value.
  var withoutRepetitions: TemplateReport {
    var seen: Set<Finding> = []
    return TemplateReport(
      findings: findings.filter { seen.insert($0).inserted },
      accepted: accepted.filter { seen.insert($0.finding).inserted }, formerNames: formerNames)
  }

  /// The first findings of each kind that are grave enough.
  package func limited(to count: Int, atLeast least: Severity) -> TemplateReport {
    TemplateReport(
      findings: Array(findings.lazy.filter { $0.severity <= least }.prefix(count)),
      accepted: Array(accepted.lazy.filter { $0.finding.severity <= least }.prefix(count)), formerNames: formerNames)
  }
}
