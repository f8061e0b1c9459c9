import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct PolicyTests {
  private static let statement: JSONValue = ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": ["*"]]

  @Test func aPolicyAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      Policy("Reading", in: scope, permissions: [.allow("s3:GetObject", on: "*")])
    }
    #expect(
      template.json["Resources"] == [
        "Reading": [
          "Type": "AWS::IAM::ManagedPolicy",
          "Properties": ["PolicyDocument": ["Statement": [Self.statement], "Version": "2012-10-17"]],
        ]
      ])
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      Policy(
        "Reading", in: scope, permissions: [.allow("s3:GetObject", on: "*")], description: "Reads the orders")
    }
    #expect(try template { declare($0) }.resource("Reading")?["Description"] == "Reads the orders")
    #expect(findings { declare($0) } == [])
  }

  @Test func theSameStatementStandsOnce() throws {
    let template = try template { scope in
      let permission = Permission.allow("s3:GetObject", on: "*")
      Policy("Reading", in: scope, permissions: [permission, .all(permission, permission)])
    }
    #expect(template.resource("Reading")?["PolicyDocument"]?["Statement"] == [Self.statement])
  }

  @Test func severalRolesHaveIt() throws {
    @Sendable func declare(_ scope: Scope) {
      let policy = Policy("Reading", in: scope, permissions: [.allow("s3:GetObject", on: "*")])
      Role("A", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), policies: [policy])
      Role("B", in: scope, trusting: .service("lambda.amazonaws.com"), policies: [policy])
      scope.output("Arn", policy.arn)
    }
    let template = try template { declare($0) }
    #expect(template.resource("A")?["ManagedPolicyArns"] == [["Ref": "Reading"]])
    #expect(template.resource("B")?["ManagedPolicyArns"] == [["Ref": "Reading"]])
    #expect(template.outputs["Arn"]?["Value"] == ["Ref": "Reading"])
    #expect(findings { declare($0) } == [])
  }

  @Test func aRoleOfAnotherStackHasIt() throws {
    let app = App("Orders") { app in
      let policy = app.stack("Policies") { scope in
        Policy("Reading", in: scope, permissions: [.allow("s3:GetObject", on: "*")])
      }
      app.stack("Orders") { scope in
        Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), policies: [policy])
      }
    }
    #expect(
      try app.synthesize()["Orders"]?.template.resource("Role")?["ManagedPolicyArns"]
        == [["Fn::ImportValue": "Policies:Reading"]])
    #expect(findings(app) == [])
  }

  @Test func aPolicyPermitsSomething() {
    #expect(
      findings { scope in
        Policy("A", in: scope, permissions: [])
        Policy("B", in: scope, permissions: [.all()])
      } == [
        "PolicyTests.swift: error: Test/A: PolicyDocument/Statement: a policy must have statements; expected at least one, "
          + "given an empty list [policy-form]",
        "PolicyTests.swift: error: Test/A: permissions: a policy must permit something; expected at least one permission, "
          + "given none [construct]",
        "PolicyTests.swift: error: Test/B: PolicyDocument/Statement: a policy must have statements; expected at least one, "
          + "given an empty list [policy-form]",
        "PolicyTests.swift: error: Test/B: permissions: a policy must permit something; expected at least one permission, "
          + "given none [construct]",
      ])
  }

  @Test func twoStacksHaveTheSamePolicy() {
    #expect(
      findingsInTwoStacks { scope in
        Policy("Reading", in: scope, permissions: [.allow("s3:GetObject", on: "*")])
      } == [])
  }
}
