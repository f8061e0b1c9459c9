extension Topic: EventTarget {
  /// A topic.
  public var eventTargetKind: EventTargetKind { .topic }

  /// The topic's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``publishing``.
  public var eventSendingStatements: [Statement] { publishing.statements }

  /// Lets a service publish for this account, and encrypt with the topic's key; once.
  ///
  /// - Parameter service: The service, such as `s3.amazonaws.com`.
  /// - Returns: The topic's policy.
  public func allowEvents(from service: String) -> Resource? {
    let fromHere = PolicyCondition.stringEquals("aws:SourceAccount", scope.account)
    let principal = Principal.service(.literal(service))
    key?.allow(
      .allow("kms:Decrypt", "kms:GenerateDataKey*", on: "*", to: principal, when: fromHere), named: "Events/\(service)")
    return add(.allow("sns:Publish", on: arn, to: principal, when: fromHere), named: "Events/\(service)")
  }

  /// Lets rules of EventBridge publish, and EventBridge encrypt with the topic's key; once.
  ///
  /// Conditions aren't possible: in the policy of a topic
  /// [EventBridge takes none](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions),
  /// and in that of a key [neither](https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
  ///
  /// - Parameter rule: The rule's ARN.
  public func allowEvents(of rule: StringValue) {
    let principal = Principal.service("events.amazonaws.com")
    key?.allow(.allow("kms:Decrypt", "kms:GenerateDataKey*", on: "*", to: principal), named: "Rules")
    _ = add(.allow("sns:Publish", on: arn, to: principal), named: "Rules")
  }
}
