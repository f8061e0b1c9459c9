import StrataJSON
import StrataLanguage
import Testing

@Suite struct TrustPolicyRuleTests {
  private func found(_ statement: JSONValue, by rule: RuleID = "trust-policy") -> [String] {
    StrataChecksTests.found(
      by: rule,
      inResources: [
        "R": ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": ["Statement": [statement]]]]
      ]
    ).map { $0.replacing("/Resources/R/Properties/AssumeRolePolicyDocument/Statement/0", with: "") }
  }

  private func statement(
    principal: JSONValue = ["Service": "ec2.amazonaws.com"], action: JSONValue = "sts:AssumeRole",
    condition: JSONValue? = nil
  ) -> JSONValue {
    var statement: JSONObject = ["Effect": "Allow", "Principal": principal, "Action": action]
    statement["Condition"] = condition
    return .object(statement)
  }

  @Test func actions() {
    #expect(
      found(statement(action: ["sts:AssumeRole", "s3:GetObject"])) == [
        "/Action/1: s3:GetObject isn't an action of a trust policy; expected sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession and the like; given \"s3:GetObject\" (what the role may do stands in its other policies)"
      ])
    #expect(found(statement(action: ["sts:*", "STS:TagSession", ["Ref": "Action"]])) == [])
  }

  @Test func principals() {
    #expect(
      found(statement(principal: "*")) == [
        "/Principal: a trust policy must name anybody by a kind; expected {\"AWS\": \"*\"}; given \"*\""
      ])
    #expect(found(statement(principal: ["AWS": "*"])) == [])
    #expect(
      found(statement(principal: ["Service": ["ec2.amazonaws.com", "*"]])) == [
        "/Principal/Service/1: a trust policy must name each service; expected such as ecs-tasks.amazonaws.com; given \"*\""
      ])
    #expect(
      found(["Effect": "Deny", "NotPrincipal": ["AWS": "123456789012"], "Action": "sts:AssumeRole"]) == [
        "/NotPrincipal: a trust policy can't have NotPrincipal; expected Principal (exclude principals by a condition on aws:PrincipalArn)"
      ])
  }

  @Test func servicesWithoutADomain() {
    #expect(
      found(statement(principal: ["Service": "ecs-tasks"]), by: "policy-form") == [
        "/Principal/Service: this is no service's name; expected such as ecs-tasks.amazonaws.com; given \"ecs-tasks\" (write ecs-tasks.amazonaws.com)"
      ])
    for name in ["https://ec2.amazonaws.com", "ec2.amazonaws.con", ".amazonaws.com", ""] {
      #expect(found(statement(principal: ["Service": .string(name)]), by: "policy-form").count == 1)
    }
    let names = [
      "ec2.amazonaws.com", "ec2.amazonaws.com.cn", "states.eu-west-1.amazonaws.com", "alexa-appkit.amazon.com",
      "delivery.logs.amazonaws.com", "ec2.c2s.ic.gov",
    ]
    for name in names {
      #expect(found(statement(principal: ["Service": .string(name)]), by: "policy-form") == [])
    }
    #expect(found(statement(principal: ["Service": ["Fn::Sub": "ec2.${AWS::URLSuffix}"]]), by: "policy-form") == [])
  }

  @Test func poolsOfIdentities() {
    let cognito: JSONValue = ["Federated": "cognito-identity.amazonaws.com"]
    let action: JSONValue = "sts:AssumeRoleWithWebIdentity"
    #expect(
      found(statement(principal: cognito, action: action)) == [
        "/Principal/Federated: any pool of identities, of whoever's, lets people take on the role; expected a condition on cognito-identity.amazonaws.com:aud (write StringEquals with cognito-identity.amazonaws.com:aud and the id of the pool)"
      ])
    let audience: JSONValue = ["StringEquals": ["cognito-identity.amazonaws.com:aud": ["Ref": "Pool"]]]
    #expect(found(statement(principal: cognito, action: action, condition: audience)) == [])
    #expect(found(statement(principal: cognito, action: action, condition: ["Ref": "Condition"])) == [])
    let amr: JSONValue = ["ForAnyValue:StringLike": ["cognito-identity.amazonaws.com:amr": "authenticated"]]
    #expect(found(statement(principal: cognito, action: action, condition: amr)).count == 1)
  }

  /// One that is as it should be isn't looked at again, and one that isn't is found wherever it stands.
  @Test func theSameStatementOfManyRoles() {
    func role(_ action: JSONValue) -> JSONValue {
      ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": ["Statement": statement(action: action)]]]
    }
    let found = StrataChecksTests.found(
      by: "trust-policy",
      inResources: [
        "A": role("sts:AssumeRole"), "B": role("s3:GetObject"), "C": role("sts:AssumeRole"), "D": role("s3:GetObject"),
      ])
    #expect(
      found.map { String($0.prefix { $0 != ":" }) } == [
        "/Resources/B/Properties/AssumeRolePolicyDocument/Statement/Action",
        "/Resources/D/Properties/AssumeRolePolicyDocument/Statement/Action",
      ])
  }
}
