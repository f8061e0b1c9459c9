extension Queue: EventTarget {
  /// A queue.
  public var eventTargetKind: EventTargetKind { .queue }

  /// The queue's ARN.
  public var eventTargetARN: StringValue { arn }

  /// Lets a service send for this account, and use the queue's key; once.
  ///
  /// - Parameter service: The service, such as `s3.amazonaws.com`.
  /// - Returns: The queue's policy.
  public func allowEvents(from service: String) -> Resource? {
    let fromHere = PolicyCondition.stringEquals("aws:SourceAccount", scope.account)
    let principal = Principal.service(.literal(service))
    add(.allow("sqs:SendMessage", on: arn, to: principal, when: fromHere), named: "Events/\(service)")
    key?.allow(
      .allow("kms:Decrypt", "kms:GenerateDataKey", on: "*", to: principal, when: fromHere), named: "Sending/\(service)")
    return policy
  }
}
