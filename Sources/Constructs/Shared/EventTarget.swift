/// A thing that services of AWS send events to, such as a queue or a topic.
public protocol EventTarget {
  /// The kind that services tell it by.
  var eventTargetKind: EventTargetKind { get }

  /// The ARN that services send to.
  var eventTargetARN: StringValue { get }

  /// Lets a service send for this account, once, and gives what must be there before it's told to.
  ///
  /// - Parameter service: The service, such as `s3.amazonaws.com`.
  /// - Returns: The resource that lets the service send; nil where that isn't this app's.
  func allowEvents(from service: String) -> Resource?
}

/// The kinds of things that services send events to.
public enum EventTargetKind: Sendable, Hashable {
  /// A queue of SQS.
  case queue
  /// A topic of SNS.
  case topic
}
