internal import StrataScheduler
import StrataText

extension Schedule {
  /// The target of a schedule, with what it gets.
  public struct Target {
    private enum Kind {
      case target(any EventTarget, message: StringValue, group: StringValue?)
      case event(bus: any EventTarget, source: StringValue, type: StringValue, detail: AnyValue)
      case call(service: String, action: String, input: AnyValue, permissions: [Permission])
      case arn(StringValue, Role, message: StringValue)
    }

    private let kind: Kind
    private let retry: EventRetry

    /// A queue, a topic, a function or a state machine, which the message is the input of.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - message: The message that it gets, such as `.json(["job": "clean"])`.
    ///   - group: The message group in a FIFO queue, which must tell messages apart by their content; nothing unless given.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    public static func target(
      _ target: any EventTarget, sending message: StringValue, group: StringValue? = nil, attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(
        kind: .target(target, message: message, group: group), retry: EventRetry(attempts: attempts, age: age))
    }

    /// An event on a bus, whose rules pass it on.
    ///
    /// - Parameters:
    ///   - bus: The bus: an ``EventBus`` or an ``ImportedEventBus``.
    ///   - source: The event's source, such as `orders`; not one of AWS's own.
    ///   - type: The event's type, such as `Order Paid`.
    ///   - detail: The fields of what it says; none unless given.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    public static func event(
      on bus: any EventTarget, source: StringValue, type: StringValue, detail: AnyValue = [:], attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(
        kind: .event(bus: bus, source: source, type: type, detail: detail),
        retry: EventRetry(attempts: attempts, age: age))
    }

    /// A call of any action of AWS that changes something.
    ///
    /// - Parameters:
    ///   - action: The action of the service's API, such as `stopInstances`.
    ///   - service: The service as its API is called, in small letters, such as `ec2`.
    ///   - input: The action's parameters, such as `["InstanceIds": ["i-0a1b2c3d"]]`.
    ///   - permissions: The permissions that the call needs.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    ///
    /// See [Universal targets](https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html).
    public static func call(
      _ action: String, of service: String, with input: AnyValue, permissions: [Permission], attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(
        kind: .call(service: service, action: action, input: input, permissions: permissions),
        retry: EventRetry(attempts: attempts, age: age))
    }

    /// Anything else that EventBridge Scheduler sends to, by its ARN.
    ///
    /// - Parameters:
    ///   - arn: The target's ARN.
    ///   - role: The role by which it sends there, which `scheduler.amazonaws.com` may take on.
    ///   - message: The message that it gets, such as `.json(["job": "clean"])`.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    public static func arn(
      _ arn: StringValue, role: Role, sending message: StringValue, attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(kind: .arn(arn, role, message: message), retry: EventRetry(attempts: attempts, age: age))
    }

    /// The role that was given.
    var givenRole: Role? { if case .arn(_, let role, _) = kind { role } else { nil } }

    /// The permissions that a role of the schedule's own needs.
    var permissions: [Permission] {
      switch kind {
      case .target(let target, _, _), .event(let target, _, _, _): [Permission(target.eventSendingStatements)]
      case .call(_, _, _, let permissions): permissions
      case .arn: []
      }
    }

    /// The target as it's in the template, with mistakes where EventBridge Scheduler has no such.
    func value(role: StringValue, deadLetters: StringValue?, _ declaration: Declaration) -> Scheduler.Schedule.Target {
      check(declaration)
      let retry = retry.values(declaration)
      let policy: Scheduler.Schedule.RetryPolicy? = retry.map {
        .init(maximumEventAgeInSeconds: $0.age.number, maximumRetryAttempts: $0.attempts.number)
      }
      let dead: Scheduler.Schedule.DeadLetterConfig? = deadLetters.map { .init(arn: $0) }
      switch kind {
      case .target(let target, let message, let group):
        let isFifo = target.eventTargetKind == .fifoQueue
        return .init(
          arn: target.eventTargetARN, roleArn: role, deadLetterConfig: dead, input: message, retryPolicy: policy,
          sqsParameters: isFifo ? group.map { .init(messageGroupId: $0) } : nil)
      case .event(let bus, let source, let type, let detail):
        let source: StringValue = Self.isReserved(source) ? "refused" : source
        return .init(
          arn: bus.eventTargetARN, roleArn: role, deadLetterConfig: dead,
          eventBridgeParameters: .init(detailType: type, source: source), input: .json(detail), retryPolicy: policy)
      case .call(let service, let action, let input, _):
        return .init(
          arn: "arn:\(.partition):scheduler:::aws-sdk:\(service):\(action)", roleArn: role, deadLetterConfig: dead,
          input: .json(input), retryPolicy: policy)
      case .arn(let arn, _, let message):
        return .init(arn: arn, roleArn: role, deadLetterConfig: dead, input: message, retryPolicy: policy)
      }
    }

    private static func isReserved(_ source: StringValue) -> Bool {
      source.node.literalText?.hasPrefix("aws.") == true
    }

    private func check(_ declaration: Declaration) {
      switch kind {
      case .target(let target, _, let group):
        let kind = target.eventTargetKind
        if ![.queue, .fifoQueue, .topic, .function, .stateMachine].contains(kind) {
          declaration.report(
            "a schedule can't send to this by itself", property: "to",
            expected: "a queue, a topic, a function or a state machine",
            given: kind.inWords,
            hint: kind == .eventBus
              ? "say .event(on: …, source: …, type: …)"
              : "let it put an event on a bus, and an EventRule send it on")
        }
        declaration.check(group, for: kind)
        declaration.checkDeduplication(of: target)
      case .event(let bus, let source, _, _):
        if bus.eventTargetKind != .eventBus {
          declaration.report(
            "an event must go to a bus", property: "to", expected: "an EventBus or an ImportedEventBus",
            given: bus.eventTargetKind.inWords)
        }
        if Self.isReserved(source) {
          declaration.report(
            "sources that begin with aws. are AWS's own", property: "to", expected: "a source of your own",
            given: source.node.literalText.map { "\"\($0)\"" })
        }
      case .call(let service, let action, _, let permissions): check(action, service, permissions, declaration)
      case .arn: break
      }
    }

    private func check(_ action: String, _ service: String, _ permissions: [Permission], _ declaration: Declaration) {
      if service.isEmpty || !service.consistsOfAlphanumerics() || service.contains(where: \.isUppercase) {
        declaration.report(
          "AWS has no service of this name", property: "to", expected: "its API in small letters, such as ec2",
          given: "\"\(service)\"")
      }
      let verb = action.prefix { !$0.isUppercase }
      if verb.isEmpty || !action.consistsOfAlphanumerics() {
        declaration.report(
          "an action must begin with a small letter", property: "to", expected: "an action such as stopInstances",
          given: "\"\(action)\"")
      } else if Self.reading.contains(String(verb)) {
        declaration.report(
          "a schedule can't call what only reads", property: "to", expected: "an action that changes something",
          given: "\"\(action)\"")
      }
      if permissions.allSatisfy(\.statements.isEmpty) {
        declaration.report(
          "a call needs a permission", property: "to", expected: "permissions: [.allow(\"\(service):…\", on: …)]",
          given: "none")
      }
    }

    /// The verbs of actions that Scheduler doesn't call.
    private static let reading: Set = [
      "get", "describe", "list", "poll", "receive", "search", "scan", "query", "select", "read", "lookup", "discover",
      "validate", "retrieve",
    ]
  }
}
