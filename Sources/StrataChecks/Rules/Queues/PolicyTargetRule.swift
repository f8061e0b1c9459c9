import StrataFindings
import StrataJSON
import StrataTemplate

/// A policy of queues names them by their addresses, and one of topics by their ARNs.
struct PolicyTargetRule: TemplateRule {
  let about = RuleDescription(
    "policy-target", .error, reason: "SQS finds a policy's queues by their URLs, and SNS its topics by their ARNs",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html",
    good: PolicyTargetRule.sample(["Ref": "Jobs"]), bad: PolicyTargetRule.sample(["Fn::GetAtt": ["Jobs", "Arn"]]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::SQS::QueuePolicy":
        { resource in resource.each("Queues").compactMap { queue($0, template) } }
      case "AWS::SQS::QueueInlinePolicy":
        { resource in resource.all("Queue").compactMap { queue($0, template) } }
      case "AWS::SNS::TopicPolicy":
        { resource in resource.each("Topics").compactMap { topic($0, template) } }
      case "AWS::SNS::TopicInlinePolicy":
        { resource in resource.all("TopicArn").compactMap { topic($0, template) } }
      default: nil
      }
    }
  }

  private func queue(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    let expected = "the URL of a queue"
    if let made = template.target(of: place.value) {
      let attribute = place.value.referenceTarget?.attribute
      let isAddress = made.type == "AWS::SQS::Queue" && (attribute == nil || attribute == "QueueUrl")
      guard !isAddress, made.type.hasPrefix("AWS::"), !made.type.hasPrefix("AWS::CloudFormation::") else { return nil }
      return finding(
        "this isn't the URL of a queue", at: place.pointer, expected: expected,
        given: attribute.map { "\(made.logicalID).\($0)" } ?? "\(made.logicalID), of the type \(made.type)",
        hint: made.type == "AWS::SQS::Queue" ? "write {\"Ref\": \"\(made.logicalID)\"}" : nil)
    }
    guard case .literal(let start)? = PartialText(place.value).parts.first,
      place.text != nil ? !start.hasPrefix("https://") && !start.hasPrefix("http://") : start.hasPrefix("arn:")
    else { return nil }
    return finding(
      "this isn't the URL of a queue", at: place.pointer, expected: "https://sqs.REGION.amazonaws.com/ACCOUNT/NAME",
      given: Wording.quoted(PartialText(place.value).description))
  }

  private func topic(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    if let made = template.target(of: place.value) {
      let attribute = place.value.referenceTarget?.attribute
      let isArn = made.type == "AWS::SNS::Topic" && (attribute == nil || attribute == "TopicArn")
      guard !isArn, made.type.hasPrefix("AWS::"), !made.type.hasPrefix("AWS::CloudFormation::") else { return nil }
      return finding(
        "this isn't the ARN of a topic", at: place.pointer, expected: "the ARN of a topic",
        given: attribute.map { "\(made.logicalID).\($0)" } ?? "\(made.logicalID), of the type \(made.type)",
        hint: made.type == "AWS::SNS::Topic" ? "write {\"Ref\": \"\(made.logicalID)\"}" : nil)
    }
    guard let text = place.text else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 6, parts[0] == "arn", parts[2] == "sns" { return nil }
    return finding(
      "this isn't the ARN of a topic", at: place.pointer, expected: "arn:aws:sns:REGION:ACCOUNT:NAME",
      given: Wording.quoted(text))
  }

  private static func sample(_ queue: JSONValue) -> JSONValue {
    [
      "Jobs": ["Type": "AWS::SQS::Queue"],
      "Senders": [
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": [
          "Queues": [queue],
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": "sns.amazonaws.com"], "Action": "sqs:SendMessage",
                "Resource": ["Fn::GetAtt": ["Jobs", "Arn"]],
              ]
            ],
          ],
        ],
      ],
    ]
  }
}
