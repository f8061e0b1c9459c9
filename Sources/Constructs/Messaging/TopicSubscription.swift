internal import StrataSNS

extension Topic {
  /// The receiver of the messages of a topic.
  ///
  /// See [Subscribe](https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html).
  public struct Subscription {
    private let kind: String
    private let endpoint: StringValue
    private var queue: Queue?

    /// Somebody by e-mail, who has to confirm it.
    public static func email(_ address: StringValue) -> Subscription {
      Subscription(
        kind: "email",
        endpoint: address.checked { text in
          let parts = text.split(separator: "@", omittingEmptySubsequences: false)
          return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            ? nil : mistake("this isn't an address", expected: "an address such as team@example.com", given: text)
        })
    }

    /// A service on the web, which has to confirm it.
    ///
    /// See [HTTPS endpoints](https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html).
    public static func https(_ url: StringValue) -> Subscription {
      Subscription(
        kind: "https",
        endpoint: url.checked { text in
          text.hasPrefix("https://") && text != "https://"
            ? nil : mistake("messages must be sent by HTTPS only", expected: "a URL with https://", given: text)
        })
    }

    /// A queue of this app, whose policy lets the topic send, as does that of its key.
    ///
    /// A FIFO queue takes messages of a FIFO topic alone, which this isn't.
    /// See [Subscribing a queue](https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html).
    public static func queue(_ queue: Queue) -> Subscription {
      var subscription = Subscription(kind: "sqs", endpoint: queue.arn)
      subscription.queue = queue
      return subscription
    }

    /// A queue of SQS, whose own policy must let `sns.amazonaws.com` send.
    ///
    /// See [Subscribing a queue](https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html).
    public static func queue(arn: StringValue) -> Subscription {
      Subscription(
        kind: "sqs",
        endpoint: arn.checked { text in
          ARN(text)?.isRegional(of: "sqs") == true
            ? nil : .arn(of: "a queue", expected: "arn:<partition>:sqs:<region>:<account>:<name>", given: text)
        })
    }

    /// Lets a topic send what it's subscribed to.
    func allow(_ topic: StringValue, _ declaration: Declaration) {
      guard let queue else { return }
      if queue.isFifo {
        declaration.report(
          "a topic can't send to a FIFO queue", property: "subscriptions", expected: "a queue that isn't FIFO",
          given: "\(queue.scope.path)")
      }
      queue.allowSending(by: "sns.amazonaws.com", from: topic)
    }

    var value: SNS.Topic.Subscription { .init(endpoint: endpoint, protocol: .literal(kind)) }

    private static func mistake(_ message: String, expected: String, given text: String) -> Finding {
      Finding(.invalidValue, message, expected: expected, given: "\"\(text)\"")
    }
  }
}
