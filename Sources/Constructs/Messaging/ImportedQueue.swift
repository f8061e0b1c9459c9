/// A queue of SQS that was made elsewhere.
///
/// ```swift
/// let jobs = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:jobs")
/// let role = Role("Worker", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [jobs.receiving])
/// ```
///
/// Its own policy, and that of its key, must let services send to it.
public struct ImportedQueue: MessageQueue, Sendable {
  /// The queue's ARN.
  public let arn: StringValue

  private let access: QueueAccess

  /// The permission to send messages.
  public var sending: Permission { access.sending }

  /// The permission to receive messages, and to say that they're worked off.
  public var receiving: Permission { access.receiving }

  /// The permission to send and to receive messages.
  public var sendingAndReceiving: Permission { access.sendingAndReceiving }

  /// Names a queue.
  ///
  /// - Parameters:
  ///   - arn: The queue's ARN.
  ///   - key: The key that encrypts messages; SQS's own unless given.
  public init(arn: StringValue, key: (any EncryptionKey)? = nil) {
    self.arn = arn.checked { text in
      ARN(text)?.isRegional(of: "sqs") == true
        ? nil : .arn(of: "a queue", expected: "arn:<partition>:sqs:<region>:<account>:<name>", given: text)
    }
    let region = arn.node.literalText.flatMap(ARN.init).map { .literal($0.region) } ?? arn.split(separator: ":")[3]
    access = QueueAccess(arn: self.arn, key: KeyUse(key, through: "sqs", in: region))
  }
}
