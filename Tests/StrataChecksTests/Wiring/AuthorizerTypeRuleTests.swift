import StrataFindings
import StrataJSON
import Testing

/// Methods and their authorizers.
@Suite struct AuthorizerTypeRuleTests {
  private func found(_ authorization: JSONValue, _ kind: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "authorizer-type",
      inResources: [
        "People": ["Type": "AWS::ApiGateway::Authorizer", "Properties": ["Type": kind]],
        "Method": [
          "Type": "AWS::ApiGateway::Method",
          "Properties": [
            "AuthorizationType": authorization, "AuthorizerId": ["Fn::GetAtt": ["People", "AuthorizerId"]],
          ],
        ],
      ])
  }

  private let place = "/Resources/Method/Properties/AuthorizationType: the authorizer People is of the type "

  @Test func anotherKind() {
    #expect(
      found("CUSTOM", "COGNITO_USER_POOLS")
        == [place + "COGNITO_USER_POOLS; expected COGNITO_USER_POOLS; given CUSTOM"])
    #expect(found("COGNITO_USER_POOLS", "TOKEN") == [place + "TOKEN; expected CUSTOM; given COGNITO_USER_POOLS"])
  }

  @Test func whatIsFine() {
    #expect(found("CUSTOM", "TOKEN") == [])
    #expect(found("CUSTOM", "REQUEST") == [])
    #expect(found("COGNITO_USER_POOLS", "COGNITO_USER_POOLS") == [])
    #expect(found("AWS_IAM", "TOKEN") == [])
    #expect(found("CUSTOM", ["Ref": "Kind"]) == [])
  }
}
