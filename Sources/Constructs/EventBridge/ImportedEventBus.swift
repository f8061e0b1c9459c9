/// A bus of EventBridge that was made elsewhere, or an account's own.
///
/// ```swift
/// let security = ImportedEventBus(name: "security", account: "123456789012")
/// EventRule("Alarms", in: scope, on: .alarmState(.alarm), to: [.target(security)])
/// ```
///
/// Where it's another account's, its policy must let this one send.
public struct ImportedEventBus: EventTarget, Sendable {
  /// The bus's ARN.
  public let arn: StringValue

  /// The permission to send events to the bus.
  public var sending: Permission { .allow("events:PutEvents", on: arn) }

  /// A bus.
  public var eventTargetKind: EventTargetKind { .eventBus }

  /// The bus's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``sending``.
  public var eventSendingStatements: [Statement] { sending.statements }

  /// Names a bus by its name.
  ///
  /// - Parameters:
  ///   - name: The bus's name, `default` for an account's own.
  ///   - account: The account the bus is in; that of the stack unless given.
  ///   - region: The region the bus is in; that of the stack unless given.
  public init(name: StringValue, account: StringValue = .accountID, region: StringValue = .region) {
    let name = name.checked { $0 == "default" ? nil : EventName.mistake(inBus: $0) }
    arn = "arn:\(.partition):events:\(region):\(account):event-bus/\(name)"
  }

  /// Names a bus by its ARN.
  ///
  /// - Parameter arn: The bus's ARN.
  public init(arn: StringValue) {
    self.arn = arn.checkedEvents("event-bus/", "an event bus", expected: "event-bus/<name>")
  }

  /// Does nothing, for rules and schedules send to a bus by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules send to a bus by a role.
  public func allowEvents(of rule: StringValue) {}
}
