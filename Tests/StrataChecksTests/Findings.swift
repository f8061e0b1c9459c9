import StrataChecks
import StrataJSON
import StrataLanguage

/// What all rules find in a template, each as one line.
func found(_ template: JSONValue, ignoring: Set<RuleID> = []) -> [String] {
  TemplateChecker().check(template, ignoring: ignoring).map(line)
}

/// What one of the library's rules finds in a template, each as one line.
func found(by rule: RuleID, in template: JSONValue) -> [String] {
  let rule = TemplateChecker.rules.first { $0.about.id == rule }
  return (rule?.check(TemplateContents(template)) ?? []).map(line)
}

/// What one of the library's rules finds in some resources, each as one line.
func found(by rule: RuleID, inResources resources: JSONValue) -> [String] {
  found(by: rule, in: ["Resources": resources])
}

private func line(_ finding: Finding) -> String {
  var text = "\(finding.pointer?.description ?? ""): \(finding.message)"
  if let expected = finding.expected { text += "; expected \(expected)" }
  if let given = finding.given { text += "; given \(given)" }
  return text + (finding.hint.map { " (\($0))" } ?? "")
}

/// The resources of a template that has to have one.
let someResources: JSONValue = ["A": ["Type": "Acme::Test::A"]]
