import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RestAuthorizerTests {
  private static func authorizers(_ template: Template) -> [(id: String, properties: JSONValue?)] {
    template.resources.filter { $0.value["Type"] == "AWS::ApiGateway::Authorizer" }
      .map { ($0.key, $0.value["Properties"]) }.sorted { $0.0 < $1.0 }
  }

  @Test func aUserPool() throws {
    let template = try template { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .cognito(specimenPool))
      let function = specimenFunction(in: scope)
      api.route("GET", "/orders", to: function)
      api.route("POST", "/orders", to: function, authorizer: .cognito(specimenPool, scopes: ["orders/write"]))
      api.route("GET", "/health", to: function, authorizer: .anyone)
    }
    let made = Self.authorizers(template)
    #expect(made.count == 1)
    let id = made.first?.id ?? ""
    #expect(
      made.first?.properties == [
        "IdentitySource": "method.request.header.Authorization", "Name": .string("Cognito-" + id.suffix(6)),
        "ProviderARNs": ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEfGhI"],
        "RestApiId": ["Ref": "Api"], "Type": "COGNITO_USER_POOLS",
      ])
    #expect(template.resource("ApiGetOrders")?["AuthorizationType"] == "COGNITO_USER_POOLS")
    #expect(template.resource("ApiGetOrders")?["AuthorizerId"] == ["Ref": .string(id)])
    #expect(template.resource("ApiGetOrders")?["AuthorizationScopes"] == nil)
    #expect(template.resource("ApiPostOrders")?["AuthorizerId"] == ["Ref": .string(id)])
    #expect(template.resource("ApiPostOrders")?["AuthorizationScopes"] == ["orders/write"])
    #expect(template.resource("ApiGetHealth")?["AuthorizationType"] == "NONE")
    #expect(
      template.resource("ApiGetHealth")?.json["Metadata"]
        == accepted("CKV_AWS_59", because: "It was declared as open to anybody"))
  }

  @Test func aFunction() throws {
    let template = try template { scope in
      let check = specimenFunction("Check", in: scope)
      let api = RestApi(
        "Api", in: scope, stage: "prod",
        authorizer: .function(check, by: [.header("X-Partner"), .query("key")], cachedFor: .minutes(5)))
      api.route("GET", "/orders", to: specimenFunction("Orders", in: scope))
    }
    let made = Self.authorizers(template)
    let id = made.first?.id ?? ""
    #expect(
      made.first?.properties == [
        "AuthorizerResultTtlInSeconds": 300,
        "AuthorizerUri": [
          "Fn::Sub":
            "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Check.Arn}/invocations"
        ], "IdentitySource": "method.request.header.X-Partner,method.request.querystring.key",
        "Name": .string("Function-" + id.suffix(6)), "RestApiId": ["Ref": "Api"], "Type": "REQUEST",
      ])
    #expect(
      template.resource("\(id)Permission")?["SourceArn"] == [
        "Fn::Sub": .string(
          "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/${\(id)}")
      ])
    #expect(template.resource("ApiGetOrders")?["AuthorizationType"] == "CUSTOM")
    #expect(
      template.resource("ApiStage")?.json["DependsOn"] == [.string("\(id)Permission"), "ApiGetOrdersPermission"])
  }

  @Test func whatIsRefused() {
    func mistakes(_ authorizer: @escaping @Sendable (Scope) -> RestAuthorizer) -> [String] {
      findings { scope in
        RestApi("Api", in: scope, stage: "prod", authorizer: authorizer(scope), timeout: .seconds(5))
          .route("GET", "/", to: specimenFunction(in: scope))
      }.map {
        $0.replacing("RestAuthorizerTests.swift: error: Test/Api/", with: "")
          .replacing(/Cognito[0-9a-f]{6}/, with: "Cognito")
      }
    }
    #expect(
      mistakes { _ in .cognito("eu-central-1_AbCdEfGhI") } == [
        "Authorizers/Cognito: ProviderARNs/0: this isn't the ARN of a user pool; expected "
          + "arn:<partition>:cognito-idp:<region>:<account>:userpool/<id>, given \"eu-central-1_AbCdEfGhI\" [invalid-value]"
      ])
    #expect(
      mistakes { _ in .cognito() } == [
        "GetRoot: authorizer: an authorizer must know a user pool; expected the ARN of a user pool, given none [construct]"
      ])
    #expect(
      mistakes { scope in
        .function(Function("Check", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(6)))
      } == [
        "GetRoot: authorizer: the function has a timeout above the API's 5 s; expected 5 s or less, given 6 s [construct]\n"
          + "  hint: say timeout: on Test/Check, and have a queue take what lasts longer"
      ])
  }
}
