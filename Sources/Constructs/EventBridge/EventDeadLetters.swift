/// The fate of events that couldn't be delivered.
///
/// See [Dead-letter queues](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html).
public struct EventDeadLetters {
  enum Kind {
    case ownQueue
    case queue(any MessageQueue)
    case none
  }

  let kind: Kind

  /// They go to a queue that is made for them, in which they stay for 14 days.
  public static var ownQueue: EventDeadLetters { EventDeadLetters(kind: .ownQueue) }

  /// They go to a queue that others may share, which isn't FIFO.
  ///
  /// - Parameter queue: The queue, in the same region and account. The policy of an imported one must let EventBridge
  ///   send.
  /// - Returns: The fate.
  public static func to(_ queue: any MessageQueue) -> EventDeadLetters { EventDeadLetters(kind: .queue(queue)) }

  /// They're dropped.
  public static var none: EventDeadLetters { EventDeadLetters(kind: .none) }

  /// Whether a queue must be made.
  var takesOwnQueue: Bool { if case .ownQueue = kind { true } else { false } }

  /// The queue that they go to, given that which was made for them; nil where they go nowhere.
  func queue(_ own: Queue?, _ declaration: Declaration) -> (any MessageQueue)? {
    guard case .queue(let queue) = kind else { return own }
    if let target = queue as? any EventTarget, target.eventTargetKind == .fifoQueue {
      declaration.report(
        "events that couldn't be delivered can't go to a FIFO queue", property: "deadLetters",
        expected: "a queue that isn't FIFO", given: "a FIFO queue")
    }
    return queue
  }
}
