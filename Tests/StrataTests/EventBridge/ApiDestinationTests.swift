import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ApiDestinationTests {
  @Test func aDestinationAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      ApiDestination("Discord", in: scope, url: .secret("alarms/discord"))
    }
    #expect(
      template.json["Resources"] == [
        "Discord": [
          "Type": "AWS::Events::ApiDestination",
          "Properties": [
            "ConnectionArn": ["Fn::GetAtt": ["DiscordConnection", "Arn"]], "HttpMethod": "POST",
            "InvocationEndpoint": "{{resolve:secretsmanager:alarms/discord}}",
          ],
        ],
        "DiscordConnection": [
          "Type": "AWS::Events::Connection",
          "Properties": [
            "AuthParameters": [
              "ApiKeyAuthParameters": ["ApiKeyName": "Authorization-Not-Needed", "ApiKeyValue": "none"]
            ], "AuthorizationType": "API_KEY",
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let webhook = Secret("Webhook", in: scope)
      let connection = Connection(
        "Crm", in: scope, authorizedBy: .apiKey(header: "X-Api-Key", value: .secret("crm")))
      ApiDestination(
        "Orders", in: scope, url: .secret(webhook.arn, key: "url"), method: .put, connection: connection, rateLimit: 2,
        description: "The till", name: "orders")
    }
    #expect(
      template.resource("Orders")?.properties == [
        "ConnectionArn": ["Fn::GetAtt": ["Crm", "Arn"]], "Description": "The till", "HttpMethod": "PUT",
        "InvocationEndpoint": ["Fn::Sub": "{{resolve:secretsmanager:${Webhook}:SecretString:url::}}"],
        "InvocationRateLimitPerSecond": 2, "Name": "orders",
      ])
    #expect(template.resources.keys.sorted() == ["Crm", "Orders", "Webhook"])
  }

  @Test func callingItTakesOneActionOnIt() throws {
    let arn = "arn:aws:events:eu-central-1:123456789012:api-destination/crm/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
    let found = try statements { scope in
      [
        ApiDestination("Crm", in: scope, url: "https://crm.example.com/events").invoking,
        ImportedApiDestination(arn: .literal(arn)).invoking,
      ]
    }
    #expect(
      found == [
        [
          "Action": ["events:InvokeApiDestination"], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Crm", "Arn"]]],
        ],
        ["Action": ["events:InvokeApiDestination"], "Effect": "Allow", "Resource": [.string(arn)]],
      ])
  }

  @Test func twoAreApart() throws {
    let template = try template { scope in
      ApiDestination("A", in: scope, url: "https://a.example.com")
      ApiDestination("B", in: scope, url: "https://b.example.com")
    }
    #expect(template.resources.keys == ["A", "AConnection", "B", "BConnection"])
  }

  /// URLs that hold a secret: of Discord, of others, and of nobody in particular.
  @Test(
    arguments: [
      "https://discord.com/api/webhooks/123456789012345678/abc",
      "https://ptb.discord.com/api/v10/webhooks/123456789012345678/abc?wait=true",
      "https://discordapp.com/api/webhooks/1/abc",
      "https://relay.example.com/api/webhooks/123456789012345678/abc",
      "https://hooks.slack.com/services/T000/B000/xyz", "https://api.telegram.org/bot123:abc/sendMessage",
      "https://example.webhook.office.com/webhookb2/a/IncomingWebhook/b/c",
      "https://chat.googleapis.com/v1/spaces/A/messages?key=abc&token=def", "https://example.com/events?api_key=abc",
      "https://example.azurewebsites.net/api/a?code=abcdefghijklmnop==",
      "https://example.com/events?x=1&access-token=abc", "https://app:abc@example.com/events",
      "https://example.com/events?sig=abc#x", "https://example.com/hooks/Zx81mNq0Lw42RtYp77Kc",
      "https://example.com/0123456789abcdef0123456789abcdef",
    ])
  func aURLThatHoldsASecretIsRefused(url: String) throws {
    let found = findings { ApiDestination("Out", in: $0, url: .literal(url)) }
    let host = try #require(url.split(separator: "/").dropFirst().first?.split(separator: "@").last)
    #expect(
      found == [
        """
        ApiDestinationTests.swift: error: Test/Out: url: the URL holds a secret, which all who may read the stack would \
        read; expected a reference to a secret, such as .secret("orders/webhook"), given a URL of \(host) in plain text \
        [construct]
          hint: keep the whole URL in Secrets Manager
        """
      ])
  }

  @Test(
    arguments: [
      "https://example.com", "https://example.com/events?kind=order&code=DE&key=orders",
      "https://example.com/webhooks/orders/created",
      "https://example.com/orders/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", "https://example.com:8443/a/*/b?token=",
      "https://discord.com/api/webhooks/123456789012345678",
    ])
  func anyOtherURLIsTaken(url: String) throws {
    let template = try template { ApiDestination("Out", in: $0, url: .literal(url)) }
    #expect(template.resource("Out")?["InvocationEndpoint"] == .string(url))
  }

  @Test func aSecretInAPartOfAURL() throws {
    let template = try template { scope in
      ApiDestination(
        "A", in: scope,
        url: "https://discord.com/api/webhooks/123456789012345678/\(.secret("alarms/discord", key: "token"))")
      ApiDestination("B", in: scope, url: "https://example.com/?token=\(.secret("b"))&region=\(.region)")
    }
    #expect(
      template.resource("A")?["InvocationEndpoint"]
        == "https://discord.com/api/webhooks/123456789012345678/{{resolve:secretsmanager:alarms/discord:SecretString:token::}}"
    )
    #expect(
      template.resource("B")?["InvocationEndpoint"] == [
        "Fn::Sub": "https://example.com/?token={{resolve:secretsmanager:b}}&region=${AWS::Region}"
      ])
  }

  @Test func aSecretIsFoundHoweverAURLIsMade() {
    let found = findings { scope in
      let isProd = scope.condition("IsProd", .equals(.region, "eu-central-1"))
      let parts: ListValue<StringValue> = ["https://discord.com/api/webhooks", .region, "abc"]
      ApiDestination("A", in: scope, url: parts.joined(separator: "/"))
      ApiDestination(
        "B", in: scope, url: .if(isProd, then: .secret("b"), else: "https://example.com/\(.region)?token=abc"))
      ApiDestination("C", in: scope, url: "{{resolve:secretsmanager:c}}?token=abc")
    }
    let message = """
      the URL holds a secret, which all who may read the stack would read; expected a reference to a secret, such as \
      .secret("orders/webhook"), given a URL
      """
    let hint = "in plain text [construct]\n  hint: keep the whole URL in Secrets Manager"
    #expect(
      found.map { $0.replacing("ApiDestinationTests.swift: error: Test/", with: "") } == [
        "A: url: \(message) of discord.com \(hint)", "B: url: \(message) of example.com \(hint)",
        "C: url: \(message) \(hint)",
      ])
  }

  @Test func whatIsRefused() {
    let found = findings { scope in
      let id = scope.parameter("Id")
      ApiDestination("A", in: scope, url: "http://example.com", rateLimit: 301)
      ApiDestination("B", in: scope, url: "https://", rateLimit: 0)
      ApiDestination("C", in: scope, url: "https://discord.com/api/webhooks/\(id)/correct-horse")
      ApiDestination("D", in: scope, url: "https://example.com/a b", name: "d d")
      scope.output("Arn", ImportedApiDestination(arn: "crm").arn)
    }
    #expect(
      found.map { $0.replacing("ApiDestinationTests.swift: error: Test/", with: "") } == [
        "A: rateLimit: a destination must be called 1 to 300 times in a second; expected 1 to 300, given 301 [construct]",
        "A: url: only HTTPS can be called; expected a URL such as https://example.com/events, given \"http://example.com\" [construct]",
        "B: rateLimit: a destination must be called 1 to 300 times in a second; expected 1 to 300, given 0 [construct]",
        "B: url: only HTTPS can be called; expected a URL such as https://example.com/events, given \"https://\" [construct]",
        "C: url: the URL holds a secret, which all who may read the stack would read; expected a reference to a secret, such as .secret(\"orders/webhook\"), given a URL of discord.com in plain text [construct]\n  hint: keep the whole URL in Secrets Manager",
        "D: Name: EventBridge refuses this name; expected 1 to 64 letters, digits, dots, hyphens and underscores, given \"d d\" [physical-name]",
        "D: url: only HTTPS can be called; expected a URL such as https://example.com/events, given \"https://example.com/a b\" [construct]",
        "Arn: Value: this isn't the ARN of an API destination; expected arn:<partition>:events:<region>:<account>:api-destination/<name>/<id>, given \"crm\" [invalid-value]",
      ])
    #expect(!found.contains { $0.contains("correct-horse") })
  }
}
