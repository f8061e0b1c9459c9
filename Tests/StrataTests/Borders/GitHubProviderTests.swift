import Strata
import StrataBorders
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// The account's trust in GitHub.
@Suite struct GitHubProviderTests {
  @Test func aProvider() throws {
    let template = try template { scope in scope.output("Arn", GitHubProvider("GitHub", in: scope).arn) }
    #expect(
      template.resources["GitHub"] == [
        "Type": "AWS::IAM::OIDCProvider",
        "Properties": [
          "ClientIdList": ["sts.amazonaws.com"], "Url": "https://token.actions.githubusercontent.com",
        ],
      ])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["GitHub", "Arn"]])
  }

  @Test func aRoleOfAProviderThatIsPassed() throws {
    let app = borderApp { _ in
    } besides: { scope, boundary in
      DeploymentRole(
        "Deploy", in: scope, from: .branch("main", of: "acme/shop"), within: boundary,
        provider: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com")
    }
    let template = try #require(try borderTemplates(of: "dev", app)["smartstack-dev-identity"])
    #expect(
      template.resources["Deploy"]?["Properties"]?["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Principal"] == [
        "Federated": ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"]
      ])
  }
}
