/// The events that a rule is about.
///
/// See [Event patterns](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html).
public struct EventPattern {
  /// The state that an alarm of CloudWatch changed to.
  public enum AlarmState: String, Sendable, Hashable, CaseIterable {
    /// All is well.
    case ok = "OK"
    /// The metric is where it shouldn't be.
    case alarm = "ALARM"
    /// There's too little data to tell.
    case insufficientData = "INSUFFICIENT_DATA"
  }

  private var fields: [(name: String, match: EventMatch)]
  /// The buckets that must tell EventBridge.
  private(set) var buckets: [any ObjectEventSource] = []

  /// Alarms that changed their state.
  ///
  /// - Parameters:
  ///   - states: The states that they changed to; any where there is none.
  ///   - alarms: The alarms; all of the account and region unless given.
  /// - Returns: The pattern.
  ///
  /// See [Alarm events](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html).
  public static func alarmState(_ states: AlarmState..., of alarms: [Alarm] = []) -> EventPattern {
    var pattern = EventPattern.of(
      source: "aws.cloudwatch", detailTypes: ["CloudWatch Alarm State Change"],
      detail: states.isEmpty
        ? [:] : ["state": ["value": .any(of: states.map { EventMatch(stringLiteral: $0.rawValue) })]])
    if !alarms.isEmpty {
      pattern.fields.append((name: "resources", match: .any(of: alarms.map { .exactly($0.arn) })))
    }
    return pattern
  }

  /// Objects that were made in a bucket, which is told to tell EventBridge.
  ///
  /// - Parameters:
  ///   - bucket: The bucket; an imported one must tell EventBridge already.
  ///   - prefix: The beginning of the names of the objects; any unless given.
  /// - Returns: The pattern.
  ///
  /// See [Events of S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html).
  public static func objectCreated(in bucket: any ObjectEventSource, prefix: StringValue? = nil) -> EventPattern {
    object("Object Created", bucket, prefix)
  }

  /// Objects that were deleted in a bucket, which is told to tell EventBridge.
  ///
  /// - Parameters:
  ///   - bucket: The bucket; an imported one must tell EventBridge already.
  ///   - prefix: The beginning of the names of the objects; any unless given.
  /// - Returns: The pattern.
  public static func objectDeleted(in bucket: any ObjectEventSource, prefix: StringValue? = nil) -> EventPattern {
    object("Object Deleted", bucket, prefix)
  }

  /// Events of a source, by their type and what they say.
  ///
  /// - Parameters:
  ///   - source: The source, such as `aws.ec2` or one of an app's own, such as `orders`.
  ///   - detailTypes: The types, such as `EC2 Instance State-change Notification`; any unless given.
  ///   - detail: The fields of what they say; any unless given.
  /// - Returns: The pattern.
  public static func of(
    source: EventMatch, detailTypes: [EventMatch] = [], detail: NamedValues<EventMatch> = [:]
  ) -> EventPattern {
    var fields: [(name: String, match: EventMatch)] = [(name: "source", match: source)]
    if !detailTypes.isEmpty { fields.append((name: "detail-type", match: .any(of: detailTypes))) }
    if !detail.members.isEmpty {
      fields.append((name: "detail", match: EventMatch(detail.members.map { ($0.name, $0.value) })))
    }
    return EventPattern(fields: fields)
  }

  private static func object(_ type: String, _ bucket: any ObjectEventSource, _ prefix: StringValue?) -> EventPattern {
    var detail: [(String, EventMatch)] = [("bucket", ["name": .exactly(bucket.name)])]
    if let prefix { detail.append(("object", ["key": .prefix(prefix)])) }
    var pattern = EventPattern.of(source: "aws.s3", detailTypes: [EventMatch(stringLiteral: type)])
    pattern.fields.append((name: "detail", match: EventMatch(detail)))
    pattern.buckets = [bucket]
    return pattern
  }

  /// The pattern of a rule, with mistakes where EventBridge takes no such.
  func value(_ declaration: Declaration) -> AnyValue {
    AnyValue(node: .map(literal: fields.map { ($0.name, $0.match.value($0.name, declaration).node) }))
  }
}

extension EventPattern.AlarmState: Decodable, ProfileChoice {
  /// Reads the name of a state, such as `alarm`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
