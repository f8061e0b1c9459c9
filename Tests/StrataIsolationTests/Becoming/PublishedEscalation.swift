/// An escalation that is published, with what it's found by.
struct PublishedEscalation: Sendable {
  /// How it's found.
  enum Way: Sendable, Equatable {
    /// An edge of the table, by its name.
    case edge(String)
    /// The service isn't among those of which all ways are known, so that whoever may pass a role to it is taken to have it.
    case unknownService(String)
    /// The type isn't among those of which all changes are known, so that whoever may change one is taken to have its role.
    case unknownType(String)
  }

  let id: String
  /// The actions that it takes, all of them.
  let actions: [String]
  let way: Way

  init(_ id: String, _ actions: String, _ way: Way) {
    self.id = id
    self.actions = actions.split(separator: ", ").map(String.init)
    self.way = way
  }
}

extension PublishedEscalation {
  /// The paths of [pathfinding.cloud](https://pathfinding.cloud) by its ids: facts from its data and its labs (Apache-2.0).
  static let pathfinding: [PublishedEscalation] = [
    PublishedEscalation(
      "amplify-001", "iam:PassRole, amplify:CreateApp, amplify:CreateBranch, amplify:StartJob",
      .unknownService("amplify.amazonaws.com")),
    PublishedEscalation("apprunner-001", "iam:PassRole, apprunner:CreateService", .edge("pass-app-runner")),
    PublishedEscalation("apprunner-002", "apprunner:UpdateService", .edge("change-app-runner")),
    PublishedEscalation(
      "batch-001", "iam:PassRole, batch:RegisterJobDefinition, batch:SubmitJob",
      .edge("pass-container-task")),
    PublishedEscalation("batch-002", "batch:SubmitJob", .edge("change-batch")),
    PublishedEscalation(
      "batch-003",
      "iam:PassRole, batch:CreateComputeEnvironment, batch:CreateJobQueue, batch:RegisterJobDefinition, "
        + "batch:SubmitJob",
      .edge("pass-container-task")),
    PublishedEscalation(
      "bedrock-001",
      "iam:PassRole, bedrock-agentcore:CreateCodeInterpreter, "
        + "bedrock-agentcore:StartCodeInterpreterSession, bedrock-agentcore:InvokeCodeInterpreter",
      .edge("pass-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-002", "bedrock-agentcore:StartCodeInterpreterSession, bedrock-agentcore:InvokeCodeInterpreter",
      .edge("change-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-003", "iam:PassRole, bedrock-agentcore:CreateAgentRuntime, bedrock-agentcore:InvokeAgentRuntime",
      .edge("pass-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-004", "bedrock-agentcore:InvokeAgentRuntimeCommand",
      .edge("change-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-005", "iam:PassRole, bedrock-agentcore:CreateHarness",
      .edge("pass-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-006", "iam:PassRole, bedrock-agentcore:CreateBrowser, bedrock-agentcore:StartBrowserSession",
      .edge("pass-bedrock-agent-core")),
    PublishedEscalation(
      "bedrock-007", "bedrock-agentcore:StartBrowserSession, bedrock-agentcore:ConnectBrowserAutomationStream",
      .unknownType("AWS::BedrockAgentCore::BrowserCustom")),
    PublishedEscalation("braket-001", "iam:PassRole, braket:CreateJob", .edge("pass-quantum-job")),
    PublishedEscalation(
      "cloudformation-001", "iam:PassRole, cloudformation:CreateStack",
      .edge("pass-cloud-formation")),
    PublishedEscalation("cloudformation-002", "cloudformation:UpdateStack", .edge("change-stack")),
    PublishedEscalation(
      "cloudformation-003", "iam:PassRole, cloudformation:CreateStackSet, cloudformation:CreateStackInstances",
      .edge("pass-cloud-formation")),
    PublishedEscalation(
      "cloudformation-004", "iam:PassRole, cloudformation:UpdateStackSet",
      .edge("pass-cloud-formation")),
    PublishedEscalation(
      "cloudformation-005", "cloudformation:CreateChangeSet, cloudformation:ExecuteChangeSet",
      .edge("change-stack")),
    PublishedEscalation(
      "codebuild-001", "iam:PassRole, codebuild:CreateProject, codebuild:StartBuild",
      .edge("pass-code-build")),
    PublishedEscalation("codebuild-002", "codebuild:StartBuild", .edge("change-build")),
    PublishedEscalation("codebuild-003", "codebuild:StartBuildBatch", .edge("change-build")),
    PublishedEscalation(
      "codebuild-004", "iam:PassRole, codebuild:CreateProject, codebuild:StartBuildBatch",
      .edge("pass-code-build")),
    PublishedEscalation("codedeploy-001", "codedeploy:CreateDeployment", .edge("change-deployment")),
    PublishedEscalation(
      "cognitoidentity-001", "iam:PassRole, cognito-identity:SetIdentityPoolRoles",
      .edge("pass-identity-pool")),
    PublishedEscalation(
      "datapipeline-001",
      "iam:PassRole, datapipeline:CreatePipeline, datapipeline:PutPipelineDefinition, "
        + "datapipeline:ActivatePipeline",
      .edge("pass-data-pipeline")),
    PublishedEscalation("ec2-001", "iam:PassRole, ec2:RunInstances", .edge("pass-ec2-instance")),
    PublishedEscalation(
      "ec2-002", "ec2:ModifyInstanceAttribute, ec2:StopInstances, ec2:StartInstances",
      .edge("change-instance")),
    PublishedEscalation("ec2-003", "ec2-instance-connect:SendSSHPublicKey", .edge("change-instance")),
    PublishedEscalation("ec2-004", "iam:PassRole, ec2:RequestSpotInstances", .edge("pass-ec2-instance")),
    PublishedEscalation(
      "ec2-005", "ec2:CreateLaunchTemplateVersion, ec2:ModifyLaunchTemplate",
      .edge("change-launch-template")),
    PublishedEscalation(
      "ecs-001", "iam:PassRole, ecs:CreateCluster, ecs:RegisterTaskDefinition, ecs:CreateService",
      .edge("pass-container-task")),
    PublishedEscalation(
      "ecs-002", "iam:PassRole, ecs:CreateCluster, ecs:RegisterTaskDefinition, ecs:RunTask",
      .edge("pass-container-task")),
    PublishedEscalation(
      "ecs-003", "iam:PassRole, ecs:RegisterTaskDefinition, ecs:CreateService",
      .edge("pass-container-task")),
    PublishedEscalation(
      "ecs-004", "iam:PassRole, ecs:RegisterTaskDefinition, ecs:RunTask",
      .edge("pass-container-task")),
    PublishedEscalation(
      "ecs-005", "iam:PassRole, ecs:RegisterTaskDefinition, ecs:StartTask",
      .edge("pass-container-task")),
    PublishedEscalation("ecs-006", "ecs:ExecuteCommand, ecs:DescribeTasks", .edge("change-task")),
    PublishedEscalation(
      "ecs-007", "iam:PassRole, ecs:StartTask, ecs:RegisterContainerInstance",
      .edge("pass-container-task")),
    PublishedEscalation("ecs-008", "iam:PassRole, ecs:RunTask", .edge("pass-container-task")),
    PublishedEscalation("ecs-009", "iam:PassRole, ecs:StartTask", .edge("pass-container-task")),
    PublishedEscalation("emr-001", "iam:PassRole, elasticmapreduce:RunJobFlow", .edge("pass-map-reduce")),
    PublishedEscalation(
      "emrserverless-001", "iam:PassRole, emr-serverless:CreateApplication, emr-serverless:StartJobRun",
      .edge("pass-emr-serverless")),
    PublishedEscalation(
      "gamelift-001", "iam:PassRole, gamelift:CreateBuild, gamelift:CreateFleet",
      .edge("pass-game-lift")),
    PublishedEscalation("glue-001", "iam:PassRole, glue:CreateDevEndpoint", .edge("pass-glue")),
    PublishedEscalation("glue-002", "glue:UpdateDevEndpoint", .edge("change-glue")),
    PublishedEscalation("glue-003", "iam:PassRole, glue:CreateJob, glue:StartJobRun", .edge("pass-glue")),
    PublishedEscalation("glue-004", "iam:PassRole, glue:CreateJob, glue:CreateTrigger", .edge("pass-glue")),
    PublishedEscalation("glue-005", "iam:PassRole, glue:UpdateJob, glue:StartJobRun", .edge("pass-glue")),
    PublishedEscalation("glue-006", "iam:PassRole, glue:UpdateJob, glue:CreateTrigger", .edge("pass-glue")),
    PublishedEscalation("glue-007", "iam:PassRole, glue:CreateSession, glue:RunStatement", .edge("pass-glue")),
    PublishedEscalation("iam-001", "iam:CreatePolicyVersion", .edge("policy-version")),
    PublishedEscalation("iam-002", "iam:CreateAccessKey", .edge("user-credentials")),
    PublishedEscalation("iam-003", "iam:DeleteAccessKey, iam:CreateAccessKey", .edge("user-credentials")),
    PublishedEscalation("iam-004", "iam:CreateLoginProfile", .edge("user-credentials")),
    PublishedEscalation("iam-005", "iam:PutRolePolicy", .edge("role-policy")),
    PublishedEscalation("iam-006", "iam:UpdateLoginProfile", .edge("user-credentials")),
    PublishedEscalation("iam-007", "iam:PutUserPolicy", .edge("user-policy")),
    PublishedEscalation("iam-008", "iam:AttachUserPolicy", .edge("user-policy")),
    PublishedEscalation("iam-009", "iam:AttachRolePolicy", .edge("role-policy")),
    PublishedEscalation("iam-010", "iam:AttachGroupPolicy", .edge("group-policy")),
    PublishedEscalation("iam-011", "iam:PutGroupPolicy", .edge("group-policy")),
    PublishedEscalation("iam-012", "iam:UpdateAssumeRolePolicy", .edge("role-trust")),
    PublishedEscalation("iam-013", "iam:AddUserToGroup", .edge("group-member")),
    PublishedEscalation("iam-014", "iam:AttachRolePolicy, sts:AssumeRole", .edge("role-policy")),
    PublishedEscalation("iam-015", "iam:AttachUserPolicy, iam:CreateAccessKey", .edge("user-policy")),
    PublishedEscalation("iam-016", "iam:CreatePolicyVersion, sts:AssumeRole", .edge("policy-version")),
    PublishedEscalation("iam-017", "iam:PutRolePolicy, sts:AssumeRole", .edge("role-policy")),
    PublishedEscalation("iam-018", "iam:PutUserPolicy, iam:CreateAccessKey", .edge("user-policy")),
    PublishedEscalation("iam-019", "iam:AttachRolePolicy, iam:UpdateAssumeRolePolicy", .edge("role-policy")),
    PublishedEscalation("iam-020", "iam:CreatePolicyVersion, iam:UpdateAssumeRolePolicy", .edge("policy-version")),
    PublishedEscalation("iam-021", "iam:PutRolePolicy, iam:UpdateAssumeRolePolicy", .edge("role-policy")),
    PublishedEscalation(
      "imagebuilder-001",
      "iam:PassRole, imagebuilder:CreateComponent, imagebuilder:CreateImageRecipe, "
        + "imagebuilder:CreateInfrastructureConfiguration, imagebuilder:CreateImage",
      .edge("pass-image-builder")),
    PublishedEscalation(
      "kinesisanalytics-001", "iam:PassRole, kinesisanalytics:CreateApplication, kinesisanalytics:StartApplication",
      .edge("pass-kinesis-analytics")),
    PublishedEscalation(
      "lambda-001", "iam:PassRole, lambda:CreateFunction, lambda:InvokeFunction",
      .edge("pass-lambda")),
    PublishedEscalation(
      "lambda-002", "iam:PassRole, lambda:CreateFunction, lambda:CreateEventSourceMapping",
      .edge("pass-lambda")),
    PublishedEscalation("lambda-003", "lambda:UpdateFunctionCode", .edge("change-function")),
    PublishedEscalation("lambda-004", "lambda:UpdateFunctionCode, lambda:InvokeFunction", .edge("change-function")),
    PublishedEscalation("lambda-005", "lambda:UpdateFunctionCode, lambda:AddPermission", .edge("change-function")),
    PublishedEscalation(
      "lambda-006", "iam:PassRole, lambda:CreateFunction, lambda:AddPermission",
      .edge("pass-lambda")),
    PublishedEscalation("omics-001", "iam:PassRole, omics:CreateWorkflow, omics:StartRun", .edge("pass-omics")),
    PublishedEscalation("sagemaker-001", "iam:PassRole, sagemaker:CreateNotebookInstance", .edge("pass-sage-maker")),
    PublishedEscalation("sagemaker-002", "iam:PassRole, sagemaker:CreateTrainingJob", .edge("pass-sage-maker")),
    PublishedEscalation("sagemaker-003", "iam:PassRole, sagemaker:CreateProcessingJob", .edge("pass-sage-maker")),
    PublishedEscalation("sagemaker-004", "sagemaker:CreatePresignedNotebookInstanceUrl", .edge("change-notebook")),
    PublishedEscalation(
      "sagemaker-005", "sagemaker:CreateNotebookInstanceLifecycleConfig, sagemaker:UpdateNotebookInstance",
      .edge("change-notebook")),
    PublishedEscalation("scheduler-001", "iam:PassRole, scheduler:CreateSchedule", .edge("pass-schedule")),
    PublishedEscalation("ssm-001", "ssm:StartSession", .edge("change-instance")),
    PublishedEscalation("ssm-002", "ssm:SendCommand", .edge("change-instance")),
    PublishedEscalation("ssm-003", "iam:PassRole, ssm:StartAutomationExecution", .edge("pass-automation")),
    PublishedEscalation("stepfunctions-001", "iam:PassRole, states:CreateStateMachine", .edge("pass-state-machine")),
    PublishedEscalation("stepfunctions-002", "iam:PassRole, states:UpdateStateMachine", .edge("pass-state-machine")),
    PublishedEscalation("sts-001", "sts:AssumeRole", .edge("assume-role")),
  ]

  /// The shapes of [IAM Vulnerable](https://github.com/BishopFox/iam-vulnerable), each with the path that it is.
  static let vulnerable: [(name: String, path: String)] = [
    ("privesc-AssumeRole", "sts-001"),
    ("privesc-cloudFormationUpdateStack", "cloudformation-002"),
    ("privesc-codeBuildCreateProjectPassRole", "codebuild-001"),
    ("privesc-ec2InstanceConnect", "ec2-003"),
    ("privesc-sageMakerCreateNotebookPassRole", "sagemaker-001"),
    ("privesc-sageMakerCreatePresignedNotebookURL", "sagemaker-004"),
    ("privesc-sageMakerCreateProcessingJob", "sagemaker-003"),
    ("privesc-sageMakerCreateTrainingJob", "sagemaker-002"),
    ("privesc-ssmSendCommand", "ssm-002"),
    ("privesc-ssmStartSession", "ssm-001"),
    ("privesc1-CreateNewPolicyVersion", "iam-001"),
    // The rights of an older version, which are known only where it is: as good as writing one.
    ("privesc2-SetExistingDefaultPolicyVersion", "iam-001"),
    ("privesc3-CreateEC2WithExistingIP", "ec2-001"),
    ("privesc4-CreateAccessKey", "iam-002"),
    ("privesc5-CreateLoginProfile", "iam-004"),
    ("privesc6-UpdateLoginProfile", "iam-006"),
    ("privesc7-AttachUserPolicy", "iam-008"),
    ("privesc8-AttachGroupPolicy", "iam-010"),
    ("privesc9-AttachRolePolicy", "iam-009"),
    ("privesc10-PutUserPolicy", "iam-007"),
    ("privesc11-PutGroupPolicy", "iam-011"),
    ("privesc12-PutRolePolicy", "iam-005"),
    ("privesc13-AddUserToGroup", "iam-013"),
    ("privesc14-UpdatingAssumeRolePolicy", "iam-012"),
    ("privesc15-PassExistingRoleToNewLambdaThenInvoke", "lambda-001"),
    ("privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo", "lambda-002"),
    ("privesc17-EditExistingLambdaFunctionWithRole", "lambda-003"),
    ("privesc18-PassExistingRoleToNewGlueDevEndpoint", "glue-001"),
    ("privesc19-UpdateExistingGlueDevEndpoint", "glue-002"),
    ("privesc20-PassExistingRoleToCloudFormation", "cloudformation-001"),
    ("privesc21-PassExistingRoleToNewDataPipeline", "datapipeline-001"),
  ]
}
