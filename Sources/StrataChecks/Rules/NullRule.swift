import StrataFindings
import StrataJSON
import StrataTemplate

/// A template has no null, be it in properties that take any JSON.
struct NullRule: TemplateRule {
  let about = RuleDescription(
    NullRule.id, .error, reason: "CloudFormation refuses a template in which there is a null, wherever it is",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
    good: NullRule.sample(["orders"]), bad: NullRule.sample([nil]))

  private static let id: RuleID = "null-value"

  func check(_ template: TemplateContents) -> [Finding] {
    var findings: [Finding] = []
    var place = JSONPointer()
    func visit(_ value: JSONValue) {
      switch value {
      case .null:
        findings.append(
          finding(
            "a template can't have null", at: place, expected: "a value, or nothing", given: "null",
            hint: "leave it out, or give it a value"))
      case .array(let elements):
        for (index, element) in elements.enumerated() where element.mayHaveNull { visit(element, under: String(index)) }
      case .object(let object):
        for member in object where member.value.mayHaveNull { visit(member.value, under: member.key) }
      default: break
      }
    }
    func visit(_ value: JSONValue, under step: String) {
      place.tokens.append(step)
      visit(value)
      place.tokens.removeLast()
    }
    // That a template is null altogether is another thing.
    if template.writtenJSON.isNested, template.survey.hasNull { visit(template.writtenJSON) }
    return findings
  }

  /// The findings without those about a null of which another says that it isn't what belongs there.
  static func withoutRepetitions(_ findings: [Finding]) -> [Finding] {
    if !findings.contains(where: { $0.rule == id }) { return findings }
    let others = findings.lazy.filter { $0.rule != id && $0.given == "null" && $0.severity == .error }
    let said = Set(others.compactMap(\.pointer))
    return findings.filter { $0.rule != id || $0.pointer.map(said.contains) != true }
  }

  private static func sample(_ details: JSONValue) -> JSONValue {
    [
      "Orders": [
        "Type": "AWS::Events::Rule",
        "Properties": ["EventPattern": ["source": ["shop"], "detail": ["kind": details]]],
      ]
    ]
  }
}

extension JSONValue {
  /// Whether it's null, or something that may have one in it.
  fileprivate var mayHaveNull: Bool {
    if case .null = self { return true }
    return isNested
  }
}
