extension BecomingEdge {
  /// Roles that are taken by asking for them; the role's own policy must trust whoever does.
  static let assuming = [
    BecomingEdge(
      "assume-role",
      Need(
        ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoot"], on: .role),
      to: .role)
  ]

  /// Roles that are handed to something new, or to something that takes another role in place of its own.
  ///
  /// What runs as the role then does what whoever made it says: that something must be invoked as well is no obstacle, since
  /// schedules, events and retries do that. See
  /// [passing a role](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
  static let passing: [BecomingEdge] = [
    launch("app-runner", ["apprunner:CreateService", "apprunner:UpdateService"], as: ["tasks.apprunner"]),
    launch(
      "auto-scaling",
      [
        "autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup",
        "autoscaling:UpdateAutoScalingGroup",
      ],
      as: ["ec2"]),
    launch(
      "bedrock-agent", ["bedrock:CreateAgent", "bedrock:UpdateAgent", "bedrock:CreateFlow", "bedrock:UpdateFlow"],
      as: ["bedrock"]),
    launch(
      "bedrock-agent-core",
      [
        "bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:CreateBrowser",
        "bedrock-agentcore:CreateCapacityProvider", "bedrock-agentcore:CreateCodeInterpreter",
        "bedrock-agentcore:CreateConsentPortal", "bedrock-agentcore:CreateGateway", "bedrock-agentcore:CreateHarness",
        "bedrock-agentcore:CreateMemory", "bedrock-agentcore:CreateOnlineEvaluationConfig",
        "bedrock-agentcore:CreatePaymentManager", "bedrock-agentcore:UpdateAgentRuntime",
        "bedrock-agentcore:UpdateCapacityProvider", "bedrock-agentcore:UpdateConsentPortal",
        "bedrock-agentcore:UpdateGateway", "bedrock-agentcore:UpdateHarness", "bedrock-agentcore:UpdateMemory",
        "bedrock-agentcore:UpdateOnlineEvaluationConfig", "bedrock-agentcore:UpdatePaymentManager",
      ], as: ["bedrock-agentcore"]),
    launch(
      "cloud-formation",
      [
        "cloudformation:CreateChangeSet", "cloudformation:CreateStack", "cloudformation:CreateStackInstances",
        "cloudformation:CreateStackSet", "cloudformation:DeleteStack", "cloudformation:UpdateStack",
        "cloudformation:UpdateStackSet",
      ], as: ["cloudformation"]),
    launch(
      "code-build",
      ["codebuild:CreateProject", "codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject"],
      as: ["codebuild"]),
    launch(
      "code-deploy", ["codedeploy:CreateDeploymentGroup", "codedeploy:UpdateDeploymentGroup"], as: ["codedeploy"]),
    launch("code-pipeline", ["codepipeline:CreatePipeline", "codepipeline:UpdatePipeline"], as: ["codepipeline"]),
    launch(
      "data-pipeline", ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"],
      as: ["datapipeline", "ec2", "elasticmapreduce"]),
    launch(
      "ec2-instance",
      [
        "ec2:AssociateIamInstanceProfile", "ec2:CreateFleet", "ec2:CreateLaunchTemplate",
        "ec2:CreateLaunchTemplateVersion", "ec2:ReplaceIamInstanceProfileAssociation", "ec2:RequestSpotFleet",
        "ec2:RequestSpotInstances", "ec2:RunInstances", "ec2:RunScheduledInstances",
      ], as: ["ec2"]),
    launch(
      "instance-profile", ["iam:AddRoleToInstanceProfile"], as: ["ec2"]),
    launch(
      "container-task",
      [
        "batch:RegisterJobDefinition", "ecs:CreateExpressGatewayService", "ecs:RegisterDaemonTaskDefinition",
        "ecs:RegisterTaskDefinition", "ecs:RunTask", "ecs:StartTask", "ecs:UpdateExpressGatewayService",
        "events:PutTargets", "pipes:CreatePipe", "pipes:UpdatePipe", "scheduler:CreateSchedule",
        "scheduler:UpdateSchedule",
      ], as: ["ecs-tasks"]),
    launch("container-service", ["ecs:CreateService"], as: ["ecs"]),
    launch(
      "elastic-beanstalk", ["elasticbeanstalk:CreateEnvironment", "elasticbeanstalk:UpdateEnvironment"],
      as: ["ec2", "elasticbeanstalk"]),
    launch("map-reduce", ["elasticmapreduce:RunJobFlow"], as: ["ec2", "elasticmapreduce"]),
    launch("emr-serverless", ["emr-serverless:StartJobRun"], as: ["emr-serverless"]),
    launch("event-target", ["events:CreateEndpoint", "events:PutRule", "events:PutTargets"], as: ["events"]),
    launch("firehose", ["firehose:CreateDeliveryStream", "firehose:UpdateDestination"], as: ["firehose"]),
    launch(
      "game-lift",
      ["gamelift:CreateBuild", "gamelift:CreateContainerFleet", "gamelift:CreateFleet", "gamelift:CreateScript"],
      as: ["gamelift"]),
    launch(
      "glue",
      [
        "glue:CreateCrawler", "glue:CreateDevEndpoint", "glue:CreateJob", "glue:CreateMLTransform",
        "glue:CreateSession",
        "glue:UpdateCrawler", "glue:UpdateJob", "glue:UpdateMLTransform",
      ], as: ["glue"]),
    launch(
      "image-builder",
      ["imagebuilder:CreateInfrastructureConfiguration", "imagebuilder:UpdateInfrastructureConfiguration"], as: ["ec2"]),
    launch(
      "kinesis-analytics", ["kinesisanalytics:CreateApplication", "kinesisanalytics:UpdateApplication"],
      as: ["kinesisanalytics"]),
    launch("lambda", ["lambda:CreateFunction", "lambda:UpdateFunctionConfiguration"], as: ["lambda"]),
    launch("omics", ["omics:StartRun", "omics:StartRunBatch"], as: ["omics"]),
    launch("pipe", ["pipes:CreatePipe", "pipes:UpdatePipe"], as: ["pipes"]),
    launch(
      "sage-maker",
      [
        "braket:CreateJob", "sagemaker:CreateAutoMLJob", "sagemaker:CreateAutoMLJobV2", "sagemaker:CreateCluster",
        "sagemaker:CreateDataQualityJobDefinition", "sagemaker:CreateDomain", "sagemaker:CreateEndpointConfig",
        "sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateLabelingJob",
        "sagemaker:CreateModel", "sagemaker:CreateModelBiasJobDefinition",
        "sagemaker:CreateModelExplainabilityJobDefinition", "sagemaker:CreateModelPackage",
        "sagemaker:CreateModelQualityJobDefinition", "sagemaker:CreateMonitoringSchedule",
        "sagemaker:CreateNotebookInstance", "sagemaker:CreatePipeline", "sagemaker:CreateProcessingJob",
        "sagemaker:CreateSpace", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob",
        "sagemaker:CreateUserProfile", "sagemaker:UpdateDomain", "sagemaker:UpdateNotebookInstance",
        "sagemaker:UpdatePipeline", "sagemaker:UpdateUserProfile",
      ], as: ["sagemaker"]),
    launch("quantum-job", ["braket:CreateJob"], as: ["braket"]),
    launch("schedule", ["scheduler:CreateSchedule", "scheduler:UpdateSchedule"], as: ["scheduler"]),
    launch("state-machine", ["states:CreateStateMachine", "states:UpdateStateMachine"], as: ["states"]),
    launch(
      "automation",
      [
        "ssm:CreateAssociation", "ssm:CreateAssociationBatch", "ssm:RegisterTaskWithMaintenanceWindow",
        "ssm:SendCommand", "ssm:StartAutomationExecution", "ssm:StartChangeRequestExecution", "ssm:UpdateAssociation",
        "ssm:UpdateMaintenanceWindowTask",
      ], as: ["ssm"]),
    // The documents of hybrid machines get a role of theirs.
    launch("hybrid-machine", ["ssm:CreateActivation"], as: ["ssm"]),
    launch(
      "identity-pool", ["cognito-identity:SetIdentityPoolRoles"], as: ["cognito-identity"]),
  ]

  /// A role that's passed to a service of AWS.
  private static func launch(_ name: String, _ actions: [String], as services: [String]) -> BecomingEdge {
    BecomingEdge(
      "pass-\(name)", Need(["iam:PassRole"], on: .role), Need(actions, on: .anything), to: .role,
      trusting: services.map { "\($0).amazonaws.com" })
  }
}
