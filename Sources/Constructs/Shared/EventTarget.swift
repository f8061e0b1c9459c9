/// A thing that services of AWS send events to, such as a queue or a topic.
public protocol EventTarget {
  /// The kind that services tell it by.
  var eventTargetKind: EventTargetKind { get }

  /// The ARN that services send to.
  var eventTargetARN: StringValue { get }

  /// The statements that a role needs which sends there itself.
  var eventSendingStatements: [Statement] { get }

  /// Lets a service send for this account, once, and gives what must be there before it's told to.
  ///
  /// - Parameter service: The service, such as `s3.amazonaws.com`.
  /// - Returns: The resource that lets the service send; nil where that isn't this app's.
  func allowEvents(from service: String) -> Resource?

  /// Lets a rule of EventBridge send; what a role sends to needs nothing.
  ///
  /// - Parameter rule: The rule's ARN, in which `*` may stand for a part.
  func allowEvents(of rule: StringValue)
}

/// The kinds of things that services send events to.
public enum EventTargetKind: Sendable, Hashable {
  /// A queue of SQS.
  case queue
  /// A queue of SQS whose messages are in order.
  case fifoQueue
  /// A topic of SNS.
  case topic
  /// A log group of CloudWatch Logs.
  case logGroup
  /// A bus of EventBridge.
  case eventBus
  /// A destination of EventBridge outside of AWS.
  case apiDestination
  /// A function of Lambda.
  case function
  /// A state machine of Step Functions.
  case stateMachine

  /// The kind in words.
  package var inWords: String {
    switch self {
    case .queue: "a queue"
    case .fifoQueue: "a FIFO queue"
    case .topic: "a topic"
    case .logGroup: "a log group"
    case .eventBus: "an event bus"
    case .apiDestination: "an API destination"
    case .function: "a function"
    case .stateMachine: "a state machine"
    }
  }
}
