import StrataJSON
import StrataTemplate

/// Properties that say how long something is kept, of which less is a loss.
struct Retention {
  let type: String
  let property: String
  let contents: String
  /// The value that holds where nothing is said; nil for ever.
  let preset: Double?

  static let all: [Retention] = [
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
    Retention(type: "AWS::Logs::LogGroup", property: "RetentionInDays", contents: "older logs", preset: nil),
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    Retention(
      type: "AWS::SQS::Queue", property: "MessageRetentionPeriod", contents: "older messages", preset: 345_600),
    // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DecreaseStreamRetentionPeriod.html
    Retention(type: "AWS::Kinesis::Stream", property: "RetentionPeriodHours", contents: "older records", preset: 24),
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
    Retention(
      type: "AWS::RDS::DBInstance", property: "BackupRetentionPeriod", contents: "older backups", preset: 1),
    Retention(type: "AWS::RDS::DBCluster", property: "BackupRetentionPeriod", contents: "older backups", preset: 1),
  ]

  /// The loss by a change, if there is one.
  static func loss(_ change: PropertyChange, of type: String) -> String? {
    guard change.pointer.tokens.count == 2, change.causes.isEmpty,
      let rule = all.first(where: { $0.type == type && $0.property == change.pointer.tokens[1] })
    else { return nil }
    func days(_ value: JSONValue?) -> Double? {
      guard let value else { return rule.preset ?? .infinity }
      return Scalar.number(of: value)
    }
    guard let before = days(change.before), let after = days(change.after), after < before else { return nil }
    return rule.contents
  }
}
