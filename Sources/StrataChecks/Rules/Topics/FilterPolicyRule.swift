import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// What a subscription is about, and how it's delivered, is as SNS reads it.
struct FilterPolicyRule: TemplateRule {
  let about = RuleDescription(
    "filter-policy", .error, reason: "SNS refuses a subscription whose policies it can't read",
    source: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
    good: FilterPolicyRule.sample(["kind": ["order"]]), bad: FilterPolicyRule.sample(["kind": "order"]))

  /// The most names of a policy, and the most combinations of their values.
  private static let (names, combinations) = (5, 150)

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::SNS::Subscription":
        { resource in
          findings(inDocument: resource.placed("FilterPolicy"), "a filter policy") {
            filter($0.content, scope: resource["FilterPolicyScope"])
          }
            + findings(inDocument: resource.placed("DeliveryPolicy"), "a delivery policy") {
              DeliveryPolicy.faults(ofSubscription: $0.content)
            } + protocols(resource)
        }
      case "AWS::SNS::Topic":
        { resource in
          findings(inDocument: resource.placed("DeliveryPolicy"), "a delivery policy") {
            DeliveryPolicy.faults(ofTopic: $0.content)
          }
        }
      default: nil
      }
    }
  }

  private func filter(_ policy: PlacedValue, scope: JSONValue?) -> [DocumentFault] {
    if policy.value.isFunction { return [] }
    var faults = EventPattern(policy).faults.map {
      DocumentFault($0.pointer, $0.message, expected: $0.expected, given: $0.given, hint: $0.hint)
    }
    guard let object = policy.value.object, !object.keys.contains(where: \.isFunctionName),
      scope == nil || scope == "MessageAttributes"
    else { return faults }
    for member in object where member.key != "$or" {
      guard member.value.object != nil, !member.value.isFunction else { continue }
      faults.append(
        DocumentFault(
          policy.pointer.appending(member.key), "an attribute of messages has no fields",
          expected: "a list of values, or the FilterPolicyScope MessageBody", given: Wording.value(member.value)))
    }
    if object.count > Self.names, object["$or"] == nil {
      faults.append(
        DocumentFault(
          policy.pointer, "a filter policy has too many names", expected: "\(Self.names) or fewer",
          given: String(object.count)))
    }
    // A product that's too large for a number is too large.
    let product = object.reduce(1) { product, member in
      let count = member.value.array.map { list in list.count { $0.argument(of: .if) == nil && !$0.isNoValue } } ?? 1
      return min(product * max(1, count), 1_000_000)
    }
    if product > Self.combinations {
      faults.append(
        DocumentFault(
          policy.pointer, "a filter policy has too many combinations of values",
          expected: "\(Self.combinations) or fewer", given: Count.grouped(product)))
    }
    return faults
  }

  /// Only what is sent by HTTP is sent again by a policy.
  private func protocols(_ subscription: TemplateResource) -> [Finding] {
    let protocols = subscription.all("Protocol").map(\.text)
    guard let policy = subscription.placed("DeliveryPolicy"), !policy.alternatives.isEmpty, protocols.count == 1,
      let name = protocols[0], !["http", "https"].contains(name)
    else { return [] }
    return [
      finding(
        "only HTTP has a delivery policy", at: policy.pointer, expected: "the protocol http or https",
        given: Wording.quoted(name))
    ]
  }

  private static func sample(_ policy: JSONValue) -> JSONValue {
    [
      "Orders": [
        "Type": "AWS::SNS::Subscription",
        "Properties": [
          "TopicArn": "arn:aws:sns:eu-west-1:123456789012:events", "Protocol": "https",
          "Endpoint": "https://example.com/events", "FilterPolicy": policy,
        ],
      ]
    ]
  }
}
