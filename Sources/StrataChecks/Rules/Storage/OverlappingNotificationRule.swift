import StrataFindings
import StrataJSON
import StrataTemplate

/// No two notifications of a bucket are about the same event of the same object.
struct OverlappingNotificationRule: TemplateRule {
  let about = RuleDescription(
    "overlapping-notifications", .error, reason: "S3 refuses two notifications of the same event of the same object",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
    good: OverlappingNotificationRule.sample(suffixes: [".jpg", ".png"]),
    bad: OverlappingNotificationRule.sample(suffixes: [".jpg", "jpg"]))

  /// What a notification is about.
  private struct Notification {
    let event: String
    let place: PlacedValue
    let prefix: String
    let suffix: String

    /// Whether there can be an event and an object that both are about.
    func overlaps(_ other: Notification) -> Bool {
      (prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix))
        && (suffix.hasSuffix(other.suffix) || other.suffix.hasSuffix(suffix))
        && Glob.overlaps(event.lowercased(), other.event.lowercased())
    }
  }

  /// The most notifications that a bucket has; more aren't compared.
  private static let limit = 100

  func check(_ template: TemplateContents) -> [Finding] {
    let buckets = template.resources(of: "AWS::S3::Bucket").filter { $0["NotificationConfiguration"] != nil }
    if buckets.isEmpty { return [] }
    let solver = ConditionSolver(template)
    return buckets.flatMap { bucket -> [Finding] in
      let notifications = Array(notifications(of: bucket).prefix(Self.limit))
      return notifications.indices.compactMap { index -> Finding? in
        let own = notifications[index]
        let other = notifications[..<index].first { other in
          guard own.overlaps(other) else { return false }
          let assumptions = [own, other].flatMap { $0.place.pointer.assumptions(in: template.json) }
          return assumptions.isEmpty || solver.canHold(assumptions) == true
        }
        guard let other else { return nil }
        return finding(
          "an earlier notification is about the same objects", at: own.place.pointer,
          expected: "another event, or a prefix or suffix that no object has with the other's",
          given: own.event == other.event ? own.event : "\(other.event) and \(own.event)")
      }
    }
  }

  private func notifications(of bucket: TemplateResource) -> [Notification] {
    bucket.all("NotificationConfiguration").flatMap { configuration in
      ["LambdaConfigurations", "QueueConfigurations", "TopicConfigurations"].flatMap { configuration.each($0) }
    }.flatMap { entry -> [Notification] in
      guard let filter = filter(of: entry) else { return [] }
      return entry.each("Event").compactMap { event in
        event.text.map { Notification(event: $0, place: event, prefix: filter.prefix, suffix: filter.suffix) }
      }
    }
  }

  /// The prefix and the suffix of names; nil where only deployment tells.
  private func filter(of entry: PlacedValue) -> (prefix: String, suffix: String)? {
    var found = (prefix: "", suffix: "")
    guard let filter = entry["Filter"] else { return found }
    guard let rules = filter.value["S3Key"]?["Rules"]?.array else { return nil }
    for rule in rules {
      guard let name = rule["Name"]?.string, let value = rule["Value"], let text = PartialText(value).literal else {
        return nil
      }
      switch name.lowercased() {
      case "prefix": found.prefix = text
      case "suffix": found.suffix = text
      default: return nil
      }
    }
    return found
  }

  private static func sample(suffixes: [String]) -> JSONValue {
    [
      "Files": [
        "Type": "AWS::S3::Bucket",
        "Properties": [
          "NotificationConfiguration": [
            "LambdaConfigurations": .array(
              suffixes.map { suffix in
                [
                  "Event": "s3:ObjectCreated:*", "Function": "arn:aws:lambda:eu-west-1:123456789012:function:thumbnail",
                  "Filter": ["S3Key": ["Rules": [["Name": "suffix", "Value": .string(suffix)]]]],
                ]
              })
          ]
        ],
      ]
    ]
  }
}
