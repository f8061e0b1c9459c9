import StrataFindings
import StrataJSON
import StrataTemplate

/// A bucket that tells others of its objects is made after they let it.
struct BucketNotificationRule: TemplateRule {
  let about = RuleDescription(
    "notification-before-permission", .error,
    reason: "S3 refuses a notification to what doesn't let it yet, and CloudFormation doesn't wait for that",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html",
    good: BucketNotificationRule.sample(waits: true), bad: BucketNotificationRule.sample(waits: false))

  /// The lists of notifications, with the property that names who is told.
  private static let kinds = [
    ("LambdaConfigurations", "Function"), ("QueueConfigurations", "Queue"), ("TopicConfigurations", "Topic"),
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    let buckets = template.resources(of: "AWS::S3::Bucket").filter { $0["NotificationConfiguration"] != nil }
    if buckets.isEmpty { return [] }
    let permissions = permissions(in: template)
    let solver = ConditionSolver(template)
    return buckets.flatMap { bucket -> [Finding] in
      Self.kinds.flatMap { list, property -> [Finding] in
        let notifications = bucket.placed("NotificationConfiguration")?[list]?.elements ?? []
        return notifications.compactMap { notification in
          guard let told = notification[property], let target = template.target(of: told.value) else { return nil }
          let givers = (permissions[target.logicalID] ?? []).filter { giver in
            // One may be for another bucket alone.
            let source = template.target(of: giver["SourceArn"])
            return solver.canHave(giver, bucket) && (source == nil || source?.logicalID == bucket.logicalID)
          }
          guard let first = givers.first, !template.waits(bucket, forAnyOf: Set(givers.map(\.logicalID))) else {
            return nil
          }
          let isCycle = template.waits(first, forAnyOf: [bucket.logicalID])
          return finding(
            "the bucket \(isCycle ? "is" : "may be") made before \(first.logicalID), which lets it tell \(target.logicalID)",
            at: told.pointer, expected: "DependsOn with \(first.logicalID)",
            hint: isCycle
              ? "name the bucket by text in \(first.logicalID), as a reference would make the two wait for each other"
              : nil)
        }
      }
    }
  }

  /// What lets S3 tell queues, topics and functions, by their ids.
  private func permissions(in template: TemplateContents) -> [String: [TemplateResource]] {
    var found: [String: [TemplateResource]] = [:]
    func add(_ giver: TemplateResource, _ targets: [PlacedValue]) {
      for target in Set(targets.compactMap { template.target(of: $0.value)?.logicalID }) {
        found[target, default: []].append(giver)
      }
    }
    for permission in template.resources(of: "AWS::Lambda::Permission") where permission["Principal"] == Self.service {
      add(permission, permission.placed("FunctionName").map { [$0] } ?? [])
    }
    for (type, property) in [("AWS::SQS::QueuePolicy", "Queues"), ("AWS::SNS::TopicPolicy", "Topics")] {
      for policy in template.resources(of: type) where Self.letsS3(policy["PolicyDocument"]) {
        add(policy, policy.placed(property)?.elements ?? [])
      }
    }
    return found
  }

  private static let service: JSONValue = "s3.amazonaws.com"

  /// Whether a policy may let S3 do something.
  private static func letsS3(_ document: JSONValue?) -> Bool {
    let statements = document?["Statement"]
    return (statements?.array ?? statements.map { [$0] } ?? []).contains { statement in
      guard statement["Effect"] == "Allow", let principal = statement["Principal"] else { return false }
      if principal == "*" || principal["AWS"] == "*" { return true }
      let services = principal["Service"]
      return services == service || services?.array?.contains(service) == true
    }
  }

  private static func sample(waits: Bool) -> JSONValue {
    [
      "Resized": ["Type": "AWS::SQS::Queue"],
      "Permission": [
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": [
          "Queues": [["Ref": "Resized"]],
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": service], "Action": "sqs:SendMessage",
                "Resource": ["Fn::GetAtt": ["Resized", "Arn"]],
                "Condition": ["StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]]],
              ]
            ],
          ],
        ],
      ],
      "Pictures": [
        "Type": "AWS::S3::Bucket", "DependsOn": waits ? ["Permission"] : [],
        "Properties": [
          "NotificationConfiguration": [
            "QueueConfigurations": [["Event": "s3:ObjectCreated:*", "Queue": ["Fn::GetAtt": ["Resized", "Arn"]]]]
          ]
        ],
      ],
    ]
  }
}
