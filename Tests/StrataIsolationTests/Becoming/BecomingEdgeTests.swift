import StrataFacts
import Testing

@testable import StrataIsolation

/// The ways of becoming somebody else; ``PublishedEscalationTests`` holds them against those that are published.
@Suite struct BecomingEdgeTests {
  /// Escalations beside those that are published under an id, each with the requests that it takes.
  static let others: [String] = [
    "iam:SetDefaultPolicyVersion", "iam:CreateServiceSpecificCredential", "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary", "iam:DetachRolePolicy", "iam:CreateUser, iam:AttachUserPolicy",
    "iam:CreateRole, iam:PutRolePolicy", "iam:CreateSAMLProvider", "sts:AssumeRoleWithWebIdentity",
    "iam:PassRole, bedrock-agentcore:CreateCodeInterpreter, bedrock-agentcore:StartCodeInterpreterSession",
    "iam:PassRole, bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:UpdateAgentRuntime",
    "codebuild:UpdateProject", "iam:PassRole, codepipeline:CreatePipeline", "codepipeline:UpdatePipeline",
    "iam:PassRole, ec2:CreateFleet", "iam:PassRole, ec2:AssociateIamInstanceProfile",
    "iam:PassRole, iam:AddRoleToInstanceProfile", "iam:PassRole, autoscaling:CreateLaunchConfiguration",
    "iam:PassRole, ecs:RegisterTaskDefinition, ecs:UpdateService", "ecs:ExecuteCommand", "ecs:RunTask",
    "iam:PassRole, elasticbeanstalk:CreateEnvironment", "elasticmapreduce:AddJobFlowSteps",
    "iam:PassRole, emr-serverless:StartJobRun", "iam:PassRole, gamelift:CreateFleet", "glue:UpdateJob",
    "iam:PassRole, imagebuilder:CreateInfrastructureConfiguration", "iam:PassRole, kinesisanalytics:CreateApplication",
    "lambda:UpdateFunctionConfiguration", "iam:PassRole, omics:StartRun", "iam:PassRole, pipes:CreatePipe",
    "iam:PassRole, events:PutTargets", "iam:PassRole, states:CreateStateMachine, states:StartExecution",
    "states:UpdateStateMachine", "iam:PassRole, ssm:CreateDocument, ssm:StartAutomationExecution", "kms:CreateGrant",
    "kms:PutKeyPolicy", "s3:PutBucketPolicy", "secretsmanager:PutResourcePolicy", "sqs:SetQueueAttributes",
    "sns:SetTopicAttributes", "ecr:SetRepositoryPolicy", "lambda:AddPermission",
  ]

  @Test(arguments: others) func otherEscalations(line: String) {
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
