import StrataFacts
import Testing

@testable import StrataIsolation

/// The ways of becoming somebody else, held against those that are known elsewhere.
@Suite struct BecomingEdgeTests {
  /// The requests that a known escalation takes, each of which suffices with the others of its line.
  ///
  /// They are the shapes that the catalogues of escalations agree on; what follows a comma is needed too.
  static let known: [String] = [
    "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:CreateAccessKey",
    "iam:DeleteAccessKey, iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile",
    "iam:PutRolePolicy", "iam:PutUserPolicy", "iam:PutGroupPolicy", "iam:AttachUserPolicy", "iam:AttachRolePolicy",
    "iam:AttachGroupPolicy", "iam:UpdateAssumeRolePolicy", "iam:AddUserToGroup", "iam:AttachRolePolicy, sts:AssumeRole",
    "iam:AttachUserPolicy, iam:CreateAccessKey", "iam:CreatePolicyVersion, sts:AssumeRole",
    "iam:PutRolePolicy, sts:AssumeRole", "iam:PutUserPolicy, iam:CreateAccessKey",
    "iam:AttachRolePolicy, iam:UpdateAssumeRolePolicy", "iam:CreatePolicyVersion, iam:UpdateAssumeRolePolicy",
    "iam:PutRolePolicy, iam:UpdateAssumeRolePolicy", "iam:CreateServiceSpecificCredential",
    "iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary", "iam:DetachRolePolicy",
    "iam:CreateUser, iam:AttachUserPolicy", "iam:CreateRole, iam:PutRolePolicy", "iam:CreateSAMLProvider",
    "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity",
    "iam:PassRole, apprunner:CreateService", "apprunner:UpdateService",
    "iam:PassRole, batch:RegisterJobDefinition, batch:SubmitJob", "batch:SubmitJob",
    "iam:PassRole, bedrock-agentcore:CreateCodeInterpreter, bedrock-agentcore:StartCodeInterpreterSession",
    "bedrock-agentcore:StartCodeInterpreterSession, bedrock-agentcore:InvokeCodeInterpreter",
    "iam:PassRole, bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:UpdateAgentRuntime",
    "iam:PassRole, braket:CreateJob",
    "iam:PassRole, cloudformation:CreateStack", "cloudformation:UpdateStack",
    "iam:PassRole, cloudformation:CreateStackSet, cloudformation:CreateStackInstances",
    "iam:PassRole, cloudformation:UpdateStackSet", "cloudformation:CreateChangeSet, cloudformation:ExecuteChangeSet",
    "iam:PassRole, codebuild:CreateProject, codebuild:StartBuild",
    "iam:PassRole, codebuild:CreateProject, codebuild:StartBuildBatch", "codebuild:StartBuild",
    "codebuild:StartBuildBatch", "codebuild:UpdateProject", "codedeploy:CreateDeployment",
    "iam:PassRole, codepipeline:CreatePipeline", "codepipeline:UpdatePipeline",
    "iam:PassRole, cognito-identity:SetIdentityPoolRoles",
    "iam:PassRole, datapipeline:CreatePipeline, datapipeline:PutPipelineDefinition, datapipeline:ActivatePipeline",
    "iam:PassRole, ec2:RunInstances", "iam:PassRole, ec2:RequestSpotInstances", "iam:PassRole, ec2:CreateFleet",
    "ec2:ModifyInstanceAttribute, ec2:StopInstances, ec2:StartInstances", "ec2-instance-connect:SendSSHPublicKey",
    "ec2:CreateLaunchTemplateVersion, ec2:ModifyLaunchTemplate", "iam:PassRole, ec2:AssociateIamInstanceProfile",
    "iam:PassRole, iam:AddRoleToInstanceProfile", "iam:PassRole, autoscaling:CreateLaunchConfiguration",
    "iam:PassRole, ecs:RegisterTaskDefinition, ecs:RunTask", "iam:PassRole, ecs:RegisterTaskDefinition, ecs:StartTask",
    "iam:PassRole, ecs:RegisterTaskDefinition, ecs:CreateService",
    "iam:PassRole, ecs:CreateCluster, ecs:RegisterTaskDefinition, ecs:CreateService",
    "iam:PassRole, ecs:CreateCluster, ecs:RegisterTaskDefinition, ecs:RunTask",
    "iam:PassRole, ecs:RegisterTaskDefinition, ecs:UpdateService", "ecs:ExecuteCommand", "ecs:RunTask",
    "iam:PassRole, elasticbeanstalk:CreateEnvironment", "iam:PassRole, elasticmapreduce:RunJobFlow",
    "elasticmapreduce:AddJobFlowSteps", "iam:PassRole, emr-serverless:StartJobRun",
    "iam:PassRole, gamelift:CreateFleet", "iam:PassRole, glue:CreateDevEndpoint", "glue:UpdateDevEndpoint",
    "iam:PassRole, glue:CreateJob, glue:StartJobRun", "iam:PassRole, glue:CreateJob, glue:CreateTrigger",
    "iam:PassRole, glue:UpdateJob, glue:StartJobRun", "iam:PassRole, glue:UpdateJob, glue:CreateTrigger",
    "iam:PassRole, glue:CreateSession, glue:RunStatement", "glue:UpdateJob",
    "iam:PassRole, imagebuilder:CreateInfrastructureConfiguration", "iam:PassRole, kinesisanalytics:CreateApplication",
    "iam:PassRole, lambda:CreateFunction, lambda:InvokeFunction",
    "iam:PassRole, lambda:CreateFunction, lambda:CreateEventSourceMapping",
    "iam:PassRole, lambda:CreateFunction, lambda:AddPermission", "lambda:UpdateFunctionCode",
    "lambda:UpdateFunctionCode, lambda:InvokeFunction", "lambda:UpdateFunctionCode, lambda:AddPermission",
    "lambda:UpdateFunctionConfiguration", "iam:PassRole, omics:StartRun",
    "iam:PassRole, pipes:CreatePipe", "iam:PassRole, sagemaker:CreateNotebookInstance",
    "iam:PassRole, sagemaker:CreateTrainingJob", "iam:PassRole, sagemaker:CreateProcessingJob",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    "sagemaker:CreateNotebookInstanceLifecycleConfig, sagemaker:UpdateNotebookInstance",
    "iam:PassRole, scheduler:CreateSchedule", "iam:PassRole, events:PutTargets",
    "iam:PassRole, states:CreateStateMachine, states:StartExecution", "states:UpdateStateMachine",
    "ssm:StartSession", "ssm:SendCommand", "iam:PassRole, ssm:CreateDocument, ssm:StartAutomationExecution",
    "kms:CreateGrant", "kms:PutKeyPolicy", "s3:PutBucketPolicy", "secretsmanager:PutResourcePolicy",
    "sqs:SetQueueAttributes", "sns:SetTopicAttributes", "ecr:SetRepositoryPolicy", "lambda:AddPermission",
  ]

