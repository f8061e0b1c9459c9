import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ConnectionTests {
  @Test func aConnectionByEachWay() throws {
    let template = try template { scope in
      let secret = Secret("Login", in: scope, generating: .json(["username": "app"], key: "password"))
      Connection(
        "Key", in: scope,
        authorizedBy: .apiKey(header: "Authorization", value: "Bearer \(.secret("orders/crm", key: "token"))"))
      Connection(
        "Basic", in: scope, authorizedBy: .basic(username: "app", password: .secret(secret.arn, key: "password")),
        description: "The till", name: "till")
      Connection(
        "Client", in: scope,
        authorizedBy: .clientCredentials(
          endpoint: "https://login.example.com/token", id: "app",
          secret: .secret(ImportedSecret(name: "orders/client").arn), method: .put))
      Connection("Nothing", in: scope, authorizedBy: .none)
    }
    #expect(
      template.resource("Key")?.json == [
        "Type": "AWS::Events::Connection",
        "Properties": [
          "AuthParameters": [
            "ApiKeyAuthParameters": [
              "ApiKeyName": "Authorization",
              "ApiKeyValue": "Bearer {{resolve:secretsmanager:orders/crm:SecretString:token::}}",
            ]
          ], "AuthorizationType": "API_KEY",
        ],
      ])
    #expect(
      template.resource("Basic")?.properties == [
        "AuthParameters": [
          "BasicAuthParameters": [
            "Password": ["Fn::Sub": "{{resolve:secretsmanager:${Login}:SecretString:password::}}"], "Username": "app",
          ]
        ], "AuthorizationType": "BASIC", "Description": "The till", "Name": "till",
      ])
    #expect(
      template.resource("Client")?.properties == [
        "AuthParameters": [
          "OAuthParameters": [
            "AuthorizationEndpoint": "https://login.example.com/token",
            "ClientParameters": [
              "ClientID": "app",
              "ClientSecret": [
                "Fn::Sub":
                  "{{resolve:secretsmanager:arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/client}}"
              ],
            ], "HttpMethod": "PUT",
          ]
        ], "AuthorizationType": "OAUTH_CLIENT_CREDENTIALS",
      ])
    #expect(
      template.resource("Nothing")?["AuthParameters"] == [
        "ApiKeyAuthParameters": ["ApiKeyName": "Authorization-Not-Needed", "ApiKeyValue": "none"]
      ])
  }

  @Test func aHiddenParameterMayHoldWhatIsSecret() throws {
    let template = try template { scope in
      let token = scope.parameter("Token", isHidden: true)
      Connection("Crm", in: scope, authorizedBy: .apiKey(header: "X-Api-Key", value: token))
    }
    #expect(
      template.resource("Crm")?["AuthParameters"]?["ApiKeyAuthParameters"]?["ApiKeyValue"] == ["Ref": "Token"])
  }

  @Test func anImportedOneIsUsed() throws {
    let arn = "arn:aws:events:eu-central-1:123456789012:connection/crm/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
    let template = try template { scope in
      let connection = ImportedConnection(arn: .literal(arn))
      let crm = ApiDestination("Crm", in: scope, url: "https://crm.example.com/events", connection: connection)
      #expect(crm.connection is ImportedConnection)
    }
    #expect(template.resource("Crm")?["ConnectionArn"] == .string(arn))
    #expect(template.resources.keys == ["Crm"])
  }

  /// No secret is in the messages.
  @Test func whatIsSecretMustNotStandInTheTemplate() {
    let found = findings { scope in
      let isProd = scope.condition("IsProd", .equals(.region, "eu-central-1"))
      let token = Secret("Token", in: scope)
      Connection("A", in: scope, authorizedBy: .apiKey(header: "X-Api-Key", value: "correct-horse"))
      Connection("B", in: scope, authorizedBy: .basic(username: "app", password: "correct-horse-\(.region)"))
      Connection(
        "C", in: scope,
        authorizedBy: .clientCredentials(
          endpoint: "http://login.example.com", id: "app", secret: token.arn, method: .head)
      )
      Connection(
        "D", in: scope,
        authorizedBy: .apiKey(
          header: "X Key", value: .if(isProd, then: .secret("crm/token"), else: "correct-horse")))
      Connection("E", in: scope, authorizedBy: .apiKey(header: "X-Api-Key", value: .parameterStore("/correct/token")))
      Connection(
        "H", in: scope,
        authorizedBy: .apiKey(header: "X-Api-Key", value: "{{resolve:secretsmanager:correct-horse"))
      Connection("G", in: scope, authorizedBy: .apiKey(header: "X-Api-Key", value: scope.parameter("Shown")))
      Connection("F", in: scope, authorizedBy: .none, name: "a name")
      scope.output("Arn", ImportedConnection(arn: "crm").arn)
    }
    let hint = "\n  hint: keep it in Secrets Manager: a Secret of this app or an ImportedSecret"
    let secret = "expected a reference to a secret, such as .secret(token.arn, key: \"key\")"
    let rule = "must not stand in the template, where all who may read the stack read it; \(secret)"
    #expect(
      found.map { $0.replacing("ConnectionTests.swift: error: Test/", with: "") } == [
        "A: authorizedBy: the key \(rule), given plain text [construct]\(hint)",
        "B: authorizedBy: the password \(rule), given plain text [construct]\(hint)",
        "C: authorizedBy: only HTTPS can be called; expected a URL such as https://example.com/events, given \"http://login.example.com\" [construct]",
        "C: authorizedBy: the client's secret \(rule), given a value that is no secret [construct]\(hint)",
        "C: authorizedBy: tokens can't be asked for by this method; expected GET, POST or PUT, given HEAD [construct]",
        "D: authorizedBy: a header has no such name; expected a name such as X-Api-Key, given \"X Key\" [construct]",
        "D: authorizedBy: the key \(rule), given plain text [construct]\(hint)",
        "E: authorizedBy: the key \(rule), given plain text [construct]\(hint)",
        "H: authorizedBy: the key \(rule), given plain text [construct]\(hint)",
        "G: authorizedBy: the key \(rule), given a value that is no secret [construct]\(hint)",
        "F: Name: EventBridge refuses this name; expected 1 to 64 letters, digits, dots, hyphens and underscores, given \"a name\" [physical-name]",
        "Arn: Value: this isn't the ARN of a connection; expected arn:<partition>:events:<region>:<account>:connection/<name>/<id>, given \"crm\" [invalid-value]",
      ])
    #expect(!found.contains { $0.contains("correct-horse") })
  }
}
