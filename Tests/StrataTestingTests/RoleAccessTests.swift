import StrataJSON
import StrataTemplate
import StrataTesting
import Testing

/// What roles' statements allow.
@Suite struct RoleAccessTests {
  private func accesses(_ statement: JSONValue, to action: String, on resource: String) -> [String] {
    Template([
      "Resources": [
        "Role": [
          "Type": "AWS::IAM::Role", "Properties": ["Policies": [["PolicyDocument": ["Statement": [statement]]]]],
        ]
      ]
    ]).access(to: action, on: resource).map(\.description)
  }

  private func statement(_ action: JSONValue, _ resource: JSONValue) -> JSONValue {
    ["Effect": "Allow", "Action": action, "Resource": resource]
  }

  private let parameter = "arn:aws:ssm:*:*:parameter/x/dev/db"

  @Test(
    arguments: [
      ("ssm:GetParameter", "*", "Role: ssm:GetParameter on *"), ("ssm:*", "*", "Role: ssm:* on *"),
      ("*", "*", "Role: * on *"),
      ("SSM:getparameter", "*", "Role: SSM:getparameter on *"),
      (
        "ssm:GetParameter", "arn:aws:ssm:eu-west-1:*:parameter/x/*",
        "Role: ssm:GetParameter on arn:aws:ssm:eu-west-1:*:parameter/x/*"
      ),
      (
        "ssm:GetParameter", ["Fn::Sub": "arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter/x/*"],
        "Role: ssm:GetParameter on arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter/x/*"
      ),
      ("ssm:GetParameter", ["Ref": "Name"], "Role: ssm:GetParameter on ${Name}, perhaps"),
    ] as [(JSONValue, JSONValue, String)])
  func whatIsAllowed(action: JSONValue, resource: JSONValue, access: String) {
    #expect(accesses(statement(action, resource), to: "ssm:GetParameter", on: parameter) == [access])
  }

  @Test(
    arguments: [
      ("ssm:PutParameter", "*"), ("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/x/prod/*"),
      ("sqs:*", "*"), ("ssm:GetParameter", ["Fn::Sub": "arn:aws:ssm:*:*:parameter/y/${Name}"]),
    ] as [(JSONValue, JSONValue)])
  func whatIsNot(action: JSONValue, resource: JSONValue) {
    #expect(accesses(statement(action, resource), to: "ssm:GetParameter", on: parameter) == [])
  }

  @Test func allButSome() {
    let resources: JSONValue = [
      "Effect": "Allow", "Action": "ssm:*", "NotResource": "arn:aws:ssm:*:*:parameter/x/dev/*",
    ]
    #expect(accesses(resources, to: "ssm:GetParameter", on: parameter) == [])
    #expect(
      accesses(resources, to: "ssm:GetParameter", on: "arn:aws:ssm:*:*:parameter/y") == [
        "Role: ssm:* on all but arn:aws:ssm:*:*:parameter/x/dev/*"
      ])
    let actions: JSONValue = ["Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"]
    #expect(accesses(actions, to: "iam:CreateRole", on: "*") == [])
    #expect(accesses(actions, to: "ssm:GetParameter", on: parameter) == ["Role: all actions but iam:*, sts:* on *"])
  }

  @Test func whatIsForbiddenIsNotAllowed() {
    let denied: JSONValue = ["Effect": "Deny", "Action": "ssm:*", "Resource": "*"]
    #expect(accesses(denied, to: "ssm:GetParameter", on: parameter) == [])
    let chosen: JSONValue = ["Effect": ["Fn::If": ["C", "Allow", "Deny"]], "Action": "ssm:*", "Resource": "*"]
    #expect(accesses(chosen, to: "ssm:GetParameter", on: parameter) == ["Role: ssm:* on *, perhaps"])
  }
}
