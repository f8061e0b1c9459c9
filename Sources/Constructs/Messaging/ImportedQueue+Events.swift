extension ImportedQueue: EventTarget {
  /// A queue, FIFO where its name ends in `.fifo`.
  public var eventTargetKind: EventTargetKind {
    arn.node.literalText?.hasSuffix(".fifo") == true ? .fifoQueue : .queue
  }

  /// The queue's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``sending``.
  public var eventSendingStatements: [Statement] { sending.statements }

  /// Does nothing, for the policy of an imported queue isn't this app's.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for the policy of an imported queue isn't this app's.
  public func allowEvents(of rule: StringValue) {}
}
