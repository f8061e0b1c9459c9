internal import StrataScheduler
import StrataText

/// A schedule of EventBridge, which sends something or calls AWS at its times.
///
/// ```swift
/// let jobs = Queue("Jobs", in: scope)
/// Schedule(
///   "Clean", in: scope, at: .cron("0 3 * * ? *"), to: .target(jobs, sending: .json(["job": "clean"])),
///   timeZone: "Europe/Berlin")
/// Schedule(
///   "Stop", in: scope, at: .cron("0 20 ? * MON-FRI *"),
///   to: .call(
///     "stopInstances", of: "ec2", with: ["InstanceIds": ["i-0a1b2c3d4e5f60718"]],
///     permissions: [
///       .allow("ec2:StopInstances", on: "arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f60718")
///     ]))
/// ```
///
/// It does so by a role of its own, which may do that and nothing else. What can't be delivered in a day goes to a queue of
/// dead letters. Resources: `AWS::Scheduler::Schedule`, `AWS::IAM::Role`, and `AWS::SQS::Queue` and
/// `AWS::SQS::QueuePolicy` for the dead letters.
public struct Schedule: Construct {
  /// The scope of what belongs to the schedule.
  public let scope: Scope

  /// The schedule as it is in the template.
  public let resource: Resource

  /// The queue of what couldn't be delivered; nil where none was made with the schedule.
  public let deadLetterQueue: Queue?

  /// The role by which it sends: that which was given, or one of its own.
  public let role: Role

  /// The schedule's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares a schedule.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the schedule is declared.
  ///   - time: The times.
  ///   - target: The target, with what it gets.
  ///   - timeZone: The time zone that the times are in, such as `Europe/Berlin`, with its summer time; `UTC` unless given.
  ///   - window: The time after each in which it may come, 1 min to 24 h, so that not all comes at once; none unless given.
  ///   - isEnabled: Whether the schedule does anything; it does unless said.
  ///   - deadLetters: The fate of what couldn't be delivered; a queue of its own unless given.
  ///   - group: The name of the group of schedules that it's in; `default` unless given.
  ///   - description: The purpose of the schedule, 512 characters at most; none unless given.
  ///   - name: The schedule's name, 1 to 64 letters, digits and `.-_`; AWS makes one unless given. A change replaces the
  ///     schedule.
  ///   - key: The key that encrypts what is sent, and the dead letters; keys of AWS's own unless given.
  ///   - deletionPolicy: The fate of the queue of dead letters when it's removed from the stack or replaced; it's kept
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateSchedule](https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, at time: ScheduleTime, to target: Target, timeZone: String? = nil,
    within window: Duration? = nil, isEnabled: Bool = true, deadLetters: EventDeadLetters = .ownQueue,
    group: StringValue? = nil, description: StringValue? = nil, name: StringValue? = nil,
    key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    if deadLetters.takesOwnQueue {
      deadLetterQueue = Queue(
        "DeadLetters", in: scope, deadLetters: .none, keeping: .days(14), key: key, deletionPolicy: deletionPolicy)
    } else {
      deadLetterQueue = nil
    }
    let queue = deadLetters.queue(deadLetterQueue, declaration)
    if let given = target.givenRole {
      role = given
    } else {
      role = Role(
        "Role", in: scope, trusting: .service("scheduler.amazonaws.com"),
        when: Self.conditions(group: group ?? "default", in: scope), permissions: target.permissions)
    }
    if let queue { role.allow(queue.sending) }
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
    if let key { role.allow(key.decrypting) }
    resource =
      Scheduler.Schedule(
        id, in: parent,
        flexibleTimeWindow: window.map {
          .init(mode: .flexible, maximumWindowInMinutes: declaration.minutes($0, property: "within"))
        } ?? .init(mode: .off),
        scheduleExpression: time.expression(declaration),
        target: target.value(role: role.arn, deadLetters: queue?.arn, declaration), description: description,
        groupName: group?.checked(EventName.mistake(inName:)), kmsKeyArn: key?.arn,
        name: name?.checked(EventName.mistake(inName:)),
        scheduleExpressionTimezone: timeZone.map { declaration.timeZone($0) }, state: isEnabled ? nil : .disabled
      ).resource
  }

  /// The conditions on which Scheduler may take on the role; it names the group, never the schedule.
  ///
  /// See [Confused deputy prevention](https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
  private static func conditions(group: StringValue, in scope: Scope) -> [PolicyCondition] {
    [
      .stringEquals("aws:SourceAccount", scope.account),
      .arnEquals(
        "aws:SourceArn", "arn:\(.partition):scheduler:\(scope.region):\(scope.account):schedule-group/\(group)"),
    ]
  }
}

extension Declaration {
  /// The minutes of a duration, with a mistake where it isn't 1 min to 24 h of them.
  fileprivate func minutes(_ duration: Duration, property: String) -> NumberValue {
    if let seconds = duration.wholeSeconds, seconds.isMultiple(of: 60), (1...1_440).contains(seconds / 60) {
      return IntegerValue.literal(seconds / 60).number
    }
    report(
      "this must be whole minutes in a range", property: property, expected: "1 min to 24 h", given: duration.inWords)
    return 1
  }

  /// The name of a time zone, with a mistake where none has such a form.
  ///
  /// See [Time zones](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones).
  fileprivate func timeZone(_ name: String) -> StringValue {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isRight =
      (1...50).contains(name.utf8.count) && (1...3).contains(parts.count)
      && parts.allSatisfy { $0.first?.isLetter == true && $0.consistsOfAlphanumerics(and: "_+-") }
    if !isRight {
      report(
        "there is no such time zone", property: "timeZone", expected: "a name such as Europe/Berlin or UTC",
        given: "\"\(name)\"")
      return "UTC"
    }
    return .literal(name)
  }
}

extension IntegerValue {
  /// The same number where one that needn't be whole is wanted.
  var number: NumberValue { NumberValue(node: node) }
}
