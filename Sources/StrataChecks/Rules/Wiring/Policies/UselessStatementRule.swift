import StrataFindings
import StrataJSON
import StrataTemplate

/// A statement has an action that there can be on one of its resources.
///
/// It's about services whose actions are on resources of their own alone, and about S3, some of whose actions are on buckets
/// and others on objects.
struct UselessStatementRule: TemplateRule {
  let about = RuleDescription(
    "useless-statement", .warning, reason: "a statement none of whose actions is one on its resources does nothing",
    source:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    good: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::files/*"),
    bad: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::files"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.compactMap { statement in
      guard statement.purpose == .identity, let effect = statement.effect, effect == "Allow" || effect == "Deny",
        let kinds = ActionKind.kinds(of: statement),
        let targets = ActionTarget.targets(of: statement, in: template, butFor: kinds)
      else { return nil }
      return finding(
        message(statement.actions, targets, verb: effect == "Allow" ? "allows" : "forbids"),
        at: statement.actions[0].pointer, expected: kinds[0].wanted, given: targets[0].words)
    }
  }

  private func message(_ actions: [PolicyAction], _ targets: [ActionTarget], verb: String) -> String {
    let subject = actions.count == 1 ? "\(actions[0].text) isn't" : "none of the \(actions.count) actions is"
    let resources = targets.count == 1 ? "the resource" : "any of the \(targets.count) resources"
    return "\(subject) an action on \(resources), so that this \(verb) nothing"
  }
}
