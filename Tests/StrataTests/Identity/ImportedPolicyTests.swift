import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ImportedPolicyTests {
  private static let tasks = Principal.service("ecs-tasks.amazonaws.com")

  private func attached(_ policies: any RolePolicy...) throws -> JSONValue? {
    let arns = policies.map(\.arn)
    return try template { scope in
      let role = Role("Role", in: scope, trusting: Self.tasks)
      for arn in arns { role.attach(Given(arn: arn)) }
    }.resource("Role")?["ManagedPolicyArns"]
  }

  private struct Given: RolePolicy {
    let arn: StringValue
  }

  @Test func byARNAndByName() throws {
    #expect(
      try attached(
        ImportedPolicy(arn: "arn:aws:iam::aws:policy/job-function/SupportUser"),
        ImportedPolicy(arn: "arn:aws:iam::123456789012:policy/Audit"), ImportedPolicy(name: "team/Audit"),
        ImportedPolicy(name: "ReadOnlyAccess", account: "aws")) == [
          "arn:aws:iam::aws:policy/job-function/SupportUser", "arn:aws:iam::123456789012:policy/Audit",
          ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/Audit"],
          ["Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"],
        ])
  }

  @Test func eachStandsOnceAndMayComeLate() throws {
    let template = try template { scope in
      let own = Policy("Own", in: scope, permissions: [.allow("s3:GetObject", on: "*")])
      let role = Role("Role", in: scope, trusting: Self.tasks, policies: [own, own])
      role.attach()
      role.attach(ImportedPolicy(name: "Audit"), own)
      scope.atFinalization {
        role.attach(ImportedPolicy(name: "Audit"))
        scope.atFinalization { role.attach(ImportedPolicy(name: "Late")) }
      }
    }
    #expect(
      template.resource("Role")?["ManagedPolicyArns"] == [
        ["Ref": "Own"], ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Audit"],
        ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Late"],
      ])
  }

  @Test func moreThanARoleHas() {
    @Sendable func findings(_ count: Int) -> [String] {
      TestSupport.findings { scope in
        let role = Role("Role", in: scope, trusting: Self.tasks)
        for number in 1...count { role.attach(ImportedPolicy(name: "P\(number)")) }
      }
    }
    #expect(findings(10) == [])
    for count in [11, 20] {
      #expect(
        findings(count) == [
          "ImportedPolicyTests.swift: warning: Test/Role: policies: a role has 10 policies at most unless a quota is raised; "
            + "expected 10 or fewer, given \(count) [construct]\n  hint: have Service Quotas raise \"Managed policies per "
            + "role\", or put permissions in the role itself"
        ])
    }
    #expect(
      findings(21) == [
        "ImportedPolicyTests.swift: error: Test/Role: policies: a role can have 20 policies at most; expected 20 or fewer, "
          + "given 21 [construct]\n  hint: put permissions in the role itself, by permissions:"
      ])
  }

  @Test(arguments: [
    "", "Audit", "arn:aws:iam::123456789012:role/Audit", "arn:aws:iam::123456789012:policy/",
    "arn:aws:iam::1234:policy/Audit", "arn:aws:iam:eu-central-1:123456789012:policy/Audit",
    "arn:aws:s3::123456789012:policy/Audit", "arn:aws:iam::123456789012:policy/a//b",
  ])
  func whatIsNoPolicy(_ arn: String) {
    #expect(
      findingsOfOutput { _ in ImportedPolicy(arn: .literal(arn)).arn } == [
        "ImportedPolicyTests.swift: error: Test/Value: Value: this isn't the ARN of a policy; expected "
          + "arn:<partition>:iam::<account>:policy/<name>, given \"\(arn)\" [invalid-value]"
      ])
  }

  @Test(arguments: ["", "/Audit", "Audit/", "a b", "a//b", String(repeating: "a", count: 129)])
  func namesThatAreNone(_ name: String) {
    #expect(
      findingsOfOutput { _ in ImportedPolicy(name: .literal(name)).arn } == [
        "ImportedPolicyTests.swift: error: Test/Value: Value/Fn::Sub: IAM has no such name of a policy; expected 1 to 128 letters, digits "
          + "and +=,.@_-, behind a path such as service-role/ if it has one, given \"\(name)\" [physical-name]"
      ])
  }
}
