import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth deployment policy`.
@Suite struct DeploymentPolicyCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.profile("prod", "{}")
  }

  /// A shop with a queue, and a topic where it's wanted, whose policy may be committed beside its sources.
  private func shop(hasTopic: Bool = false, policy: String? = nil) -> System {
    System(
      "shop", environments: [.required("prod")], deploymentPolicy: policy, file: tool.folder + "/Shop.swift", line: 3
    ) { (app: AppScope, environments: [Environment<[String: String]>]) in
      let here = StackEnvironment(account: "111122223333", region: "eu-central-1")
      app.stack("Shop", env: here) { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope, file: "/sources/Shop.swift", line: 6)
        if hasTopic { Resource("News", type: "AWS::SNS::Topic", in: scope, file: "/sources/Shop.swift", line: 7) }
      }
    }
  }

  @discardableResult
  private func policy(_ arguments: String..., of system: System? = nil) -> ToolRun {
    tool.run(["deployment", "policy"] + arguments, systems: [system ?? shop()])
  }

  private static let queueArn = "arn:aws:sqs:eu-central-1:111122223333:Shop-*"

  @Test func thePolicyIsPrinted() throws {
    policy()
    #expect(tool.status == 0)
    let statements = try JSONValue(parsing: Array(tool.output.utf8))["Statement"]?.array ?? []
    #expect(
      statements.compactMap { $0["Resource"]?.string } == [
        "arn:aws:cloudformation:eu-central-1:111122223333:stack/Shop/*", Self.queueArn, "*",
      ])
    #expect(tool.errors == "")
  }

  @Test func whatItIsForIsSaidInWords() {
    policy("--reasons")
    #expect(
      tool.output.hasPrefix(
        """
        AWS::SQS::Queue
          create
            sqs:CreateQueue, sqs:GetQueueUrl
          create, read, update, delete
            sqs:GetQueueAttributes
        """), "\(tool.output)")
    #expect(
      tool.output.hasSuffix(
        """
        for whoever deploys
          cloudformation:CancelUpdateStack, cloudformation:ContinueUpdateRollback,
          cloudformation:CreateChangeSet, cloudformation:DeleteChangeSet, cloudformation:DeleteStack,
          cloudformation:DescribeChangeSet, cloudformation:DescribeEvents,
          cloudformation:DescribeStackEvents, cloudformation:DescribeStackResource,
          cloudformation:DescribeStackResources, cloudformation:DescribeStacks,
          cloudformation:ExecuteChangeSet, cloudformation:GetTemplate, cloudformation:GetTemplateSummary,
          cloudformation:ListChangeSets, cloudformation:ListStackResources, cloudformation:ListStacks,
          cloudformation:RollbackStack, cloudformation:TagResource, cloudformation:UntagResource,
          cloudformation:UpdateTerminationProtection, cloudformation:ValidateTemplate

        """), "\(tool.output)")
  }

  @Test func machinesReadEachPermission() throws {
    policy("--json")
    let json = try JSONValue(parsing: Array(tool.output.utf8))
    let create = json["permissions"]?.array?.first { $0["action"] == "sqs:CreateQueue" }
    #expect(
      create == [
        "action": "sqs:CreateQueue", "resource": .string(Self.queueArn), "isNarrowed": true,
        "reasons": [
          [
            "kind": "handlers", "stack": "Shop", "logicalId": "Jobs", "type": "AWS::SQS::Queue",
            "operations": ["create"],
          ]
        ],
      ])
    #expect(json["notNarrowed"] == 0)
    #expect(json["unknown"] == [])
    #expect(json["policies"]?.array?.count == 1)
  }

  @Test func aRoleIsATemplateThatIsRight() throws {
    policy("--role", "--output", "%/role.template.json")
    #expect(tool.output == "created  role.template.json\n")
    tool.run("validate", "%/role.template.json")
    #expect(tool.status == 0, "\(tool.output) \(tool.errors)")
    policy("--role", "--output", "%/role.template.json", of: shop(hasTopic: true))
    #expect(tool.output == "updated  role.template.json\n", "what was made may be made anew")
  }

  // MARK: A committed policy

  @Test func aCommittedPolicyIsRenewedAndHeld() throws {
    let system = shop(policy: "deploy.policy.json")
    policy("shop", "--renew", of: system)
    #expect(tool.output == "created  deploy.policy.json\n")
    policy("shop", "--check", of: system)
    #expect(tool.status == 0)
    #expect(tool.output == "deploy.policy.json allows what is needed, and nothing else\n")
    let grown = shop(hasTopic: true, policy: "deploy.policy.json")
    policy("shop", "--check", of: grown)
    #expect(tool.status == 1)
    #expect(
      tool.output.hasPrefix(
        """
        deploy.policy.json doesn't allow
          iam:GetRole on arn:aws:iam::111122223333:role/Shop-*
          iam:PassRole on arn:aws:iam::111122223333:role/Shop-*
          sns:CreateTopic on arn:aws:sns:eu-central-1:111122223333:Shop-*
        """), "\(tool.output)")
    tool.run(["check", "--output", "%/out"], systems: [grown])
    #expect(tool.status == 1)
    #expect(
      tool.errors.contains(
        "/sources/Shop.swift:7: warning: Shop/News: the committed policy doesn't allow all that deploying this needs; "
          + "expected iam:GetRole on arn:aws:iam::111122223333:role/Shop-*, iam:PassRole on "
          + "arn:aws:iam::111122223333:role/Shop-*, sns:CreateTopic on arn:aws:sns:eu-central-1:111122223333:Shop-*, "
          + "and 11 permissions more [deployment-rights]"), "\(tool.errors)")
    #expect(tool.errors.contains("hint: renew it: deployment policy shop --renew"))
    policy("shop", "--renew", of: grown)
    #expect(tool.output == "updated  deploy.policy.json\n")
    policy("shop", "--check", of: system)
    #expect(tool.status == 1)
    #expect(
      tool.output.contains(
        "deploy.policy.json allows what nothing needs\n"
          + "  iam:GetRole on arn:aws:iam::111122223333:role/Shop-*\n"
          + "  iam:PassRole on arn:aws:iam::111122223333:role/Shop-*\n"
          + "  sns:CreateTopic on arn:aws:sns:eu-central-1:111122223333:Shop-*\n"), "\(tool.output)")
  }

  @Test func aPolicyThatIsntThereIsAWarning() {
    tool.run(["--output", "%/out"], systems: [shop(policy: "deploy.policy.json")])
    #expect(tool.status == 0)
    #expect(tool.errors.contains("deploy.policy.json can't be read: "), "\(tool.errors)")
    #expect(tool.errors.contains("hint: renew it: deployment policy shop --renew"))
  }

  @Test func aPolicyThatIsNoneIsSaidWithItsLine() throws {
    try tool.write("deploy.policy.json", "{\n  \"Statement\": [\n    {\"Effect\": \"Maybe\"}\n  ]\n}\n")
    policy("shop", "--check", of: shop(policy: "deploy.policy.json"))
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasPrefix(
        "deploy.policy.json:3:16: error: Statement/0/Effect: this isn't a policy: expected Allow or Deny "
          + "[deployment-rights]\n"), "\(tool.errors)")
  }

  // MARK: Files

  @Test func anybodysTemplatesAreAskedAbout() throws {
    try tool.write("queue.json", #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#)
    policy("%/queue.json", "--json")
    let resources = try JSONValue(parsing: Array(tool.output.utf8))["permissions"]?.array?.compactMap {
      $0["resource"]?.string
    }
    #expect(Set(resources ?? []) == ["*", "arn:aws:cloudformation:*:*:stack/*", "arn:aws:sqs:*:*:*"])
    #expect(tool.output.contains("say --stack NAME"))
    policy("%/queue.json", "--stack", "shop")
    #expect(tool.output.contains("arn:aws:sqs:*:*:shop-*"))
    #expect(tool.errors == "")
  }

  @Test func whatNobodyKnowsIsANote() throws {
    try tool.write(
      "build.json", #"{"Resources": {"Build": {"Type": "AWS::CodeBuild::Project"}, "A": {"Type": "AWS::Made::Up"}}}"#)
    policy("%/build.json", "--stack", "shop")
    #expect(
      tool.errors.contains(
        "note: AWS::CodeBuild::Project has no handlers in its schema (Build in shop); allow by hand what it needs\n"),
      "\(tool.errors)")
    #expect(
      tool.errors.contains(
        "note: there is no type AWS::Made::Up in the schemas (A in shop); allow by hand what it needs\n"))
  }

  // MARK: Bad input

  @Test(
    arguments: [
      (["--role", "--reasons"], "--role and --reasons exclude each other"),
      (["--json", "--renew"], "--json prints the policy, and --renew excludes it"),
      (["--reasons", "--output", "x"], "--reasons and --output exclude each other"),
      (["--stack", "x"], "--stack is for files; stacks of systems have names"),
      (["--renew", "-e", "prod"], "--renew takes all environments, for each of which the policy has to do"),
      (["%/a.json", "%/b.json", "--stack", "x"], "--stack is for one file"),
      (["%/a.json", "--check"], "--check is for systems, not for files"),
    ])
  func whatContradicts(arguments: [String], message: String) {
    tool.run(["deployment", "policy"] + arguments, systems: [shop(policy: "deploy.policy.json")])
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: \(message)\n"), "\(tool.errors)")
  }

  @Test func aSystemWithoutACommittedPolicySaysHowToHaveOne() {
    policy("--check")
    #expect(tool.status == 1)
    #expect(
      tool.errors
        == "error: shop has committed no policy\n  hint: say where it is in its System: deploymentPolicy: "
        + "\"deploy.policy.json\"\n")
  }
}
