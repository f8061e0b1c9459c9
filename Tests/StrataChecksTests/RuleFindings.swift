import StrataChecks
import StrataCore
import StrataJSON

/// What one of the library's rules finds in a template, each in a line with its place.
func found(by rule: RuleID, in template: JSONValue) -> [String] {
  let rule = TemplateChecker.rules.first { $0.about.id == rule }
  return (rule?.check(CheckedTemplate(template)) ?? []).map { finding in
    var text = "\(finding.pointer): \(finding.message)"
    if let expected = finding.expected { text += "; expected \(expected)" }
    if let given = finding.given { text += "; given \(given)" }
    return text + (finding.hint.map { " (\($0))" } ?? "")
  }
}

/// What one of the library's rules finds in some resources.
func found(by rule: RuleID, inResources resources: JSONValue) -> [String] {
  found(by: rule, in: ["Resources": resources])
}
