import StrataFindings
import StrataJSON

/// The rules that a template's own metadata says are accepted.
///
/// Under `Strata::Accepted` stand objects with a `Rule` and the reason, `Because`; without a reason nothing is accepted. What
/// silences cfn-lint, `ignore_checks` under `cfn-lint`, silences the rules that find the same.
struct AcceptedRules {
  /// The rules that the metadata of a template, or of a resource in it, accepts.
  private struct Entry {
    var reasons: [String: String] = [:]
    /// The rules that are named, with a reason or without.
    var names: [String] = []
    var lintChecks: [String] = []
    /// Whether the beginning of a check's id stands for all that begin so, as it does in the template's own metadata.
    private let takesBeginnings: Bool

    init(_ metadata: JSONValue?, takesBeginnings: Bool) {
      self.takesBeginnings = takesBeginnings
      for element in metadata?["Strata::Accepted"]?.array ?? [] {
        guard let name = element.string ?? element["Rule"]?.string else { continue }
        names.append(name)
        reasons[name] = element["Because"]?.string.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
      }
      // https://github.com/aws-cloudformation/cfn-lint#metadata
      lintChecks = (metadata?["cfn-lint"]?["config"]?["ignore_checks"]?.array ?? []).compactMap(\.string)
      lintChecks.removeAll(where: \.isEmpty)
    }

    var isEmpty: Bool { names.isEmpty && lintChecks.isEmpty }

    func acceptance(of names: [String]) -> TemplateReport.Acceptance? {
      for name in names {
        if let reason = reasons[name] { return TemplateReport.Acceptance(reason: reason, source: .strata) }
      }
      guard !lintChecks.isEmpty else { return nil }
      for name in names {
        let check = LintChecks.byRule[name]?.first { id in
          lintChecks.contains { takesBeginnings ? id.hasPrefix($0) : id == $0 }
        }
        if let check {
          return TemplateReport.Acceptance(reason: "cfn-lint ignores \(check) here", source: .cfnLint)
        }
      }
      return nil
    }
  }

  private let everywhere: Entry
  private let byResource: [String: Entry]

  /// Reads a template's metadata, and that of its resources.
  init(_ template: JSONValue) {
    everywhere = Entry(template["Metadata"], takesBeginnings: true)
    var byResource: [String: Entry] = [:]
    for member in template["Resources"]?.object ?? [:] {
      guard let metadata = member.value["Metadata"] else { continue }
      let entry = Entry(metadata, takesBeginnings: false)
      if !entry.isEmpty { byResource[member.key] = entry }
    }
    self.byResource = byResource
  }

  /// The acceptance of a finding of a rule; nil where it isn't.
  func acceptance(of finding: Finding, by rule: RuleID) -> TemplateReport.Acceptance? {
    let today = finding.rule == rule ? [rule] : [finding.rule, rule]
    let names = (today + today.compactMap(RuleCatalog.formerName)).map(\.description)
    if let acceptance = everywhere.acceptance(of: names) { return acceptance }
    guard let tokens = finding.pointer?.tokens, tokens.count > 1, tokens[0] == "Resources" else { return nil }
    return byResource[tokens[1]]?.acceptance(of: names)
  }

  /// The names among them that rules had once, sorted.
  var formerNames: [RuleID] {
    let names = Set(([everywhere] + byResource.values).flatMap(\.names))
    return names.map { RuleID(stringLiteral: $0) }.filter { RuleCatalog.successors[$0] != nil }.sorted()
  }
}
