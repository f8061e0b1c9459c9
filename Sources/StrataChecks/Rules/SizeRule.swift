import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A template keeps within CloudFormation's quotas.
struct SizeRule: TemplateRule {
  let about = RuleDescription(
    "limit", .error, reason: "CloudFormation refuses what exceeds its quotas",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]],
    bad: .object(JSONObject((0..<501).map { ("Q\($0)", ["Type": "AWS::SQS::Queue"]) })))

  func check(_ template: TemplateContents) -> [Finding] {
    var findings = size(of: template)
    findings += template.quotaUses.compactMap { use in
      use.isExceeded ? use.quota.section.map { tooMany(use, in: $0) } : nil
    }
    let description = template.json["Description"]
    findings += bytes(of: description, "a template's description", Limits.descriptionBytes, at: ["Description"])
    for member in template.section("Outputs") {
      findings += bytes(
        of: member.value["Description"], "an output's description", Limits.outputDescriptionBytes,
        at: ["Outputs", member.key, "Description"])
    }
    return findings
  }

  private func size(of template: TemplateContents) -> [Finding] {
    guard let bytes = template.byteCount, bytes > Limits.inlineBytes else { return [] }
    if bytes > Limits.templateBytes {
      return [
        finding(
          "a template must have \(Count.of(Limits.templateBytes, "byte")) at most", at: JSONPointer(),
          expected: "\(Count.grouped(Limits.templateBytes)) or fewer", given: Count.grouped(bytes),
          hint: "move some resources to another stack")
      ]
    }
    return [
      Finding(
        about.id, "a template of more than \(Count.of(Limits.inlineBytes, "byte")) is taken only from S3",
        severity: .warning, at: JSONPointer(), expected: "\(Count.grouped(Limits.inlineBytes)) or fewer",
        given: Count.grouped(bytes),
        hint: "deploy it by way of a bucket, as with aws cloudformation deploy --s3-bucket BUCKET")
    ]
  }

  private func tooMany(_ use: QuotaUse, in section: String) -> Finding {
    finding(
      "a template must have \(Count.of(use.quota.most, use.quota.thing)) at most", at: JSONPointer([section]),
      expected: "\(Count.grouped(use.quota.most)) or fewer", given: Count.grouped(use.used),
      hint: "move some to another stack; values pass from stack to stack by exports and imports")
  }

  private func bytes(of value: JSONValue?, _ subject: String, _ limit: Int, at place: [String]) -> [Finding] {
    guard let text = value?.string, text.utf8.count > limit else { return [] }
    return [
      finding(
        "\(subject) must have \(Count.of(limit, "byte")) at most", at: JSONPointer(place),
        expected: "\(Count.grouped(limit)) or fewer", given: Count.grouped(text.utf8.count))
    ]
  }
}
