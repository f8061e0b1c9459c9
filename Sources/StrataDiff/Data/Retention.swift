import StrataJSON
import StrataTemplate

/// Properties that say how long something is kept, of which less is a loss.
struct Retention {
  let type: String
  let path: [String]
  let contents: String
  /// The value that holds where nothing is said; nil for ever.
  let preset: Double?
  /// The value that means for ever, where there's one.
  var forever: Double?

  static let all: [Retention] = [
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
    Retention(type: "AWS::Logs::LogGroup", path: ["RetentionInDays"], contents: "older logs", preset: nil),
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    Retention(
      type: "AWS::SQS::Queue", path: ["MessageRetentionPeriod"], contents: "older messages", preset: 345_600),
    // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DecreaseStreamRetentionPeriod.html
    Retention(type: "AWS::Kinesis::Stream", path: ["RetentionPeriodHours"], contents: "older records", preset: 24),
    Retention(
      type: "AWS::KinesisVideo::Stream", path: ["DataRetentionInHours"], contents: "older recordings", preset: 0),
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
    Retention(
      type: "AWS::RDS::DBInstance", path: ["BackupRetentionPeriod"], contents: backups, preset: 1),
    Retention(type: "AWS::RDS::DBCluster", path: ["BackupRetentionPeriod"], contents: backups, preset: 1),
    Retention(type: "AWS::DocDB::DBCluster", path: ["BackupRetentionPeriod"], contents: backups, preset: 1),
    Retention(type: "AWS::DocDBElastic::Cluster", path: ["BackupRetentionPeriod"], contents: backups, preset: 1),
    Retention(type: "AWS::Neptune::DBCluster", path: ["BackupRetentionPeriod"], contents: backups, preset: 1),
    Retention(
      type: "AWS::Redshift::Cluster", path: ["AutomatedSnapshotRetentionPeriod"], contents: backups, preset: 1),
    Retention(
      type: "AWS::ElastiCache::ReplicationGroup", path: ["SnapshotRetentionLimit"], contents: backups, preset: 0),
    Retention(
      type: "AWS::ElastiCache::CacheCluster", path: ["SnapshotRetentionLimit"], contents: backups, preset: 0),
    Retention(
      type: "AWS::ElastiCache::ServerlessCache", path: ["SnapshotRetentionLimit"], contents: backups, preset: 0),
    Retention(type: "AWS::MemoryDB::Cluster", path: ["SnapshotRetentionLimit"], contents: backups, preset: 0),
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html
    Retention(
      type: "AWS::Events::Archive", path: ["RetentionDays"], contents: "older events", preset: nil, forever: 0),
    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
    Retention(
      type: "AWS::CloudTrail::EventDataStore", path: ["RetentionPeriod"], contents: "older events", preset: 2_557),
    Retention(
      type: "AWS::Timestream::Table", path: ["RetentionProperties", "MagneticStoreRetentionPeriodInDays"],
      contents: "older records", preset: 73_000),
    Retention(
      type: "AWS::Backup::BackupPlan", path: ["BackupPlan", "BackupPlanRule", "*", "Lifecycle", "DeleteAfterDays"],
      contents: "older backups", preset: nil),
    Retention(
      type: "AWS::DynamoDB::Table", path: ["PointInTimeRecoverySpecification", "RecoveryPeriodInDays"],
      contents: "older points to go back to", preset: 35),
  ]

  private static let backups = "older backups"

  static func rules(of type: String) -> [Retention]? { byType[type] }

  private static let byType = Dictionary(grouping: all, by: \.type)

  /// The losses by changes of a resource.
  ///
  /// - Parameters:
  ///   - properties: The resource before and after.
  ///   - changed: The paths of values that are written otherwise than before.
  ///   - conditions: The conditions that may say something else.
  /// - Returns: The data at risk, one for each property.
  static func losses(
    _ properties: ComparedProperties, directly changed: Set<String>, _ conditions: ChangedConditions
  ) -> [DataRisk] {
    (byType[properties.type] ?? []).flatMap { rule -> [DataRisk] in
      func risk(_ event: String, _ reason: String) -> DataRisk {
        DataRisk(
          logicalID: properties.logicalID, type: properties.type, contents: rule.contents, event: event, reason: reason)
      }
      let path = rule.path.filter { $0 != "*" }.joined(separator: ".")
      guard let pairs = properties.pairs(rule.path[0]) else {
        return [risk("may be kept for less time", "\(path) may be lower")]
      }
      var found: [DataRisk] = []
      for pair in pairs where pair.isThere.old && pair.isThere.new {
        let (before, after) = (rule.lengths(pair.old), rule.lengths(pair.new))
        let ending = pair.situation.text.isEmpty ? "" : ", \(pair.situation.text)"
        let isWritten = changed.contains(path) && pair.situation.text.isEmpty
        if after.contains(nil) || before.contains(nil) {
          let isUnknown = after.contains(nil) && before != after
          if isUnknown || rule.values(pair.old) != rule.values(pair.new), !Self.isLongest(after) {
            found.append(risk("may be kept for less time", "\(path) may be lower\(ending)"))
          }
        } else if let old = before.compactMap(\.self).min(), let new = after.compactMap(\.self).min(), new < old {
          let numbers = isWritten ? "" : ": \(words(new)), was \(words(old))"
          found.append(
            properties.isByDefault(rule.path[0])
              ? risk("may be kept for less time", "\(path) is lower by default\(numbers)\(ending)")
              : risk("kept for less time", "\(path) is lower\(numbers)\(ending)"))
        }
      }
      if found.isEmpty, let cause = conditions[rule.path[0]], rule.isDecidedByCase(properties) {
        found.append(risk("may be kept for less time", cause))
      }
      return found
    }
  }

  /// Whether it's longer in some cases than in others.
  private func isDecidedByCase(_ properties: ComparedProperties) -> Bool {
    guard let values = properties.newValues(path[0]) else { return true }
    return Set(values.map { lengths($0) }).count > 1
  }

  private static func isLongest(_ lengths: [Double?]) -> Bool { lengths.allSatisfy { $0 == .infinity } }

  private static func words(_ length: Double) -> String {
    length == .infinity ? "without end" : Wording.number(length)
  }

  private func values(_ form: Form?) -> [Form] { form?.values(at: path.dropFirst()) ?? [] }

  /// The lengths that are said, or hold where nothing is; nil for each that isn't known.
  private func lengths(_ form: Form?) -> [Double?] {
    let values = values(form)
    if values.isEmpty { return [preset ?? .infinity] }
    return values.map { value in
      guard let number = TemplateValues.text(value).flatMap(Scalar.number(inText:)) else { return nil }
      return number == forever ? .infinity : number
    }
  }
}
