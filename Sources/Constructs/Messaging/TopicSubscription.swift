internal import StrataSNS

extension Topic {
  /// The receiver of the messages of a topic.
  ///
  /// See [Subscribe](https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html).
  public struct Subscription: Sendable {
    private let kind: String
    private let endpoint: StringValue

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

    var value: SNS.Topic.Subscription { .init(endpoint: endpoint, protocol: .literal(kind)) }

    private static func mistake(_ message: String, expected: String, given text: String) -> Finding {
      Finding(.invalidValue, message, expected: expected, given: "\"\(text)\"")
    }
  }
}
