extension Topic: EventTarget {
  /// A topic.
  public var eventTargetKind: EventTargetKind { .topic }

  /// The topic's ARN.
  public var eventTargetARN: StringValue { arn }

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
}
