package import StrataCore
package import StrataJSON

/// The rules that a template's own metadata says are accepted.
///
/// Under `Strata::Accepted` stand the names of rules, or objects with a `Rule` and the reason, `Because`. What silences
/// cfn-lint, `ignore_checks` under `cfn-lint`, silences the rules that find the same.
package struct AcceptedRules {
  /// What the metadata of a template, or of a resource in it, accepts.
  private struct Entry {
    var reasons: [String: String?] = [:]
    var lintChecks: [String] = []

    init(_ metadata: JSONValue?) {
      for element in metadata?["Strata::Accepted"]?.array ?? [] {
        if let name = element.string {
          reasons.updateValue(nil, forKey: name)
        } else if let name = element["Rule"]?.string {
          reasons.updateValue(element["Because"]?.string, forKey: name)
        }
      }
      // https://github.com/aws-cloudformation/cfn-lint#metadata
      lintChecks = (metadata?["cfn-lint"]?["config"]?["ignore_checks"]?.array ?? []).compactMap(\.string)
      lintChecks.removeAll(where: \.isEmpty)
    }

    var isEmpty: Bool { reasons.isEmpty && lintChecks.isEmpty }

    func acceptance(of names: [String]) -> TemplateReport.Acceptance? {
      for name in names {
        if let reason = reasons[name] { return TemplateReport.Acceptance(reason: reason) }
      }
      guard !lintChecks.isEmpty else { return nil }
      for name in names {
        let check = LintChecks.byRule[name]?.first { id in lintChecks.contains { id.hasPrefix($0) } }
        if let check { return TemplateReport.Acceptance(reason: "cfn-lint ignores \(check) here") }
      }
      return nil
    }
  }

  private let everywhere: Entry
  private let byResource: [String: Entry]

  /// Reads a template's metadata, and that of its resources.
  package init(_ template: JSONValue) {
    everywhere = Entry(template["Metadata"])
    var byResource: [String: Entry] = [:]
    for member in template["Resources"]?.object ?? [:] {
      let entry = Entry(member.value["Metadata"])
      if !entry.isEmpty { byResource[member.key] = entry }
    }
    self.byResource = byResource
  }

  /// How a rule is accepted for all of the template; nil where it isn't.
  package func acceptance(of rule: RuleID) -> TemplateReport.Acceptance? {
    everywhere.acceptance(of: [rule.description])
  }

  /// How a finding of a rule is accepted; nil where it isn't.
  func acceptance(of finding: TemplateFinding, by rule: RuleID) -> TemplateReport.Acceptance? {
    let names = finding.rule == rule ? [rule.description] : [finding.rule.description, rule.description]
    if let acceptance = everywhere.acceptance(of: names) { return acceptance }
    guard finding.pointer.tokens.count > 1, finding.pointer.tokens[0] == "Resources" else { return nil }
    return byResource[finding.pointer.tokens[1]]?.acceptance(of: names)
  }
}
