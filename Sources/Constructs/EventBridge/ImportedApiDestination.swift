/// A destination of events outside of AWS that was made elsewhere.
///
/// ```swift
/// let discord = ImportedApiDestination(
///   arn: "arn:aws:events:eu-central-1:123456789012:api-destination/discord/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")
/// EventRule("Alarms", in: scope, on: .alarmState(.alarm), to: [.target(discord)])
/// ```
public struct ImportedApiDestination: EventTarget, Sendable {
  /// The destination's ARN.
  public let arn: StringValue

  /// The permission to call the destination.
  public var invoking: Permission { .allow("events:InvokeApiDestination", on: arn) }

  /// A destination outside of AWS.
  public var eventTargetKind: EventTargetKind { .apiDestination }

  /// The destination's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``invoking``.
  public var eventSendingStatements: [Statement] { invoking.statements }

  /// Names a destination.
  ///
  /// - Parameter arn: The destination's ARN, with the id at its end.
  public init(arn: StringValue) {
    self.arn = arn.checkedEvents("api-destination/", "an API destination", expected: "api-destination/<name>/<id>")
  }

  /// Does nothing, for rules call a destination by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules call a destination by a role.
  public func allowEvents(of rule: StringValue) {}
}
