import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RoleTests {
  private static let tasks: JSONValue = [
    "Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": ["Service": ["ecs-tasks.amazonaws.com"]],
  ]

  private func reading(_ resource: JSONValue) -> JSONValue {
    ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": [resource]]
  }

  /// The statements of what the role of a template permits.
  private func permitted(_ template: Template, _ role: String = "Role") -> JSONValue? {
    template.resource(role)?["Policies"]?[0]?["PolicyDocument"]?["Statement"]
  }

  @Test func aRoleAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"))
    }
    #expect(
      template.json["Resources"] == [
        "Role": [
          "Type": "AWS::IAM::Role",
          "Properties": ["AssumeRolePolicyDocument": ["Statement": [Self.tasks], "Version": "2012-10-17"]],
        ]
      ])
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      let policy = Policy("Policy", in: scope, permissions: [.allow("s3:ListAllMyBuckets", on: "*")])
      Role(
        "Role", in: scope, trusting: .account("123456789012"), to: "sts:AssumeRole",
        when: [.stringEquals("sts:ExternalId", "orders"), .bool("aws:MultiFactorAuthPresent", true)],
        permissions: [.allow("s3:GetObject", on: "arn:aws:s3:::orders/*")],
        policies: [policy, ImportedPolicy(arn: "arn:aws:iam::aws:policy/ReadOnlyAccess")],
        boundary: "arn:aws:iam::123456789012:policy/Boundary", maximumSession: .hours(12),
        description: "Reads the orders")
    }
    #expect(
      try template { declare($0) }.resource("Role")?.json == [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "AssumeRolePolicyDocument": [
            "Statement": [
              [
                "Action": ["sts:AssumeRole"],
                "Condition": [
                  "Bool": ["aws:MultiFactorAuthPresent": [true]], "StringEquals": ["sts:ExternalId": ["orders"]],
                ], "Effect": "Allow", "Principal": ["AWS": ["123456789012"]],
              ]
            ], "Version": "2012-10-17",
          ], "Description": "Reads the orders",
          "ManagedPolicyArns": [["Ref": "Policy"], "arn:aws:iam::aws:policy/ReadOnlyAccess"],
          "MaxSessionDuration": 43_200, "PermissionsBoundary": "arn:aws:iam::123456789012:policy/Boundary",
          "Policies": [
            [
              "PolicyDocument": [
                "Statement": [reading("arn:aws:s3:::orders/*")], "Version": "2012-10-17",
              ], "PolicyName": "Permissions",
            ]
          ],
        ],
      ])
    #expect(findings { declare($0) } == [])
  }

  @Test func nameAndARN() throws {
    let template = try template { scope in
      let role = Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"))
      scope.output("Name", role.name)
      scope.output("Arn", role.arn)
    }
    #expect(template.outputs["Name"]?["Value"] == ["Ref": "Role"])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Role", "Arn"]])
  }

  @Test func whatIsPermittedLater() throws {
    let template = try template { scope in
      let role = Role(
        "Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"),
        permissions: [.allow("s3:GetObject", on: "arn:aws:s3:::a/*")])
      scope.atFinalization {
        role.allow(.allow("s3:GetObject", on: "arn:aws:s3:::c/*"))
        scope.atFinalization { role.allow(.allow("s3:GetObject", on: "arn:aws:s3:::d/*")) }
      }
      role.allow(.allow("s3:GetObject", on: "arn:aws:s3:::b/*"))
    }
    #expect(permitted(template)?.array == "abcd".map { reading(.string("arn:aws:s3:::\($0)/*")) })
    #expect(template.resource("Role")?["Policies"]?.array?.count == 1)
  }

  @Test func whatIsPermittedOnlyAtTheEnd() throws {
    let template = try template { scope in
      let role = Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"))
      scope.atFinalization { role.allow(.allow("s3:GetObject", on: "*")) }
    }
    #expect(permitted(template) == [reading("*")])
  }

  @Test func theSameStatementStandsOnce() throws {
    let template = try template { scope in
      let bucket = Bucket("Bucket", in: scope)
      let permission = Permission.allow("s3:GetObject", on: "\(bucket.arn)/*")
      let role = Role(
        "Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [permission, permission])
      role.allow(permission, .allow("s3:GetObject", on: "\(bucket.arn)/*"))
      role.allow(.all(permission, .allow("s3:GetObject", on: "*")))
      scope.atFinalization { role.allow(permission) }
    }
    #expect(permitted(template) == [reading(["Fn::Sub": "${Bucket.Arn}/*"]), reading("*")])
  }

  @Test func nothingIsPermittedByNoPermissions() throws {
    let template = try template { scope in
      let role = Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [.all()])
      role.allow()
    }
    #expect(template.resource("Role")?["Policies"] == nil)
  }

  @Test func conditionsOfPermissions() throws {
    let template = try template { scope in
      Role(
        "Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"),
        permissions: [.allow("ses:SendEmail", on: "*", when: .stringEquals("ses:FromAddress", "a@example.com"))])
    }
    #expect(
      permitted(template)?[0]?["Condition"] == ["StringEquals": ["ses:FromAddress": ["a@example.com"]]])
  }

  @Test func aFederatedPrincipal() throws {
    @Sendable func declare(_ scope: Scope) {
      Role(
        "Role", in: scope, trusting: .federated("accounts.google.com"),
        to: "sts:AssumeRoleWithWebIdentity")
    }
    #expect(
      try template { declare($0) }.resource("Role")?["AssumeRolePolicyDocument"]?["Statement"] == [
        [
          "Action": ["sts:AssumeRoleWithWebIdentity"], "Effect": "Allow",
          "Principal": ["Federated": ["accounts.google.com"]],
        ]
      ])
    #expect(findings { declare($0) } == [])
  }

  @Test func aFederatedPrincipalWithoutAnAction() {
    #expect(
      findings { scope in
        Role("Role", in: scope, trusting: .federated("cognito-identity.amazonaws.com"))
      } == [
        "RoleTests.swift: error: Test/Role: AssumeRolePolicyDocument/Statement/0/Action/0: a federated principal "
          + "can't assume a role by sts:AssumeRole; expected sts:AssumeRoleWithWebIdentity or "
          + "sts:AssumeRoleWithSAML, given no action [invalid-value]\n  hint: say which by to:, as in "
          + ".trusting(.federated(…), to: \"sts:AssumeRoleWithWebIdentity\")"
      ])
  }

  @Test(arguments: [(0, "0 s"), (59, "3,540 s (59 min)"), (721, "43,260 s (721 min)")])
  func sessionsThatAreTooShortOrTooLong(_ minutes: Int, _ given: String) {
    #expect(
      findings { scope in
        Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), maximumSession: .minutes(minutes))
      } == [
        "RoleTests.swift: error: Test/Role: maximumSession: this must be whole seconds in a range; expected 3,600 s "
          + "(1 h) to 43,200 s (12 h), given \(given) [construct]"
      ])
  }

  @Test(arguments: [60, 720])
  func theShortestAndTheLongestSession(_ minutes: Int) {
    #expect(
      findings { scope in
        Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), maximumSession: .minutes(minutes))
      } == [])
  }

  @Test func twoStacksHaveTheSameRole() {
    #expect(
      findingsInTwoStacks { scope in
        Role(
          "Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"),
          permissions: [.allow("s3:GetObject", on: "*")])
      } == [])
  }
}
