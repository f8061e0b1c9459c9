import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A template has room left under CloudFormation's quotas.
///
/// Whoever splits a stack before it's full can do so at leisure; one that is full takes nothing that splitting needs.
struct NearLimitRule: TemplateRule {
  let about = RuleDescription(
    "near-limit", .warning, reason: "A stack is split more easily before it's full, as that adds outputs first",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]],
    bad: .object(JSONObject((0..<400).map { ("Q\($0)", ["Type": "AWS::SQS::Queue"]) })))

  func check(_ template: TemplateContents) -> [Finding] {
    template.quotaUses.compactMap { use in
      guard use.isNear, !use.isExceeded else { return nil }
      let (quota, most) = (use.quota, use.quota.most)
      return finding(
        "the template has \(Count.grouped(use.used)) of the \(Count.of(most, quota.thing)) that it may have",
        at: JSONPointer(quota.section.map { [$0] } ?? []),
        expected: "fewer than \(Count.grouped(most * QuotaUse.nearPercentage / 100))", given: Count.grouped(use.used),
        hint: "advise proposes stacks to split it into, with the fewest values across")
    }
  }
}
