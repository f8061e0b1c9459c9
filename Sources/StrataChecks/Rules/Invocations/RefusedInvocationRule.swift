import StrataFindings
import StrataJSON
import StrataTemplate

/// A function lets in what invokes it before that is made, where its service sees to it.
struct RefusedInvocationRule: TemplateRule {
  let about = RuleDescription(
    "refused-invocation", .error,
    reason: "S3, CloudWatch Logs, load balancers, Config and others refuse a function that they may not invoke",
    source: "https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html",
    good: RefusedInvocationRule.sample(dependsOn: ["Permission"]), bad: RefusedInvocationRule.sample(dependsOn: []))

  func check(_ template: TemplateContents) -> [Finding] {
    let invocations = Invocation.all(in: template, refused: true)
    // Most templates have none.
    if invocations.isEmpty { return [] }
    let permissions = FunctionPermissions(template)
    return invocations.compactMap { invocation in
      guard case .refused(let service) = invocation.kind.effect else { return nil }
      switch permissions.answer(invocation) {
      case .refused(let nearly):
        return finding(
          "\(invocation.function.name) doesn't let \(invocation.who) invoke it, and \(service) refuses it",
          at: invocation.place, expected: invocation.permission, hint: nearly)
      case .mayBe(let letting): return order(invocation, letting, template)
      }
    }
  }

  private func order(
    _ invocation: Invocation, _ letting: [TemplateResource], _ template: TemplateContents
  ) -> Finding? {
    // Of buckets there is a rule by itself, with queues and topics.
    guard let first = letting.first, invocation.sender.type != "AWS::S3::Bucket",
      !template.waits(invocation.sender, forAnyOf: Set(letting.map(\.logicalID)))
    else { return nil }
    let sender = invocation.sender.logicalID
    let isCycle = template.waits(first, forAnyOf: [sender])
    return finding(
      "\(sender) \(isCycle ? "is" : "may be") made before \(first.logicalID), which lets \(invocation.who) invoke \(invocation.function.name)",
      at: invocation.place, expected: "DependsOn with \(first.logicalID)",
      hint: isCycle ? "leave \(sender) out of \(first.logicalID), as the two would wait for each other" : nil)
  }

  private static func sample(dependsOn: JSONValue) -> JSONValue {
    [
      "Worker": Invocation.function, "Permission": Invocation.permission(principal: "config.amazonaws.com"),
      "Rule": [
        "Type": "AWS::Config::ConfigRule", "DependsOn": dependsOn,
        "Properties": [
          "Source": [
            "Owner": "CUSTOM_LAMBDA", "SourceIdentifier": ["Fn::GetAtt": ["Worker", "Arn"]],
            "SourceDetails": [
              ["EventSource": "aws.config", "MessageType": "ConfigurationItemChangeNotification"]
            ],
          ]
        ],
      ],
    ]
  }
}
