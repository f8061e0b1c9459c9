extension ImportedTopic: EventTarget {
  /// A topic.
  public var eventTargetKind: EventTargetKind { .topic }

  /// The topic's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``publishing``.
  public var eventSendingStatements: [Statement] { publishing.statements }

  /// Does nothing, for the policy of an imported topic isn't this app's.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for the policy of an imported topic isn't this app's.
  public func allowEvents(of rule: StringValue) {}
}
