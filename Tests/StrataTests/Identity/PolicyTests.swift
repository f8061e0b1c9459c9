import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct PolicyTests {
  private static let reading = Permission.allow("s3:GetObject", on: "arn:aws:s3:::orders/*")

  @Test func isOfItsOwnAndShared() throws {
    let template = try template { scope in
      let policy = Policy("Shared", in: scope, permissions: [Self.reading], description: "Reads orders")
      for id in ["A", "B"] {
        Role(id, in: scope, trusting: .service("lambda.amazonaws.com"), policies: [policy])
      }
    }
    #expect(
      .object(try template.onlyResource(of: "AWS::IAM::ManagedPolicy").properties) == [
        "Description": "Reads orders",
        "PolicyDocument": [
          "Statement": [["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": ["arn:aws:s3:::orders/*"]]],
          "Version": "2012-10-17",
        ],
      ])
    #expect(
      ["A", "B"].map { template.resource($0)?["ManagedPolicyArns"] } == [[["Ref": "Shared"]], [["Ref": "Shared"]]])
  }

  @Test func twoInAStackAndTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["A", "B"] { Policy(id, in: scope, permissions: [Self.reading]) }
      } == [])
  }

  @Test func permitsSomething() {
    #expect(
      findings { Policy("Shared", in: $0, permissions: []) } == [
        "PolicyTests.swift: error: Test/Shared: permissions: a policy permits something; expected at least one permission, "
          + "given none [construct]"
      ])
  }
}
