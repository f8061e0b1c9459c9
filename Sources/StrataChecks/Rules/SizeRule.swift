import StrataCore
import StrataJSON

/// A template keeps within CloudFormation's quotas.
struct SizeRule: TemplateRule {
  let about = RuleDescription(
    "limit", .error, reason: "CloudFormation refuses what exceeds its quotas",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]],
    bad: .object(JSONObject((0..<501).map { ("Q\($0)", ["Type": "AWS::SQS::Queue"]) })))

  private static let counts: [(section: String, limit: Int, thing: String)] = [
    ("Resources", 500, "resources"), ("Parameters", 200, "parameters"), ("Outputs", 200, "outputs"),
    ("Mappings", 200, "mappings"),
  ]

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    var findings: [TemplateFinding] = []
    for entry in Self.counts {
      let count = template.section(entry.section).count
      if count <= entry.limit { continue }
      findings.append(
        finding(
          "a template has at most \(entry.limit) \(entry.thing)", at: JSONPointer([entry.section]),
          expected: "\(entry.limit) or fewer", given: "\(count)", hint: "move some to another stack"))
    }
    if let text = template.json["Description"]?.string, text.utf8.count > 1_024 {
      findings.append(
        finding(
          "a template's description has at most 1,024 bytes", at: JSONPointer(["Description"]),
          expected: "1,024 or fewer", given: "\(text.utf8.count)"))
    }
    for member in template.section("Outputs") {
      guard let text = member.value["Description"]?.string, text.utf8.count > 1_024 else { continue }
      findings.append(
        finding(
          "an output's description has at most 1,024 bytes", at: JSONPointer(["Outputs", member.key, "Description"]),
          expected: "1,024 or fewer", given: "\(text.utf8.count)"))
    }
    return findings
  }
}
