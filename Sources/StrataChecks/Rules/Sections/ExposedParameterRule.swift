import StrataFindings
import StrataJSON
import StrataTemplate

/// A hidden parameter stays hidden.
struct ExposedParameterRule: TemplateRule {
  let about = RuleDescription(
    "exposed-parameter", .warning,
    reason: "NoEcho hides what is given to a parameter, but not its default, nor an output that shows it",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    goodTemplate: ExposedParameterRule.sample(["Type": "String", "NoEcho": true]),
    badTemplate: ExposedParameterRule.sample(["Type": "String", "NoEcho": true, "Default": "opensesame"]))

  func check(_ template: TemplateContents) -> [Finding] {
    let hidden = template.section("Parameters").filter { Self.isHidden($0.value) }
    if hidden.isEmpty { return [] }
    let names = Set(hidden.map(\.key))
    return hidden.filter { $0.value["Default"].map { $0 != "" } ?? false }.map {
      finding(
        "a hidden parameter's default stands in the template for all to read",
        at: JSONPointer(["Parameters", $0.key, "Default"]),
        hint: "leave the default out, or read the value from Secrets Manager")
    }
      + template.references.filter { reference in
        reference.pointer.tokens.starts(with: ["Outputs"]) && reference.pointer.tokens.dropFirst(2).first == "Value"
          && names.contains(reference.target)
      }.map {
        finding(
          "the output shows the hidden parameter \($0.target) to all who may read the stack", at: $0.pointer,
          hint: "leave the output out")
      }
  }

  private static func isHidden(_ parameter: JSONValue) -> Bool {
    parameter["NoEcho"] == true || parameter["NoEcho"]?.string?.lowercased() == "true"
  }

  private static func sample(_ parameter: JSONValue) -> JSONValue {
    ["Parameters": ["Password": parameter], "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]]
  }
}
