import Strata
import StrataBorders
import StrataEnvironments
import StrataFacts
import StrataFunctions
import StrataJSON
import StrataParameters
import StrataTables
import StrataTesting
import TestSupport
import Testing

/// A boundary, and the roles that keep within it.
@Suite struct PermissionBoundaryTests {
  private static let arn: JSONValue = [
    "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/smartstack-dev-boundary"
  ]

  @Test func allRolesOfAnEnvironmentHaveItsBoundary() throws {
    let app = borderApp { scope in
      Role("Worker", in: scope, trusting: .service("lambda.amazonaws.com"), name: scope.name("role"))
      Function("Api", in: scope, code: .object("api.zip", in: "smartstack-dev-code"), name: scope.name("api"))
      scope.atFinalization {
        scope.atFinalization {
          Resource(
            "Late", type: "AWS::IAM::Role", in: scope,
            properties: ["AssumeRolePolicyDocument": .value(PolicyDocument.trusting(.service("lambda.amazonaws.com")))])
        }
      }
    }
    for name in ["dev", "staging", "production"] {
      let templates = try borderTemplates(of: name, app)
      let compute = try #require(templates["smartstack-\(name)-compute"])
      let boundaries = compute.resources(of: "AWS::IAM::Role").map { $0["PermissionsBoundary"] }
      #expect(
        boundaries
          == Array(
            repeating: [
              "Fn::Sub": .string("arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/smartstack-\(name)-boundary")
            ],
            count: 3))
    }
    let order = try app.synthesize().stacks.first { $0.name == "smartstack-dev-compute" }?.dependencies
    #expect(order == ["smartstack-dev-identity"])
  }

  @Test func inItsOwnStackARoleWaitsForIt() throws {
    let app = borderApp { _ in
    } besides: { scope, _ in
      Role("Worker", in: scope, trusting: .service("lambda.amazonaws.com"))
    }
    let template = try #require(try borderTemplates(of: "dev", app)["smartstack-dev-identity"])
    #expect(template.resources["Worker"]?["DependsOn"] == ["Boundary"])
    #expect(template.resources["Worker"]?["Properties"]?["PermissionsBoundary"] == Self.arn)
    #expect(template.resources["Boundary"]?["Properties"]?["ManagedPolicyName"] == "smartstack-dev-boundary")
  }

  @Test func aRoleThatHasOneOrIsLeftOut() throws {
    let app = borderApp { _ in
    } besides: { scope, boundary in
      Role(
        "Own", in: scope, trusting: .service("lambda.amazonaws.com"), boundary: "arn:aws:iam::123456789012:policy/other"
      )
      boundary.leaveOut(Role("Free", in: scope, trusting: .service("lambda.amazonaws.com")))
      let raw = Role("Raw", in: scope, trusting: .service("lambda.amazonaws.com"))
      raw.resource.rawProperties["PermissionsBoundary"] = "arn:aws:iam::123456789012:policy/raw"
    }
    let template = try #require(try borderTemplates(of: "dev", app)["smartstack-dev-identity"])
    #expect(
      ["Own", "Free", "Raw"].map { template.resources[$0]?["Properties"]?["PermissionsBoundary"] } == [
        "arn:aws:iam::123456789012:policy/other", nil, "arn:aws:iam::123456789012:policy/raw",
      ])
  }

  @Test func aUserIsConfinedToo() throws {
    let app = borderApp { Resource("Person", type: "AWS::IAM::User", in: $0) }
    let template = try #require(try borderTemplates(of: "dev", app)["smartstack-dev-compute"])
    #expect(template.resources["Person"]?["Properties"]?["PermissionsBoundary"] == Self.arn)
  }

  /// What differs between environments is their names alone.
  @Test func aBoundaryNamesNothingOfAnotherEnvironment() throws {
    let app = borderApp()
    var texts: Set<String> = []
    for name in ["dev", "staging", "production"] {
      let template = try #require(try borderTemplates(of: name, app)["smartstack-\(name)-identity"])
      let document = try #require(template.resources["Boundary"]?["Properties"]?["PolicyDocument"])
      let text = try document.text(layout: .compact)
      for other in ["dev", "staging", "production"] where other != name {
        #expect(!text.contains("smartstack-\(other)") && !text.contains("smartstack/\(other)"))
      }
      texts.insert(text.replacing("smartstack-\(name)", with: "N").replacing("smartstack/\(name)", with: "P"))
    }
    #expect(texts.count == 1)
  }

  /// The least that IAM refuses is 6,144 characters, of which white space doesn't count.
  @Test func itIsSmallEnough() throws {
    let app = borderApp()
    let template = try #require(try borderTemplates(of: "production", app)["smartstack-production-identity"])
    let document = try #require(template.resources["Boundary"]?["Properties"]?["PolicyDocument"])
    let deployed = try Self.deployed(document).text(layout: .compact)
    #expect(deployed.utf8.count < 5_600, "\(deployed.utf8.count)")
  }

  private static func deployed(_ value: JSONValue) -> JSONValue {
    if let text = value["Fn::Sub"]?.string {
      return .string(
        text.replacing("${AWS::Partition}", with: "aws-us-gov").replacing("${AWS::AccountId}", with: "123456789012"))
    }
    if let array = value.array { return .array(array.map(deployed)) }
    if let object = value.object { return .object(JSONObject(object.map { ($0.key, deployed($0.value)) })) }
    return value
  }

  /// Each action that is let or forbidden exists, and what names resources names them within the account.
  @Test func itsStatementsAreAboutWhatThereIs() throws {
    let template = try #require(try borderTemplates(of: "dev", borderApp())["smartstack-dev-identity"])
    let statements = template.resources["Boundary"]?["Properties"]?["PolicyDocument"]?["Statement"]?.array ?? []
    #expect(statements.count == 11)
    for statement in statements {
      for action in statement["Action"]?.array ?? [] {
        let parts = (action.string ?? "").split(separator: ":").map(String.init)
        let match = ActionIndex.embedded.actions(matching: parts[1], of: parts[0])
        #expect((match?.free ?? 0) + (match?.scoped ?? 0) > 0, "\(action)")
      }
      guard statement["Effect"] == "Allow" else { continue }
      let resources = (statement["Resource"]?.array ?? []).map { $0["Fn::Sub"]?.string ?? $0.string ?? "" }
      let isFree = resources == ["*"]
      #expect(isFree == ["Metrics", "WithoutResource"].contains(statement["Sid"]?.string ?? ""))
      for resource in resources where !isFree {
        #expect(resource.hasPrefix("arn:${AWS::Partition}:"), "\(resource)")
        let isOwn =
          resource.contains("smartstack-dev-*") || resource.contains("smartstack/dev")
          || ["RDSOSMetrics", "instance/*", "key/*", "secret:rds!*", "recovery-point:*", "rule/AwsBackupManagedRule*"]
            .contains {
              resource.contains($0)
            }
        #expect(isOwn, "\(resource)")
      }
      if statement["Sid"] == "WithoutResource" {
        for action in statement["Action"]?.array ?? [] {
          let parts = (action.string ?? "").split(separator: ":").map(String.init)
          if action == "cloudwatch:GetMetricData" || action == "logs:DescribeLogGroups" { continue }
          let match = ActionIndex.embedded.actions(matching: parts[1], of: parts[0])
          #expect(match?.scoped ?? 0 <= 1, "\(action)")
        }
      }
    }
  }

  // MARK: What roles may do beyond it

  private func found(_ permission: @escaping @Sendable (Scope) -> Permission) -> [String] {
    placedFindings(
      borderApp { scope in
        if scope.environment != "dev" { return }
        Role(
          "Worker", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [permission(scope)],
          file: "/x/Shop.swift", line: 9)
      })
  }

  @Test func aRoleThatAllowsMoreThanTheBoundaryOfAnotherStack() {
    #expect(
      found { _ in .allow("s3:GetObject", on: "arn:aws:s3:::reports/*") } == [
        """
        /x/Shop.swift:9: warning: smartstack-dev-compute/Worker: Policies/0/PolicyDocument/Statement/0/Action/0: the boundary \
        doesn't let the role Worker do s3:GetObject on arn:aws:s3:::reports/*; expected what is called smartstack-dev-* \
        [beyond-boundary]
          hint: give what it's about a name of the environment, or pass the permission to the boundary
        """
      ])
  }

  @Test(
    arguments: [
      ("s3:GetObject", "*"), ("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/smartstack/staging/db"),
      ("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/smartstack/*"), ("iam:CreateRole", "*"),
      ("iam:DeleteRolePermissionsBoundary", "*"), ("sts:AssumeRole", "*"),
      ("dynamodb:GetItem", "arn:aws:dynamodb:*:*:table/smartstack-production-orders"),
      ("bedrock:InvokeModel", "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0"),
      ("ses:SendEmail", "*"), ("ec2:RunInstances", "*"), ("organizations:LeaveOrganization", "*"),
      ("cloudwatch:PutMetricData", "*"), ("kms:Decrypt", "*"), ("cloudwatch:DescribeAlarms", "*"),
      ("ec2:DeleteNetworkInterface", "*"), ("logs:PutResourcePolicy", "*"), ("logs:UpdateLogDelivery", "*"),
      ("ssm:UpdateInstanceInformation", "*"), ("xray:PutEncryptionConfig", "*"),
    ])
  func whatABoundaryDoesNotLet(action: String, resource: String) {
    let found = found { _ in .allow(.literal(action), on: .literal(resource)) }
    #expect(found.contains { $0.contains("do \(action) on \(resource)") && $0.contains("[beyond-boundary]") })
  }

  @Test func whatItLets() {
    #expect(
      found { scope in
        let key = Key("Key", in: scope)
        return .all(
          Queue("Jobs", in: scope, key: key).sendingAndReceiving, Topic("Alerts", in: scope).publishing,
          Bucket("Uploads", in: scope, key: key).readingAndWriting,
          Table("Orders", in: scope, partitionKey: "id").readingAndWriting,
          Secret("Token", in: scope, name: scope.name("token")).reading, LogGroup("Logs", in: scope).writing,
          ParameterPath("Settings", in: scope, values: ["level": "info"]).reading,
          .allow("xray:PutTraceSegments", on: "*"), .allow("ec2:DescribeSubnets", on: "*"),
          .allow(
            "cloudwatch:PutMetricData", on: "*", when: .stringEquals("cloudwatch:namespace", "smartstack-dev/api")),
          .allow("sts:AssumeRole", on: "arn:\(.partition):iam::\(.accountID):role/smartstack-dev-reader"),
          .allow(
            "rds-data:ExecuteStatement", on: "arn:\(.partition):rds:\(.region):\(.accountID):cluster:smartstack-dev-db"),
          .allow(
            "states:StartExecution",
            on: "arn:\(.partition):states:\(.region):\(.accountID):stateMachine:smartstack-dev-x"),
          .allow("kinesis:PutRecord", on: "arn:\(.partition):kinesis:\(.region):\(.accountID):stream/smartstack-dev-x"))
      } == [])
  }

  @Test func whatOnlyDeploymentTellsIsNotFound() {
    #expect(found { scope in .allow("sqs:SendMessage", on: scope.parameter("QueueArn", default: "x")) } == [])
  }

  @Test func whatIsPassedIsLet() {
    let model: StringValue = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0"
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("it", for: Environment("dev", order: 0, profile: 0)) { scope in
        let permission: Permission = .allow("bedrock:InvokeModel", on: model)
        PermissionBoundary("Boundary", in: scope, permissions: [permission])
        Role("Worker", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [permission])
      }
    }
    #expect(placedFindings(app) == [])
  }

  /// What is passed may let much, but nobody may change who may do what.
  @Test func whatIsForbiddenStaysSo() {
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("it", for: Environment("dev", order: 0, profile: 0)) { scope in
        let permission: Permission = .allow("iam:CreateRole", on: "arn:aws:iam::123456789012:role/x")
        PermissionBoundary("Boundary", in: scope, permissions: [permission])
        Role("Worker", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [permission])
      }
    }
    #expect(placedFindings(app).count == 1)
    #expect(placedFindings(app).first?.contains("do iam:CreateRole on arn:aws:iam::123456789012:role/x") == true)
  }

  // MARK: Mistakes

  @Test func twoOfOneEnvironment() {
    let app = borderApp { scope in
      if scope.environment == "dev" {
        PermissionBoundary("Second", in: scope, name: scope.name("second"), file: "/x/Shop.swift", line: 9)
      }
    }
    #expect(
      placedFindings(app) == [
        """
        /x/Shop.swift:9: error: smartstack-dev-compute/Second: the environment dev has a boundary already, \
        smartstack-dev-identity/Boundary; expected one, given two [construct]
          hint: pass both their permissions to one of them
        """
      ])
  }

  @Test func moreThanIAMTakes() {
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("it", for: Environment("dev", order: 0, profile: 0)) { scope in
        let permissions = (1...40).map { number -> Permission in
          .allow("s3:GetObject", on: "arn:\(.partition):s3:::a-bucket-of-somebody-else-\(number)/*")
        }
        PermissionBoundary("Boundary", in: scope, permissions: permissions, file: "/x/Shop.swift", line: 9)
      }
    }
    let found = placedFindings(app)
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "/x/Shop.swift:9: error: smartstack-dev-it/Boundary: permissions: the boundary has more characters than IAM takes; expected 6,144 or fewer, given "
      )
        == true)
    #expect(found.first?.hasSuffix("hint: pass fewer permissions, or a pattern instead of many ARNs") == true)
  }

  @Test func withoutAPolicyOrAnEnvironment() {
    #expect(
      placedFindings(
        App("Test") { app in
          app.stack("Test") { PermissionBoundary("Boundary", in: $0, file: "/x/Shop.swift", line: 9) }
        }) == [
          """
          /x/Shop.swift:9: error: Test: a name by a policy needs one, and this app has none [naming-policy]
            hint: say it before the first stack: app.names = NamingPolicy("Test-{env}-{service}")
          """
        ])
    let shared = App("shop") { app in
      app.names = NamingPolicy("x-{env}-{service}")
      app.stack("shared") { PermissionBoundary("Boundary", in: $0, name: "own", file: "/x/Shop.swift", line: 9) }
    }
    #expect(placedFindings(shared).count == 1)
    #expect(placedFindings(shared).first?.contains("this scope is of none [naming-policy]") == true)
  }
}
