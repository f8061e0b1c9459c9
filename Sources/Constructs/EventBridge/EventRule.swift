internal import StrataEvents

/// A rule of EventBridge, which sends events of a kind to up to five targets.
///
/// ```swift
/// EventRule("Alarms", in: scope, on: .alarmState(.alarm, .ok), to: [.target(alarms)])
/// EventRule(
///   "Uploads", in: scope, on: .objectCreated(in: uploads, prefix: "incoming/"),
///   to: [.target(Queue("Jobs", in: scope), sending: .part("$.detail.object"))])
/// ```
///
/// What can't be delivered in a day goes to a queue of dead letters, one for the rule. Targets of this app let the rule
/// send to them; others are reached by a role that may do so and nothing else. Resources: `AWS::Events::Rule`,
/// `AWS::SQS::Queue` and `AWS::SQS::QueuePolicy` for the dead letters, and `AWS::IAM::Role` for buses and destinations.
public struct EventRule: Construct {
  /// The scope of what belongs to the rule.
  public let scope: Scope

  /// The rule as it is in the template.
  public let resource: Resource

  /// The queue of what couldn't be delivered; nil where none was made with the rule.
  public let deadLetterQueue: Queue?

  /// The role by which the rule sends to buses and destinations; nil where it needs none.
  public let role: Role?

  /// The rule's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares a rule.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the rule is declared.
  ///   - pattern: The events that it's about.
  ///   - targets: The targets that get them, 1 to 5.
  ///   - bus: The name or ARN of the bus whose events they are; the account's own unless given. A change replaces the
  ///     rule.
  ///   - isEnabled: Whether the rule does anything; it does unless said.
  ///   - deadLetters: The fate of what couldn't be delivered; a queue of its own unless given.
  ///   - description: The purpose of the rule, 512 characters at most; none unless given.
  ///   - name: The rule's name, 1 to 64 letters, digits and `.-_`; AWS makes one unless given. A change replaces the rule.
  ///   - key: The key that encrypts the dead letters; SQS's own unless given.
  ///   - deletionPolicy: The fate of the queue of dead letters when it's removed from the stack or replaced; it's kept
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [PutTargets](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, on pattern: EventPattern, to targets: [Target], bus: StringValue? = nil,
    isEnabled: Bool = true, deadLetters: EventDeadLetters = .ownQueue, description: StringValue? = nil,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    if !(1...5).contains(targets.count) {
      declaration.report(
        "a rule must have 1 to 5 targets", property: "to", expected: "1 to 5", given: "\(targets.count)",
        hint: targets.isEmpty ? nil : "let one of them be a topic or a bus, which pass on to others")
    }
    if deadLetters.takesOwnQueue {
      deadLetterQueue = Queue(
        "DeadLetters", in: scope, deadLetters: .none, keeping: .days(14), key: key, deletionPolicy: deletionPolicy)
    } else {
      deadLetterQueue = nil
    }
    let statements = targets.flatMap(\.statements)
    if statements.isEmpty {
      role = nil
    } else {
      role = Role(
        "Role", in: scope, trusting: .service("events.amazonaws.com"),
        when: [.stringEquals("aws:SourceAccount", scope.account)], permissions: [Permission(statements)])
    }
    let queue = deadLetters.queue(deadLetterQueue, declaration)
    let role = role
    resource =
      Events.Rule(
        id, in: parent, description: description, eventBusName: bus?.checked(EventName.mistake(inBusOfRule:)),
        eventPattern: pattern.value(declaration),
        name: name?.checked(EventName.mistake(inName:)), state: isEnabled ? nil : .disabled,
        targets: ListValue(
          targets.prefix(5).enumerated().map { index, target in
            target.value(id: "Target\(index + 1)", role: role, deadLetters: queue?.arn, declaration)
          })
      ).resource
    // A bucket may wait for the policy of a queue that it tells, which then can't wait for the bucket's rule.
    let isOfBucket = pattern.buckets.contains { $0 is any Construct }
    let source: StringValue =
      isOfBucket ? "arn:\(.partition):events:\(scope.region):\(scope.account):rule/*" : arn
    for target in targets { target.allow(source) }
    (queue as? any EventTarget)?.allowEvents(of: deadLetters.takesOwnQueue ? arn : source)
    for bucket in pattern.buckets { bucket.tellEventBridge() }
  }
}
