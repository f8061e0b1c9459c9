import StrataFindings
import StrataJSON
import StrataTemplate

/// Events go to an API by HTTPS.
struct ApiDestinationRule: TemplateRule {
  let about = RuleDescription(
    "plain-destination", .error, reason: "EventBridge refuses an API destination that it would call without TLS",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html",
    good: ApiDestinationRule.sample("https://api.example.com/orders"),
    bad: ApiDestinationRule.sample("http://api.example.com/orders"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::Events::ApiDestination").flatMap { $0.all("InvocationEndpoint") }.compactMap {
      endpoint in
      // What is known of it is enough where it begins so.
      guard case .literal(let text)? = PartialText(endpoint.value).parts.first, text.lowercased().hasPrefix("http://")
      else { return nil }
      return finding(
        "an API destination must be called by HTTPS", at: endpoint.pointer, expected: "https://…", given: "http://…")
    }
  }

  private static func sample(_ endpoint: JSONValue) -> JSONValue {
    [
      "Orders": [
        "Type": "AWS::Events::ApiDestination",
        "Properties": [
          "ConnectionArn": "arn:aws:events:eu-west-1:123456789012:connection/orders/1", "HttpMethod": "POST",
          "InvocationEndpoint": endpoint,
        ],
      ]
    ]
  }
}
