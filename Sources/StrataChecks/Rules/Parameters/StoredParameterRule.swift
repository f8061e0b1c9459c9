import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// A stored parameter is as its own pattern wants it.
struct StoredParameterRule: TemplateRule {
  let about = RuleDescription(
    "stored-parameter", .error, reason: "Systems Manager refuses a parameter that doesn't match its own pattern",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html",
    good: StoredParameterRule.sample("42"), bad: StoredParameterRule.sample("many"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::SSM::Parameter").flatMap { parameter -> [Finding] in
      // How a list is held against it isn't said.
      let patterns = parameter.all("AllowedPattern").map(\.text)
      guard parameter["Type"] == "String", patterns.count == 1, let pattern = patterns[0] else { return [] }
      return parameter.all("Value").compactMap { value in
        guard let text = value.text, SchemaPatterns.matches(text, pattern) == false else { return nil }
        return finding(
          "the value doesn't match the parameter's AllowedPattern", at: value.pointer, expected: pattern,
          given: Wording.quoted(text))
      }
    }
  }

  private static func sample(_ value: JSONValue) -> JSONValue {
    [
      "Count": [
        "Type": "AWS::SSM::Parameter", "Properties": ["Type": "String", "Value": value, "AllowedPattern": "^[0-9]+$"],
      ]
    ]
  }
}