  @Test(arguments: known) func knownEscalations(line: String) {
    let allowed = Set(line.replacing(" ", with: "").split(separator: ",").map(String.init))
    #expect(
      BecomingEdge.all.contains { edge in
        edge.needs.allSatisfy { need in need.actions.contains { allowed.contains($0) } }
      })
  }

  /// An action that's misspelled would never be found in a policy.
  @Test func everyActionIsKnown() {
    let actions = Set(BecomingEdge.all.flatMap { $0.needs.flatMap(\.actions) })
    #expect(actions.filter { ActionFacts.embedded.action($0)?.text != $0 }.sorted() == [])
  }

  /// A type that's misspelled would never be found in a template; those of SAM stand for others.
  @Test func everyTypeIsKnown() {
    let types = Set(BecomingEdge.all.flatMap(\.types)).filter { !$0.hasPrefix("AWS::Serverless::") }
    #expect(types.filter { !FactsIndex.embedded.contains($0) }.sorted() == [])
  }

  @Test func namesAreTheEdges() {
    let names = BecomingEdge.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// Where a need is about a resource or a role, the edge says of which types, or which services it must trust.
  @Test func whatIsTakenIsSaid() {
    for edge in BecomingEdge.all {
      let objects = edge.needs.map(\.object)
      #expect(objects.contains(.resource) == !edge.types.isEmpty, "\(edge.name)")
      #expect(edge.needs.contains { $0.actions == ["iam:PassRole"] } == !edge.services.isEmpty, "\(edge.name)")
    }
  }

  @Test func whatIsKnownWhole() {
    #expect(BecomingEdge.launchableServices.contains("lambda.amazonaws.com"))
    #expect(!BecomingEdge.launchableServices.contains("newest.amazonaws.com"))
    #expect(BecomingEdge.changeableTypes.contains("AWS::Lambda::Function"))
    #expect(!BecomingEdge.changeableTypes.contains("AWS::SQS::Queue"))
  }
}
