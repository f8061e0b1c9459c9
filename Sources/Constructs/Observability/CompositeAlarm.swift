internal import StrataCloudWatch

/// An alarm about other alarms, so that somebody is told once of what sets off several.
///
/// ```swift
/// let busy = Alarm("Busy", in: scope, when: service.cpuUtilization, is: .above(85))
/// let full = Alarm("Full", in: scope, when: service.memoryUtilization, is: .above(85))
/// CompositeAlarm("Ill", in: scope, when: .any(of: [busy, full]), notify: [alarms])
/// ```
///
/// The alarms it's about need nobody to tell. Resource: `AWS::CloudWatch::CompositeAlarm`.
public struct CompositeAlarm: Construct, WatchedAlarm {
  /// The scope of what belongs to the alarm.
  public let scope: Scope

  /// The alarm as it is in the template.
  public let resource: Resource

  /// The alarm's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares an alarm.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarm is declared.
  ///   - rule: The rule by which it goes off, about 1 to 100 alarms of the region.
  ///   - actions: The targets that are told when the alarm goes off, and when all is well again; 5 at most, nobody
  ///     unless given.
  ///   - suppressor: The alarm that keeps this one from telling while it has gone off itself, such as one that a deployment
  ///     sets off; none unless given.
  ///   - waiting: The time for which this one waits for the suppressor before it tells, in whole seconds from 0; 1 min
  ///     unless given.
  ///   - extending: The time for which it still tells nobody when the suppressor is well again, in whole seconds from 0;
  ///     1 min unless given.
  ///   - description: The alarm's meaning and what to do; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [PutCompositeAlarm](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, when rule: AlarmRule, notify actions: [any AlarmAction] = [],
    suppressedBy suppressor: (any WatchedAlarm)? = nil, waiting: Duration = .minutes(1),
    extending: Duration = .minutes(1), description: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    if actions.count > 5 { declaration.reportTooMany(actions) }
    for action in actions { action.allowAlarms() }
    if let suppressor { declaration.checkRegion(of: suppressor.arn, property: "suppressedBy") }
    let told = actions.isEmpty ? nil : ListValue(actions.prefix(5).map(\.alarmActionARN))
    let seconds = 0...2_147_483_647
    let wait = declaration.seconds(waiting, in: seconds, property: "waiting")
    let extended = declaration.seconds(extending, in: seconds, property: "extending")
    resource =
      CloudWatch.CompositeAlarm(
        id, in: parent, alarmRule: rule.checked(declaration), actionsSuppressor: suppressor?.arn,
        actionsSuppressorExtensionPeriod: suppressor == nil ? nil : extended,
        actionsSuppressorWaitPeriod: suppressor == nil ? nil : wait, alarmActions: told,
        alarmDescription: description, okActions: told
      ).resource
  }
}
