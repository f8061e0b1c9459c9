import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RoleTests {
  private static let lambda = Principal.service("lambda.amazonaws.com")
  private static let trust: JSONValue = [
    "Statement": [
      ["Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": ["Service": ["lambda.amazonaws.com"]]]
    ],
    "Version": "2012-10-17",
  ]

  private static let reading = Permission.allow("s3:GetObject", on: "arn:aws:s3:::orders/*")

  private func properties(_ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue {
    .object(try template(declare).onlyResource(of: "AWS::IAM::Role").properties)
  }

  @Test func mayDoNothingUnlessSaid() throws {
    #expect(try properties { Role("Role", in: $0, trusting: Self.lambda) } == ["AssumeRolePolicyDocument": Self.trust])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let policy = Policy("Shared", in: scope, permissions: [Self.reading])
      Role(
        "Role", in: scope, trusting: Self.lambda, when: [.stringEquals("aws:SourceAccount", .accountID)],
        permissions: [Self.reading], policies: [policy],
        managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
        boundary: "arn:aws:iam::123456789012:policy/Boundary", maximumSession: .hours(2), description: "Of a test")
    }
    let role = try #require(template.resource("Role"))
    #expect(role["Description"] == "Of a test")
    #expect(role["ManagedPolicyArns"] == [["Ref": "Shared"], "arn:aws:iam::aws:policy/ReadOnlyAccess"])
    #expect(role["MaxSessionDuration"] == 7_200)
    #expect(role["PermissionsBoundary"] == "arn:aws:iam::123456789012:policy/Boundary")
    #expect(
      role["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Condition"] == [
        "StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]
      ])
    #expect(
      role["Policies"] == [
        [
          "PolicyName": "Permissions",
          "PolicyDocument": [
            "Statement": [
              ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": ["arn:aws:s3:::orders/*"]]
            ],
            "Version": "2012-10-17",
          ],
        ]
      ])
  }

  @Test func aFederatedPrincipalTakesItOnInAnotherWay() throws {
    let properties = try properties { scope in
      Role(
        "Role", in: scope, trusting: .federated("accounts.example.com"), to: "sts:AssumeRoleWithWebIdentity")
    }
    #expect(
      properties["AssumeRolePolicyDocument"]?["Statement"]?[0] == [
        "Action": ["sts:AssumeRoleWithWebIdentity"], "Effect": "Allow",
        "Principal": ["Federated": ["accounts.example.com"]],
      ])
  }

  @Test func permissionsMayComeLate() throws {
    let properties = try properties { scope in
      let role = Role("Role", in: scope, trusting: Self.lambda)
      scope.atFinalization {
        role.allow(.allow("s3:PutObject", on: "arn:aws:s3:::orders/*"))
        scope.atFinalization { role.allow(.allow("s3:DeleteObject", on: "arn:aws:s3:::orders/*")) }
      }
      role.allow(Self.reading)
    }
    let statements = properties["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
    #expect(statements.map { $0["Action"]?[0] } == ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])
  }

  @Test func aStatementStandsThereOnce() throws {
    let properties = try properties { scope in
      Role("Role", in: scope, trusting: Self.lambda, permissions: [Self.reading, .all(Self.reading, Self.reading)])
    }
    #expect(properties["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array?.count == 1)
  }

  @Test func twoInAStackAndTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["A", "B"] { Role(id, in: scope, trusting: Self.lambda, permissions: [Self.reading]) }
      } == [])
  }

  @Test(arguments: [
    (Duration.minutes(59), "3,540 s (59 min)"), (.hours(13), "46,800 s (13 h)"), (.seconds(3600.5), "3600.5 s"),
  ])
  func sessionsOutOfRange(session: Duration, text: String) {
    #expect(
      findings { Role("Role", in: $0, trusting: Self.lambda, maximumSession: session) } == [
        "RoleTests.swift: error: Test/Role: maximumSession: this takes whole seconds in a range; expected 3,600 s (1 h) "
          + "to 43,200 s (12 h), given \(text) [construct]"
      ])
  }

  @Test func aFederatedPrincipalWithoutItsWay() {
    #expect(findings { Role("Role", in: $0, trusting: .federated("accounts.example.com")) }.count == 1)
  }
}
