import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

/// Escalations of the shapes that are known elsewhere: each lets staging's role take a shared one that reaches production.
@Suite struct EscalationTests {
  /// Staging's role with some statements, beside a shared role that may do anything to production's bucket.
  private func verdict(_ statements: [JSONValue], shared: JSONObject = [:]) -> IsolationReport.Verdict {
    report(statements, shared: shared).pair(from: 0, to: 1)?.verdict ?? .proven
  }

  private func report(_ statements: [JSONValue], shared: JSONObject) -> IsolationReport {
    let services = [
      "apprunner", "batch", "bedrock-agentcore", "cloudformation", "codebuild", "codepipeline", "datapipeline", "ec2",
      "ecs-tasks", "events", "glue", "lambda", "newest", "pipes", "sagemaker", "scheduler", "ssm", "states",
      "tasks.apprunner",
    ]
    var resources: JSONObject = [
      "Admin": Self.role(
        trusting: ["Service": .array(services.map { .string("\($0).amazonaws.com") })],
        [["Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::files-of-production/*"]])
    ]
    for member in shared { resources[member.key] = member.value }
    return IsolationAnalysis(
      environments: ["staging", "production"],
      stacks: [
        IsolatedStack(
          name: "Staging", environment: "staging",
          contents: TemplateContents([
            "Resources": ["Actor": Self.role(trusting: ["Service": "lambda.amazonaws.com"], statements)]
          ])),
        IsolatedStack(
          name: "Production", environment: "production",
          contents: TemplateContents([
            "Resources": ["Files": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "files-of-production"]]]
          ])),
        IsolatedStack(name: "Shared", contents: TemplateContents(["Resources": .object(resources)])),
      ]
    ).report()
  }

  private static func role(trusting principal: JSONValue, _ statements: [JSONValue]) -> JSONValue {
    [
      "Type": "AWS::IAM::Role",
      "Properties": [
        "AssumeRolePolicyDocument": [
          "Statement": [["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal]]
        ],
        "Policies": .array(
          statements.enumerated().map { index, statement in
            ["PolicyName": .string("Policy\(index)"), "PolicyDocument": ["Statement": [statement]]]
          }),
      ],
    ]
  }

  /// A statement on everything.
  private static func allowing(_ actions: String...) -> JSONValue {
    ["Effect": "Allow", "Action": .array(actions.map(JSONValue.string)), "Resource": "*"]
  }

  @Test func nothingIsNoEscalation() {
    #expect(verdict([]) == .proven)
    #expect(verdict([Self.allowing("iam:ListRoles", "ec2:RunInstances", "lambda:InvokeFunction")]) == .proven)
    // A role that is passed and that nothing can be started with.
    #expect(
      verdict([Self.allowing("iam:PassRole", "s3:ListAllMyBuckets")]) == .broken, "newest.amazonaws.com isn't known")
  }

  @Test(
    arguments: [
      ["lambda:CreateFunction", "lambda:InvokeFunction"], ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
      ["ec2:RunInstances"], ["ec2:RequestSpotInstances"], ["ecs:RegisterTaskDefinition", "ecs:RunTask"],
      ["ecs:RegisterTaskDefinition", "ecs:CreateService"], ["glue:CreateDevEndpoint"],
      ["glue:CreateJob", "glue:StartJobRun"], ["cloudformation:CreateStack"],
      ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
      ["codebuild:CreateProject", "codebuild:StartBuild"], ["codepipeline:CreatePipeline"],
      ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"], ["sagemaker:CreateNotebookInstance"],
      ["sagemaker:CreateTrainingJob"], ["sagemaker:CreateProcessingJob"], ["states:CreateStateMachine"],
      ["scheduler:CreateSchedule"], ["pipes:CreatePipe"], ["ssm:StartAutomationExecution"], ["apprunner:CreateService"],
      ["events:PutTargets"], ["bedrock-agentcore:CreateCodeInterpreter"],
    ])
  func aRoleThatIsPassed(actions: [String]) {
    let statement: JSONValue = [
      "Effect": "Allow", "Action": .array((["iam:PassRole"] + actions).map(JSONValue.string)), "Resource": "*",
    ]
    #expect(verdict([statement]) == .broken)
    let report = report([statement], shared: [:])
    let becoming = report.pair(from: 0, to: 1)?.candidates.compactMap { judged -> [String]? in
      guard case .open(let witness) = judged.candidate.verdict else { return nil }
      return witness.becoming
    }
    #expect(becoming?.contains { !$0.isEmpty } == true, "it's told who is become")
  }

  @Test(
    arguments: [
      ("AWS::Lambda::Function", "Role", "lambda:UpdateFunctionCode"),
      ("AWS::Lambda::Function", "Role", "lambda:UpdateFunctionConfiguration"),
      ("AWS::Glue::DevEndpoint", "RoleArn", "glue:UpdateDevEndpoint"), ("AWS::Glue::Job", "Role", "glue:UpdateJob"),
      ("AWS::CodeBuild::Project", "ServiceRole", "codebuild:StartBuild"),
      ("AWS::SageMaker::NotebookInstance", "RoleArn", "sagemaker:CreatePresignedNotebookInstanceUrl"),
      ("AWS::StepFunctions::StateMachine", "RoleArn", "states:UpdateStateMachine"),
      ("AWS::CloudFormation::StackSet", "AdministrationRoleARN", "cloudformation:UpdateStackSet"),
      ("AWS::CodePipeline::Pipeline", "RoleArn", "codepipeline:UpdatePipeline"),
    ])
  func whatRunsAsARole(type: String, property: String, action: String) {
    let role: JSONValue = ["Fn::GetAtt": ["Admin", "Arn"]]
    let shared: JSONObject = [
      "Runner": ["Type": .string(type), "Properties": .object(JSONObject([(property, role)]))]
    ]
    #expect(report([Self.allowing(action)], shared: shared).pair(from: 0, to: 1)?.verdict == .broken)
    #expect(report([], shared: shared).pair(from: 0, to: 1)?.verdict == .proven)
  }

  @Test(arguments: [
    "ssm:SendCommand", "ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey", "ec2:ModifyInstanceAttribute",
  ])
  func instances(action: String) {
    let shared: JSONObject = [
      "Profile": ["Type": "AWS::IAM::InstanceProfile", "Properties": ["Roles": [["Ref": "Admin"]]]],
      "Machine": ["Type": "AWS::EC2::Instance", "Properties": ["IamInstanceProfile": ["Ref": "Profile"]]],
    ]
    #expect(report([Self.allowing(action)], shared: shared).pair(from: 0, to: 1)?.verdict == .broken)
  }

  @Test(
    arguments: [
      "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:AttachRolePolicy", "iam:PutRolePolicy",
      "iam:UpdateAssumeRolePolicy",
    ])
  func rightsThatAreWidened(action: String) {
    let shared: JSONObject = [
      "Policy": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["Roles": [["Ref": "Admin"]], "PolicyDocument": ["Statement": []]],
      ]
    ]
    let verdict = report([Self.allowing(action)], shared: shared).pair(from: 0, to: 1)?.verdict ?? .proven
    #expect(verdict >= .undecided, "\(verdict)")
  }

  @Test(
    arguments: [
      "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile", "iam:AddUserToGroup",
      "iam:AttachUserPolicy", "iam:PutUserPolicy", "iam:AttachGroupPolicy", "iam:PutGroupPolicy",
    ])
  func usersAndGroups(action: String) {
    let admin: JSONValue = [
      ["PolicyName": "All", "PolicyDocument": ["Statement": [["Effect": "Allow", "Action": "*", "Resource": "*"]]]]
    ]
    let shared: JSONObject = [
      "User": ["Type": "AWS::IAM::User", "Properties": ["Policies": admin]],
      "Group": ["Type": "AWS::IAM::Group", "Properties": ["Policies": admin]],
    ]
    let verdict = report([Self.allowing(action)], shared: shared).pair(from: 0, to: 1)?.verdict ?? .proven
    // A role is no member of a group, and no user's rights are its own, until it takes a user's place.
    let isOwn = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"].contains(action)
    #expect(isOwn ? verdict == .broken : verdict <= .broken, "\(verdict)")
  }

  @Test func aRoleThatTrustsTheAccount() {
    let shared: JSONObject = [
      "Other": Self.role(
        trusting: ["AWS": ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"]],
        [["Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::files-of-production/*"]])
    ]
    #expect(report([Self.allowing("sts:AssumeRole")], shared: shared).pair(from: 0, to: 1)?.verdict == .broken)
    #expect(report([], shared: shared).pair(from: 0, to: 1)?.verdict == .proven)
  }

  // MARK: What is often missed

  @Test func aNeedInEachOfTwoPolicies() {
    #expect(verdict([Self.allowing("iam:PassRole"), Self.allowing("ec2:RunInstances")]) == .broken)
  }

  @Test func aResourceThatStillFits() {
    let passing: JSONValue = [
      "Effect": "Allow", "Action": "iam:PassRole", "Resource": ["Fn::Sub": "arn:aws:iam::*:role/Shared-Ad*"],
    ]
    #expect(verdict([passing, Self.allowing("ec2:RunInstances")]) == .broken)
  }

  @Test func aConditionThatStillHolds() {
    let passing: JSONValue = [
      "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*",
      "Condition": ["StringEquals": ["iam:PassedToService": "ec2.amazonaws.com"]],
    ]
    #expect(verdict([passing, Self.allowing("ec2:RunInstances")]) == .broken)
  }

  @Test func allActionsButSome() {
    #expect(verdict([["Effect": "Allow", "NotAction": ["iam:CreateUser", "s3:*"], "Resource": "*"]]) == .broken)
  }

  // MARK: What is often told wrongly

  private static let escalating = allowing("iam:PassRole", "ec2:RunInstances")

  @Test func aDenyBesideIt() {
    let denial: JSONValue = ["Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"]
    #expect(verdict([Self.escalating, denial]) == .proven)
    #expect(verdict([denial, Self.escalating]) == .proven)
    #expect(verdict([denial]) == .proven)
  }

  @Test func aResourceThatDoesNotFit() {
    let passing: JSONValue = ["Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/Nobody"]
    #expect(verdict([passing, Self.allowing("ec2:RunInstances")]) == .proven)
  }

  @Test func aConditionThatNeverHolds() {
    let passing: JSONValue = [
      "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*",
      "Condition": ["StringEquals": ["iam:PassedToService": "backup.amazonaws.com"]],
    ]
    #expect(verdict([passing, Self.allowing("ec2:RunInstances")]) == .proven)
  }
}
