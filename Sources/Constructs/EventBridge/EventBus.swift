internal import StrataEvents
import StrataFindings
import StrataText

/// A bus of EventBridge for events of an app's own.
///
/// ```swift
/// let orders = EventBus("Orders", in: scope)
/// EventRule(
///   "Paid", in: scope, on: .of(source: "orders", detail: ["state": "paid"]),
///   to: [.target(Queue("Invoices", in: scope))], bus: orders.name)
/// ```
///
/// Only its own account sends to it unless others are named. Resource: `AWS::Events::EventBus`, and
/// `AWS::Events::EventBusPolicy` for other accounts.
public struct EventBus: Construct, EventTarget {
  /// The scope of what belongs to the bus.
  public let scope: Scope

  /// The bus as it is in the template.
  public let resource: Resource

  /// The bus's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The bus's name.
  public var name: StringValue { resource.ref }

  /// The permission to send events to the bus.
  public var sending: Permission { .allow("events:PutEvents", on: arn) }

  /// A bus.
  public var eventTargetKind: EventTargetKind { .eventBus }

  /// The bus's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``sending``.
  public var eventSendingStatements: [Statement] { sending.statements }

  /// Declares a bus.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the bus is declared.
  ///   - accounts: The ids of other accounts that may send events; none unless given.
  ///   - description: The purpose of the bus, 512 characters at most; none unless given.
  ///   - name: The bus's name, 1 to 256 letters, digits and `.-_`; the stack's name and the path unless given. A change
  ///     replaces the bus.
  ///   - key: The key that encrypts events, which is told to let EventBridge use it; a key of AWS's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateEventBus](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, accounts: [StringValue] = [], description: StringValue? = nil,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let path = scope.path.idsBelowStack.map { String($0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }) }
    resource =
      Events.EventBus(
        id, in: parent,
        name: name?.checked(EventName.mistake(inBus:)) ?? "\(.stackName)-\(path.joined(separator: "-"))",
        description: description, kmsKeyIdentifier: key?.arn
      ).resource
    if !accounts.isEmpty {
      let principals = accounts.map { Principal.account($0.checked(Self.mistake(inAccount:))) }
      let statement = Statement(
        .allow, actions: .only(["events:PutEvents"]), resources: .only([arn]), principals: .only(principals))
      Events.EventBusPolicy(
        "Policy", in: scope, statementId: "Accounts", eventBusName: self.name, statement: .value(statement))
    }
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html
    let events = Principal.service("events.amazonaws.com")
    key?.allow(
      .allow(
        "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey", on: "*", to: events,
        when: .stringEquals("aws:SourceAccount", scope.account)), named: "EventBuses")
  }

  /// Does nothing, for rules and schedules send to a bus by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules send to a bus by a role.
  public func allowEvents(of rule: StringValue) {}

  private static func mistake(inAccount id: String) -> Finding? {
    id.utf8.count == 12 && id.utf8.allSatisfy(\.isASCIIDigit)
      ? nil : Finding(.invalidValue, "this isn't an account", expected: "12 digits", given: "\"\(id)\"")
  }
}
