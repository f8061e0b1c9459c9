internal import StrataSQS
import StrataText

/// A queue of SQS, whose messages wait until somebody has worked them off.
///
/// ```swift
/// let jobs = Queue("Jobs", in: scope, visibility: .minutes(2), deadLetters: .after(receives: 5))
/// let role = Role(
///   "Worker", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [jobs.receiving])
/// ```
///
/// Messages that were received too often go to a queue of dead letters, all are encrypted, only TLS is answered, and what
/// waits stays when the queue is removed from the stack. Resources: `AWS::SQS::Queue`, twice with dead letters, and
/// `AWS::SQS::QueuePolicy`.
public struct Queue: Construct, MessageQueue {
  /// The scope of what belongs to the queue.
  public let scope: Scope

  /// The queue as it is in the template.
  public let resource: Resource

  /// The queue of the dead letters as it is in the template; nil where there is none that was made with this one.
  public let deadLetterQueue: Resource?

  /// The time for which nobody else gets a message that was received.
  public let visibility: Duration

  /// The name of the queue that dead letters are in.
  let deadLetterName: StringValue?
  /// Whether messages come in order.
  let isFifo: Bool
  /// Whether messages of one content are one.
  package let deduplicatesByContent: Bool

  /// The queue's policy, for what must wait until it's there.
  public let policy: Resource

  let key: (any EncryptionKey)?
  private let statements: GrowingPolicy

  /// The queue's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The queue's name.
  public var name: StringValue { resource.attribute("QueueName") }

  /// The queue's URL, which clients send to.
  public var url: StringValue { resource.ref }

  /// The permission to send messages.
  public var sending: Permission { access.sending }

  /// The permission to receive messages, and to say that they're worked off.
  public var receiving: Permission { access.receiving }

  /// The permission to send and to receive messages.
  public var sendingAndReceiving: Permission { access.sendingAndReceiving }

  private var access: QueueAccess { QueueAccess(arn: arn, key: KeyUse(key, through: "sqs", in: scope.region)) }

  /// Declares a queue.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the queue is declared.
  ///   - visibility: The time for which nobody else gets a message that was received, 0 s to 12 h; 30 s unless given.
  ///     Whoever receives must be done by then.
  ///   - deadLetters: The fate of messages that nobody could work off; a queue of their own after 5 receives unless given.
  ///   - keeping: The time after which a message is dropped, 1 min to 14 d; 4 d unless given.
  ///   - delay: The time before a message can be received, 0 s to 15 min; none unless given.
  ///   - waiting: The time for which a receiver waits for a message, 0 s to 20 s; 20 s unless given.
  ///   - isFifo: Whether messages of a group come once and in order; they needn't unless said. A change replaces the queue.
  ///   - deduplicatesByContent: Whether messages of one content are one, in a FIFO queue; senders tell them apart unless
  ///     said.
  ///   - name: The queue's name, 1 to 80 letters, digits and `-_`, with `.fifo` behind it for a FIFO queue; AWS makes one
  ///     unless given. A change replaces the queue.
  ///   - key: The key that encrypts messages; SQS's own unless given.
  ///   - deletionPolicy: The fate of the queue, and that of its dead letters, when it's removed from the stack or
  ///     replaced; they're kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateQueue](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, visibility: Duration = .seconds(30), deadLetters: DeadLetters = .after(receives: 5),
    keeping: Duration = .days(4), delay: Duration? = nil, waiting: Duration = .seconds(20), isFifo: Bool = false,
    deduplicatesByContent: Bool = false, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.key = key
    self.visibility = visibility
    self.isFifo = isFifo
    self.deduplicatesByContent = deduplicatesByContent
    if deduplicatesByContent, !isFifo {
      declaration.report(
        "only a FIFO queue tells messages apart by their content", property: "deduplicatesByContent",
        expected: "isFifo: true", given: "isFifo: false")
    }
    let dead = deadLetters.declared(in: declaration, isFifo: isFifo, key: key, deletionPolicy)
    deadLetterQueue = dead?.queue
    deadLetterName = dead?.name
    resource =
      SQS.Queue(
        id, in: parent, contentBasedDeduplication: isFifo && deduplicatesByContent ? true : nil,
        delaySeconds: delay.map { declaration.seconds($0, in: 0...900, property: "delay") },
        fifoQueue: isFifo ? true : nil, kmsMasterKeyId: key?.arn,
        messageRetentionPeriod: declaration.seconds(keeping, in: 60...1_209_600, property: "keeping"),
        queueName: name?.checked { Self.mistake(inName: $0, isFifo: isFifo) },
        receiveMessageWaitTimeSeconds: declaration.seconds(waiting, in: 0...20, property: "waiting"),
        redrivePolicy: dead?.redrive, sqsManagedSseEnabled: key == nil ? true : nil,
        visibilityTimeout: declaration.seconds(visibility, in: 0...43_200, property: "visibility")
      ).resource
    resource.keepsData(deletionPolicy)
    if key == nil { resource.acceptOwnKey() }
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit
    policy = SQS.QueuePolicy("Policy", in: scope, policyDocument: [], queues: [resource.ref]).resource
    statements = GrowingPolicy(of: policy)
    statements.add(
      .deny("sqs:*", on: arn, to: .anyone, when: .bool("aws:SecureTransport", false)), named: "TLS")
  }

  /// Adds statements to the queue's policy.
  ///
  /// Roles of the same account get ``sending`` and ``receiving`` instead; this is for services and other accounts.
  /// See [Queue policies](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html).
  public func allow(_ statements: Statement...) {
    for statement in statements { self.statements.add(statement) }
  }

  /// Adds a statement to the queue's policy, unless it's given a name that one has already.
  func add(_ statement: Statement, named name: String? = nil) { statements.add(statement, named: name) }

  /// Lets a service send messages for one of its resources, and use the queue's key; once for each.
  ///
  /// - Parameters:
  ///   - service: The service, such as `sns.amazonaws.com`.
  ///   - source: The ARN of the resource that it sends for.
  package func allowSending(by service: String, from source: StringValue) {
    statements.add(
      .allow("sqs:SendMessage", on: arn, to: .service(.literal(service)), when: .arnEquals("aws:SourceArn", source)))
    // The key can't name what refers to it by way of the queue.
    key?.allow(
      .allow(
        "kms:Decrypt", "kms:GenerateDataKey", on: "*", to: .service(.literal(service)),
        when: .stringEquals("aws:SourceAccount", scope.account)), named: "Sending/\(service)")
  }

  /// The mistake in the name of a queue.
  ///
  /// See [Queue names](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html).
  private static func mistake(inName name: String, isFifo: Bool) -> Finding? {
    let own = isFifo && name.hasSuffix(".fifo") ? String(name.dropLast(5)) : name
    let isRight =
      (1...80).contains(name.utf8.count) && !own.isEmpty && own.consistsOfAlphanumerics(and: "-_")
      && isFifo == (own != name)
    return isRight
      ? nil
      : .name(
        "SQS refuses this name",
        expected: "1 to 80 letters, digits, hyphens and underscores" + (isFifo ? ", with .fifo at the end" : ""),
        given: name)
  }
}
