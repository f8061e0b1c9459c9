import Strata
import StrataBorders
import StrataFacts
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// Roles by which workflows deploy one environment.
@Suite struct DeploymentRoleTests {
  private func template(_ permissions: [Permission] = []) throws -> Template {
    let app = borderApp { _ in
    } besides: { scope, boundary in
      DeploymentRole(
        "Deploy", in: scope, from: .environment(scope.environment ?? "", of: "acme/smartstack"), within: boundary,
        permissions: permissions)
    }
    return try #require(try borderTemplates(of: "dev", app)["smartstack-dev-identity"])
  }

  private func statements() throws -> [JSONValue] {
    try template().resources["Deploy"]?["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
  }

  private func statement(_ sid: String) throws -> JSONValue {
    try #require(try statements().first { $0["Sid"]?.string == sid })
  }

  @Test func itTrustsOneEnvironmentOfOneRepository() throws {
    let properties = try #require(try template().resources["Deploy"]?["Properties"])
    #expect(
      properties["AssumeRolePolicyDocument"]?["Statement"] == [
        [
          "Action": ["sts:AssumeRoleWithWebIdentity"],
          "Condition": [
            "StringEquals": [
              "token.actions.githubusercontent.com:aud": ["sts.amazonaws.com"],
              "token.actions.githubusercontent.com:sub": ["repo:acme/smartstack:environment:dev"],
            ]
          ], "Effect": "Allow",
          "Principal": [
            "Federated": [
              [
                "Fn::Sub":
                  "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com"
              ]
            ]
          ],
        ]
      ])
    #expect(properties["RoleName"] == "smartstack-dev-deploy")
    // It makes roles, which a boundary forbids.
    #expect(properties["PermissionsBoundary"] == nil)
  }

  @Test func itDeploysTheEnvironmentsStacks() throws {
    let stacks = try statement("Stacks")
    #expect(
      stacks["Resource"] == [
        ["Fn::Sub": "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stack/smartstack-dev-*/*"]
      ])
    let actions = (stacks["Action"]?.array ?? []) + (try statement("Listing")["Action"]?.array ?? [])
    // What deploy, destroy and their like call.
    for call in [
      "CreateChangeSet", "DeleteChangeSet", "DeleteStack", "DescribeChangeSet", "DescribeEvents", "DescribeStackEvents",
      "DescribeStackResource", "DescribeStacks", "ExecuteChangeSet", "GetTemplate", "ListImports",
      "ListStackResources", "ListStacks",
    ] {
      #expect(actions.contains(.string("cloudformation:\(call)")), "\(call)")
    }
    for action in actions {
      let name = (action.string ?? "").dropFirst("cloudformation:".count)
      let match = ActionIndex.embedded.actions(matching: String(name), of: "cloudformation")
      let isListing = try statement("Listing")["Action"]?.array?.contains(action) == true
      #expect(match == (isListing ? .init(free: 1) : .init(scoped: 1)), "\(action)")
    }
  }

  @Test func rolesAreMadeWithinTheBoundaryAlone() throws {
    let boundary: JSONValue = [
      "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/smartstack-dev-boundary"
    ]
    let roles = try statement("RolesWithinBoundary")
    #expect(roles["Condition"] == ["StringEquals": ["iam:PermissionsBoundary": [boundary]]])
    #expect(
      roles["Resource"] == [["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/smartstack-dev-*"]])
    // Whatever gives a role permissions is among these.
    let giving = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
    for statement in try statements() where statement["Effect"] == "Allow" && statement["Condition"] == nil {
      for action in giving {
        #expect(statement["Action"]?.array?.contains(.string(action)) == false)
        #expect(statement["Action"]?.array?.contains("iam:*") == false)
      }
    }
    let denied = try statement("NotItself")
    #expect(
      denied["Resource"] == [
        ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/smartstack-dev-deploy"], boundary,
      ])
    #expect(denied["Action"]?.array?.contains("iam:Create*") == true)
    #expect(denied["Action"]?.array?.contains("iam:Update*") == true)
    #expect(
      try statement("NoneWithoutBoundary") == [
        "Action": ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"], "Effect": "Deny",
        "Resource": ["*"], "Sid": "NoneWithoutBoundary",
      ])
  }

  @Test func eachActionExists() throws {
    for action in try statements().flatMap({ $0["Action"]?.array ?? [] }) {
      let parts = (action.string ?? "").split(separator: ":").map(String.init)
      let match = ActionIndex.embedded.actions(matching: parts[1], of: parts[0])
      #expect((match?.free ?? 0) + (match?.scoped ?? 0) > 0, "\(action)")
    }
  }

  @Test func itReachesNoOtherEnvironment() throws {
    let template = try template()
    for other in ["staging", "production"] {
      for thing in [
        "s3:::smartstack-\(other)-data/*", "lambda:*:*:function:smartstack-\(other)-api",
        "sqs:*:*:smartstack-\(other)-*",
        "logs:*:*:log-group:smartstack-\(other)-*", "iam::*:policy/smartstack-\(other)-*",
        "secretsmanager:*:*:secret:smartstack/\(other)/*", "dynamodb:*:*:table/smartstack-\(other)-*",
      ] {
        // What lists stacks is about none in particular.
        let others = template.access(to: "*", on: "arn:aws:\(thing)").filter { !$0.action.hasPrefix("cloudformation:") }
        #expect(others == [])
      }
      #expect(template.access(to: "ssm:*", on: "arn:aws:ssm:*:*:parameter/smartstack/\(other)/*") == [])
      #expect(template.access(to: "iam:PassRole", on: "arn:aws:iam::*:role/smartstack-\(other)-worker") == [])
      #expect(
        template.access(to: "cloudformation:*Stack", on: "arn:aws:cloudformation:*:*:stack/smartstack-\(other)-x/1")
          == [])
    }
    #expect(
      !template.access(to: "cloudformation:DeleteStack", on: "arn:aws:cloudformation:*:*:stack/smartstack-dev-x/1")
        .isEmpty)
  }

  @Test func whatIsPassedIsAllowedAsWell() throws {
    let template = try template([.allow("ec2:CreateVpc", on: "*")])
    #expect(template.access(to: "ec2:CreateVpc", on: "*").map(\.description) == ["Deploy: ec2:CreateVpc on *"])
  }

  @Test func nothingIsFound() {
    let app = borderApp { _ in
    } besides: { scope, boundary in
      DeploymentRole("Deploy", in: scope, from: .branch("main", of: "acme/smartstack"), within: boundary)
    }
    #expect(findings(app) == [])
  }
}
