extension Queue: EventTarget {
  /// A queue, FIFO or not.
  public var eventTargetKind: EventTargetKind { isFifo ? .fifoQueue : .queue }

  /// The queue's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``sending``.
  public var eventSendingStatements: [Statement] { sending.statements }

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

  /// Lets a rule of EventBridge send, and EventBridge use the queue's key.
  ///
  /// - Parameter rule: The rule's ARN.
  public func allowEvents(of rule: StringValue) {
    let principal = Principal.service("events.amazonaws.com")
    add(.allow("sqs:SendMessage", on: arn, to: principal, when: source(rule)))
    // For topics AWS says that EventBridge names no source to KMS, so that with a condition nothing arrives; for queues
    // it doesn't say otherwise: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    key?.allow(.allow("kms:Decrypt", "kms:GenerateDataKey", on: "*", to: principal), named: "Rules")
  }

  /// The rule, or any of the account where it's in another stack, which needs this one first.
  private func source(_ rule: StringValue) -> PolicyCondition {
    guard case .reference(let reference) = rule.node.content else { return .arnLike("aws:SourceArn", rule) }
    return reference.anchor.stack == scope.stackIndex
      ? .arnEquals("aws:SourceArn", rule)
      : .arnLike("aws:SourceArn", "arn:\(.partition):events:\(scope.region):\(scope.account):rule/*")
  }
}
