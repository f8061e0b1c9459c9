internal import StrataEvents

extension EventRule {
  /// A target of a rule, with what it gets.
  public struct Target {
    private enum Kind {
      case target(any EventTarget)
      case arn(StringValue, Role)
    }

    private let kind: Kind
    private let input: EventInput
    private let group: StringValue?
    private let retry: EventRetry

    /// A queue, a topic, a log group, a function, a bus, a state machine or a destination outside of AWS.
    ///
    /// What it takes for that is done by itself: policies of what is this app's, and a role of the rule's for buses,
    /// state machines and destinations.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - input: The message that it gets; the event as it is unless given.
    ///   - group: The message group in a FIFO queue, which must tell messages apart by their content; nothing unless given.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    public static func target(
      _ target: any EventTarget, sending input: EventInput = .event, group: StringValue? = nil, attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(kind: .target(target), input: input, group: group, retry: EventRetry(attempts: attempts, age: age))
    }

    /// Anything else that EventBridge sends to, by its ARN.
    ///
    /// - Parameters:
    ///   - arn: The target's ARN.
    ///   - role: The role by which EventBridge sends there, which `events.amazonaws.com` may take on.
    ///   - input: The message that it gets; the event as it is unless given.
    ///   - attempts: The number of times that it's tried again, 0 to 185; 185 unless given.
    ///   - age: The time after which it's not tried any more, 60 s to 24 h; 24 h unless given.
    /// - Returns: The target.
    ///
    /// See [Targets](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html).
    public static func arn(
      _ arn: StringValue, role: Role, sending input: EventInput = .event, attempts: Int = 185,
      within age: Duration = .hours(24)
    ) -> Target {
      Target(kind: .arn(arn, role), input: input, group: nil, retry: EventRetry(attempts: attempts, age: age))
    }

    /// The statements that the rule's role needs for it; none where it needs no role.
    var statements: [Statement] {
      guard case .target(let target) = kind else { return [] }
      switch target.eventTargetKind {
      case .eventBus, .apiDestination, .stateMachine: return target.eventSendingStatements
      case .queue, .fifoQueue, .topic, .logGroup, .function: return []
      }
    }

    /// Lets the rule send where no role does.
    func allow(_ rule: StringValue) {
      if case .target(let target) = kind { target.allowEvents(of: rule) }
    }

    /// The target as it's in the template.
    func value(
      id: String, role: Role?, deadLetters: StringValue?, _ declaration: Declaration
    ) -> Events.Rule.Target {
      let (arn, kind, ownRole): (StringValue, EventTargetKind?, StringValue?)
      switch self.kind {
      case .target(let target):
        (arn, kind) = (target.eventTargetARN, target.eventTargetKind)
        ownRole = statements.isEmpty ? nil : role?.arn
      case .arn(let other, let given): (arn, kind, ownRole) = (other, nil, given.arn)
      }
      declaration.check(group, for: kind)
      if case .target(let target) = self.kind { declaration.checkDeduplication(of: target) }
      let sent = input.properties(for: kind, declaration)
      return .init(
        arn: arn, id: .literal(id), deadLetterConfig: deadLetters.map { .init(arn: $0) }, input: sent.input,
        inputPath: sent.path, inputTransformer: sent.transformer,
        retryPolicy: retry.values(declaration).map {
          .init(maximumEventAgeInSeconds: $0.age, maximumRetryAttempts: $0.attempts)
        }, roleArn: ownRole, sqsParameters: kind == .fifoQueue ? group.map { .init(messageGroupId: $0) } : nil)
    }
  }
}

extension Declaration {
  /// Reports a FIFO queue of this app whose messages nobody tells apart, since EventBridge doesn't.
  func checkDeduplication(of target: any EventTarget) {
    guard let queue = target as? Queue, queue.eventTargetKind == .fifoQueue, !queue.deduplicatesByContent else {
      return
    }
    report(
      "EventBridge sends to a FIFO queue that tells messages apart by their content alone", property: "to",
      expected: "deduplicatesByContent: true", given: "\(queue.scope.path) without it")
  }

  /// Reports a message group that is missing, or one that nothing takes.
  func check(_ group: StringValue?, for kind: EventTargetKind?) {
    if kind == .fifoQueue, group == nil {
      report(
        "a message must be of a group in a FIFO queue", property: "to", expected: "group: …", given: "none",
        hint: "messages of a group come in order")
    } else if kind != .fifoQueue, group != nil {
      report(
        "only a FIFO queue has message groups", property: "to", expected: "no group",
        given: kind.map { "a group for \($0.inWords)" })
    }
  }
}
