import StrataFindings
import StrataJSON
import StrataTemplate

/// A stored parameter has a name, a value and policies that Systems Manager takes.
struct StoredParameterFormRule: TemplateRule {
  let about = RuleDescription(
    "stored-parameter-form", .error,
    reason: "Systems Manager refuses a parameter with a reserved name, or a value that its tier has no room for",
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html",
    good: StoredParameterFormRule.sample("/orders/limit"), bad: StoredParameterFormRule.sample("/aws/limit"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::SSM::Parameter").flatMap { parameter -> [Finding] in
      // A tier that isn't known may be the larger.
      let tier = parameter["Tier"].map { PartialText($0).literal ?? "" }
      let dataType = parameter["DataType"]?.string
      let faults =
        parameter.all("Name").compactMap(StoredParameterFaults.name)
        + parameter.all("Value").compactMap { StoredParameterFaults.value($0, tier: tier, dataType: dataType) }
      return faults.map {
        finding($0.message, at: $0.pointer, expected: $0.expected, given: $0.given, hint: $0.hint)
      } + policies(parameter, tier)
    }
  }

  private func policies(_ parameter: TemplateResource, _ tier: String?) -> [Finding] {
    guard let policies = parameter.placed("Policies") else { return [] }
    let found = findings(inDocument: policies, "the policies of a parameter") {
      StoredParameterFaults.policies.faults($0.content, "the policies of a parameter")
    }
    guard tier == nil || tier == "Standard", !policies.alternatives.isEmpty,
      policies.alternatives.allSatisfy({ !$0.value.isFunction })
    else { return found }
    return found + [
      finding(
        "a parameter with policies must be of the advanced tier", at: policies.pointer,
        expected: "Tier Advanced or Intelligent-Tiering", given: tier ?? "none, which stands for Standard")
    ]
  }

  private static func sample(_ name: JSONValue) -> JSONValue {
    ["Limit": ["Type": "AWS::SSM::Parameter", "Properties": ["Name": name, "Type": "String", "Value": "10"]]]
  }
}
