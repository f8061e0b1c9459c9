import StrataChecks
import StrataCore
import StrataJSON

/// What all rules find in a template, each as one line.
func found(_ template: JSONValue, ignoring: Set<RuleID> = []) -> [String] {
  TemplateChecker().check(template, ignoring: ignoring).map { finding in
    var text = "\(finding.pointer): \(finding.message)"
    if let expected = finding.expected { text += "; expected \(expected)" }
    if let given = finding.given { text += "; given \(given)" }
    return text + (finding.hint.map { " (\($0))" } ?? "")
  }
}

/// The resources of a template that has to have one.
let someResources: JSONValue = ["A": ["Type": "Custom::A"]]
