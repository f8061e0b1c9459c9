extension StateMachine: EventTarget {
  /// A state machine.
  public var eventTargetKind: EventTargetKind { .stateMachine }

  /// The state machine's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements that starting takes.
  public var eventSendingStatements: [Statement] { [.allow("states:StartExecution", on: arn)] }

  /// Does nothing, for services start it by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules start it by a role.
  public func allowEvents(of rule: StringValue) {}
}

extension ImportedStateMachine: EventTarget {
  /// A state machine.
  public var eventTargetKind: EventTargetKind { .stateMachine }

  /// The state machine's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements that starting takes.
  public var eventSendingStatements: [Statement] { starting.statements }

  /// Does nothing, for services start it by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules start it by a role.
  public func allowEvents(of rule: StringValue) {}
}
