/// A queue of SQS: a ``Queue`` of this app or an ``ImportedQueue``.
public protocol MessageQueue {
  /// The queue's ARN.
  var arn: StringValue { get }

  /// The permission to send messages.
  var sending: Permission { get }

  /// The permission to receive messages, and to say that they're worked off.
  var receiving: Permission { get }

  /// The permission to send and to receive messages.
  var sendingAndReceiving: Permission { get }
}

/// The access to the messages of a queue, made here or elsewhere.
struct QueueAccess: Sendable {
  let arn: StringValue
  let key: KeyUse?

  // See [Actions of SQS](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html), and
  // [What keys take](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html).

  var sending: Permission { access(["sqs:SendMessage"], key: ["kms:Decrypt", "kms:GenerateDataKey"]) }

  var receiving: Permission {
    access(
      ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      key: ["kms:Decrypt"])
  }

  var sendingAndReceiving: Permission {
    access(
      [
        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ], key: ["kms:Decrypt", "kms:GenerateDataKey"])
  }

  private func access(_ actions: [StringValue], key keyActions: [StringValue]) -> Permission {
    let statement = Statement(.allow, actions: .only(ListValue(actions)), resources: .only([arn]))
    return Permission([statement] + (key.map { [$0.statement(keyActions)] } ?? []))
  }
}
