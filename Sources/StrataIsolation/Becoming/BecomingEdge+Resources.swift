extension BecomingEdge {
  /// Roles that are taken by changing what runs as them, or by getting into it.
  static let changing: [BecomingEdge] = [
    change("app-runner", ["apprunner:UpdateService", "apprunner:StartDeployment"], ["AWS::AppRunner::Service"]),
    change(
      "batch", ["batch:RegisterJobDefinition", "batch:SubmitJob", "batch:SubmitServiceJob"],
      ["AWS::Batch::JobDefinition"]),
    change(
      "bedrock-agent-core",
      [
        "bedrock-agentcore:InvokeAgentRuntime", "bedrock-agentcore:InvokeAgentRuntimeCommand",
        "bedrock-agentcore:InvokeAgentRuntimeCommandShell", "bedrock-agentcore:InvokeAgentRuntimeForUser",
        "bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStream",
        "bedrock-agentcore:InvokeAgentRuntimeWithWebSocketStreamForUser", "bedrock-agentcore:InvokeCodeInterpreter",
        "bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:UpdateAgentRuntime",
      ], ["AWS::BedrockAgentCore::CodeInterpreterCustom", "AWS::BedrockAgentCore::Runtime"]),
    change(
      "stack",
      [
        "cloudformation:CreateChangeSet", "cloudformation:CreateStackInstances", "cloudformation:ExecuteChangeSet",
        "cloudformation:UpdateStack", "cloudformation:UpdateStackInstances", "cloudformation:UpdateStackSet",
      ], ["AWS::CloudFormation::ChangeSet", "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet"]),
    change(
      "build",
      ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:StartSandbox", "codebuild:UpdateProject"],
      ["AWS::CodeBuild::Project"]),
    change(
      "deployment",
      ["codedeploy:CreateDeployment", "codedeploy:UpdateDeploymentGroup", "codedeploy:RegisterApplicationRevision"],
      ["AWS::CodeDeploy::DeploymentGroup"]),
    change(
      "pipeline", ["codepipeline:StartPipelineExecution", "codepipeline:UpdatePipeline"],
      ["AWS::CodePipeline::Pipeline"]),
    change(
      "instance",
      [
        "ec2-instance-connect:SendSSHPublicKey", "ec2-instance-connect:SendSerialConsoleSSHPublicKey",
        "ec2:CreateReplaceRootVolumeTask", "ec2:ModifyInstanceAttribute", "ec2:ModifyInstanceMetadataOptions",
        "ssm:CreateAssociation", "ssm:ResumeSession", "ssm:SendCommand", "ssm:StartAutomationExecution",
        "ssm:StartSession", "ssm:UpdateAssociation",
      ], ["AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::Instance", "AWS::EC2::SpotFleet", "AWS::EC2::EC2Fleet"]),
    change(
      "launch-template", ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
      ["AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"]),
    change(
      "task",
      [
        "ecs:ExecuteCommand", "ecs:RunTask", "ecs:StartTask", "ecs:UpdateExpressGatewayService", "ecs:UpdateService",
        "ssm:StartSession",
      ],
      [
        "AWS::ECS::Cluster", "AWS::ECS::DaemonTaskDefinition", "AWS::ECS::ExpressGatewayService", "AWS::ECS::Service",
        "AWS::ECS::TaskDefinition",
      ]),
    change(
      "glue",
      [
        "glue:CreateTrigger", "glue:RunStatement", "glue:StartJobRun", "glue:UpdateDevEndpoint", "glue:UpdateJob",
        "glue:UpdateTrigger",
      ], ["AWS::Glue::DevEndpoint", "AWS::Glue::Job", "AWS::Glue::Session"]),
    change(
      "map-reduce", ["elasticmapreduce:AddJobFlowSteps", "elasticmapreduce:GetClusterSessionCredentials"],
      ["AWS::EMR::Cluster"]),
    change(
      "function",
      [
        "lambda:CreateEventSourceMapping", "lambda:PublishLayerVersion", "lambda:UpdateAlias",
        "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
      ], ["AWS::Lambda::Function", "AWS::Serverless::Function"]),
    change(
      "notebook",
      [
        "sagemaker:CreateNotebookInstanceLifecycleConfig", "sagemaker:CreatePresignedDomainUrl",
        "sagemaker:CreatePresignedNotebookInstanceUrl", "sagemaker:StartSession", "sagemaker:UpdateNotebookInstance",
        "sagemaker:UpdateNotebookInstanceLifecycleConfig",
      ], ["AWS::SageMaker::Domain", "AWS::SageMaker::NotebookInstance", "AWS::SageMaker::UserProfile"]),
    change(
      "state-machine", ["states:TestState", "states:UpdateStateMachine", "states:UpdateStateMachineAlias"],
      ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"]),
    change("event-target", ["events:PutTargets"], ["AWS::Events::Rule"]),
    change("pipe", ["pipes:UpdatePipe"], ["AWS::Pipes::Pipe"]),
    change("schedule", ["scheduler:UpdateSchedule"], ["AWS::Scheduler::Schedule"]),
    change(
      "automation", ["ssm:CreateDocument", "ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"],
      ["AWS::SSM::Document"]),
    change(
      "identity-pool",
      [
        "cognito-identity:GetCredentialsForIdentity", "cognito-identity:GetOpenIdToken",
        "cognito-identity:GetOpenIdTokenForDeveloperIdentity", "cognito-identity:SetIdentityPoolRoles",
        "cognito-identity:UpdateIdentityPool",
      ], ["AWS::Cognito::IdentityPool", "AWS::Cognito::IdentityPoolRoleAttachment"]),
  ]

  private static func change(_ name: String, _ actions: [String], _ types: [String]) -> BecomingEdge {
    BecomingEdge("change-\(name)", Need(actions, on: .resource), to: .role, types: types)
  }

  /// Resources that open to whoever writes their own policies.
  static let writing: [BecomingEdge] = [
    write(
      "bucket", ["s3:PutAccessPointPolicy", "s3:PutBucketAcl", "s3:PutBucketPolicy", "s3:PutObjectAcl"],
      ["AWS::S3::AccessPoint", "AWS::S3::Bucket"]),
    write("event-bus", ["events:PutPermission"], ["AWS::Events::EventBus"]),
    write("file-system", ["elasticfilesystem:PutFileSystemPolicy"], ["AWS::EFS::FileSystem"]),
    write(
      "function", ["lambda:AddPermission", "lambda:AddLayerVersionPermission"],
      ["AWS::Lambda::Function", "AWS::Lambda::LayerVersion", "AWS::Serverless::Function"]),
    write("key", ["kms:CreateGrant", "kms:PutKeyPolicy"], ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"]),
    write(
      "log-group", ["logs:PutDestinationPolicy", "logs:PutResourcePolicy"],
      ["AWS::Logs::Destination", "AWS::Logs::LogGroup"]),
    write("queue", ["sqs:AddPermission", "sqs:SetQueueAttributes"], ["AWS::SQS::Queue"]),
    write("repository", ["ecr:SetRepositoryPolicy"], ["AWS::ECR::Repository"]),
    write("secret", ["secretsmanager:PutResourcePolicy"], ["AWS::SecretsManager::Secret"]),
    write("stream", ["kinesis:PutResourcePolicy"], ["AWS::Kinesis::Stream"]),
    write("table", ["dynamodb:PutResourcePolicy"], ["AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table"]),
    write("topic", ["sns:AddPermission", "sns:SetTopicAttributes"], ["AWS::SNS::Topic"]),
    write("vault", ["backup:PutBackupVaultAccessPolicy"], ["AWS::Backup::BackupVault"]),
  ]

  private static func write(_ name: String, _ actions: [String], _ types: [String]) -> BecomingEdge {
    BecomingEdge("write-\(name)", Need(actions, on: .resource), to: .anyUseOfResource, types: types)
  }
}
