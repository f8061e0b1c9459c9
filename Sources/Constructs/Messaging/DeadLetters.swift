internal import StrataSQS

/// The fate of messages that nobody could work off.
///
/// See [Dead-letter queues](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html).
public struct DeadLetters: Sendable {
  private enum Target: Sendable {
    case ownQueue
    case queue(arn: StringValue)
  }

  private let receives: Int
  private let target: Target?

  /// Messages go to a queue of their own, in which they stay for 14 days.
  ///
  /// - Parameter receives: The number of times that a message may be received before, 1 to 1,000.
  /// - Returns: The fate.
  public static func after(receives: Int) -> DeadLetters { DeadLetters(receives: receives, target: .ownQueue) }

  /// Messages go to a queue that others may share, of the same kind: FIFO or not.
  ///
  /// - Parameters:
  ///   - queue: The queue, in the same region and account.
  ///   - receives: The number of times that a message may be received before, 1 to 1,000; 5 unless given.
  /// - Returns: The fate.
  public static func to(_ queue: any MessageQueue, after receives: Int = 5) -> DeadLetters {
    DeadLetters(receives: receives, target: .queue(arn: queue.arn))
  }

  /// Messages come again until they're worked off, or so old that they're dropped.
  public static let none = DeadLetters(receives: 1, target: nil)

  /// Where they go.
  struct Declared {
    /// The queue that was made for them.
    var queue: Resource?
    /// The name of the queue that they're in.
    let name: StringValue
    /// The property of the queue that they come from.
    let redrive: AnyValue
  }

  /// Declares where they go; nil where they go nowhere.
  func declared(
    in declaration: Declaration, isFifo: Bool, key: (any EncryptionKey)?, _ deletionPolicy: DeletionPolicy
  ) -> Declared? {
    guard let target else { return nil }
    let count = declaration.number(
      receives, in: 1...1_000, "a message must be received 1 to 1,000 times before it's a dead letter",
      property: "deadLetters")
    var made: Resource?
    let (arn, name): (StringValue, StringValue)
    switch target {
    case .queue(let other): (arn, name) = (other, other.split(separator: ":")[5])
    case .ownQueue:
      let queue = SQS.Queue(
        "DeadLetters", in: declaration.scope, fifoQueue: isFifo ? true : nil, kmsMasterKeyId: key?.arn,
        messageRetentionPeriod: 1_209_600, sqsManagedSseEnabled: key == nil ? true : nil
      ).resource
      queue.keepsData(deletionPolicy)
      if key == nil { queue.acceptOwnKey() }
      (arn, name) = (queue.attribute("Arn"), queue.attribute("QueueName"))
      made = queue
    }
    return Declared(
      queue: made, name: name, redrive: ["deadLetterTargetArn": .value(arn), "maxReceiveCount": .value(count)])
  }
}

extension Resource {
  /// Accepts that a queue has no key of KMS.
  func acceptOwnKey() {
    acceptByDefault(.checkov("CKV_AWS_27"), because: "SQS's own key encrypts it, unless a key is given")
  }
}
