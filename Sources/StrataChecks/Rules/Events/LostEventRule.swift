import StrataFindings
import StrataJSON
import StrataTemplate

/// A queue or a topic lets in what sends to it.
struct LostEventRule: TemplateRule {
  let about = RuleDescription(
    "lost-event", .warning,
    reason: "EventBridge and SNS lose what a queue or a topic doesn't let in, and nothing says so",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
    good: LostEventRule.sample(hasPolicy: true), bad: LostEventRule.sample(hasPolicy: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let deliveries = template.resources(ofTypesWhere: Self.types.contains).flatMap(deliveries)
    // Most templates have none.
    if deliveries.isEmpty { return [] }
    var policies = DestinationPolicies(template)
    return deliveries.compactMap { delivery in
      guard let target = template.target(of: delivery.destination.value), let action = Self.actions[target.type],
        policies.refuses(target, action, to: delivery.service)
      else { return nil }
      let kind = target.type == "AWS::SQS::Queue" ? "Queue" : "Topic"
      return finding(
        "\(target.logicalID) has no policy that lets \(delivery.service) send, so that \(delivery.what) is lost",
        at: delivery.destination.pointer,
        expected: "a policy of the \(kind.lowercased()) that allows \(action) to \(delivery.service)",
        hint: "add an AWS::\(kind == "Queue" ? "SQS" : "SNS")::\(kind)Policy")
    }
  }

  private static let actions = ["AWS::SQS::Queue": "sqs:SendMessage", "AWS::SNS::Topic": "sns:Publish"]

  /// The types that send events or messages.
  private static let types = ["AWS::Events::Rule", "AWS::SNS::Subscription", "AWS::SNS::Topic"]

  /// What is sent to somewhere by whom.
  private typealias Delivery = (destination: PlacedValue, service: String, what: String)

  private func deliveries(of resource: TemplateResource) -> [Delivery] {
    switch resource.type {
    case "AWS::Events::Rule":
      return resource.each("Targets").flatMap { target -> [Delivery] in
        let failed = target.all("DeadLetterConfig").flatMap { $0.all("Arn") }.map {
          (destination: $0, service: "events.amazonaws.com", what: "what fails")
        }
        // With a role of its own a target may need no policy.
        if target["RoleArn"] != nil { return failed }
        return target.all("Arn").map { ($0, "events.amazonaws.com", "each event") } + failed
      }
    case "AWS::SNS::Subscription": return subscription(resource.placedProperties)
    case "AWS::SNS::Topic": return resource.each("Subscription").flatMap(subscription)
    default: return []
    }
  }

  private func subscription(_ subscription: PlacedValue) -> [Delivery] {
    guard subscription.value["Protocol"] == "sqs" else { return [] }
    return subscription.all("Endpoint").map { ($0, "sns.amazonaws.com", "each message") }
  }

  private static func sample(hasPolicy: Bool) -> JSONValue {
    let arn: JSONValue = ["Fn::GetAtt": ["Jobs", "Arn"]]
    var resources: JSONObject = [
      "Jobs": ["Type": "AWS::SQS::Queue"],
      "Placed": [
        "Type": "AWS::Events::Rule",
        "Properties": ["EventPattern": ["source": ["orders"]], "Targets": [["Id": "jobs", "Arn": arn]]],
      ],
    ]
    if hasPolicy {
      resources["Policy"] = [
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": [
          "Queues": [["Ref": "Jobs"]],
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": "events.amazonaws.com"], "Action": "sqs:SendMessage",
                "Resource": arn,
              ]
            ],
          ],
        ],
      ]
    }
    return .object(resources)
  }
}
