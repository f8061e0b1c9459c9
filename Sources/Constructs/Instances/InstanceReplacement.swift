import StrataText

/// The way in which a deployment replaces instances.
///
/// Instances of an image that has cfn-signal say whether they work: where one doesn't, or not in time, the deployment
/// goes back to what was there.
///
/// See [UpdatePolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html).
public struct InstanceReplacement: Sendable {
  enum Kind: Sendable {
    case rolling(batch: Int)
    case allAtOnce
  }

  let kind: Kind
  let time: Duration

  /// A few instances after the other; none stops before its successor works.
  ///
  /// - Parameters:
  ///   - batch: The number of instances at a time, 1 to 100; 1 unless given.
  ///   - time: The time that new instances have to say that they work, 1 min to 1 h; 15 min unless given.
  /// - Returns: The way.
  public static func rolling(_ batch: Int = 1, within time: Duration = .minutes(15)) -> InstanceReplacement {
    InstanceReplacement(kind: .rolling(batch: batch), time: time)
  }

  /// All at once: a second group is made, and the first removed when all instances of the second work.
  ///
  /// Meanwhile both get requests.
  ///
  /// - Parameter time: The time that new instances have to say that they work, 1 min to 1 h; 15 min unless given.
  /// - Returns: The way.
  public static func allAtOnce(within time: Duration = .minutes(15)) -> InstanceReplacement {
    InstanceReplacement(kind: .allAtOnce, time: time)
  }

  /// The number of instances beyond the usual that it takes.
  var spare: Int {
    switch kind {
    case .rolling(let batch): min(max(batch, 1), 100)
    case .allAtOnce: 0
    }
  }

  /// Has a group replaced in this way.
  func apply(to group: Resource, instances: InstanceCount, signals: Bool, _ declaration: Declaration) {
    let seconds = time.wholeSeconds ?? 0
    if !(60...3_600).contains(seconds) {
      _ = declaration.seconds(time, in: 60...3_600, property: "replacement")
    }
    let fewest = max(instances.fewest, 0)
    let timeout = StringValue.literal("PT\(min(max(seconds, 60), 3_600))S")
    if signals {
      group.creationPolicy = .signals(.literal(fewest), within: timeout)
    }
    switch kind {
    case .allAtOnce:
      if !signals {
        declaration.report(
          "nothing tells whether new instances work before the old ones are removed", severity: .warning,
          property: "replacement", expected: "an image that has cfn-signal", given: "one without",
          hint: "say where it is, by signalingBy:, or replace them by .rolling()")
      }
      group.updatePolicy = .replacingGroup
    case .rolling(let batch):
      group.updatePolicy = .rollingGroup(
        maximumBatchSize: declaration.number(
          batch, in: 1...100, "a batch must have 1 to 100 instances", property: "replacement"),
        minimumInService: .literal(fewest), pause: timeout, waitsForSignals: signals ? true : nil,
        // What must rest for the group not to work against the update.
        // https://repost.aws/knowledge-center/auto-scaling-group-rolling-updates
        suspendedProcesses: [
          "HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions",
        ])
    }
  }
}
