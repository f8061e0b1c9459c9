import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing
import TestSupport

@testable import StrataDeployment

/// Resources that other stacks of the system have.
@Suite struct ImportGuardTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  /// Puts the stack of dev in place, which has a topic.
  private func deployDev(_ topic: String) {
    var stack = PlayedStack("DevShop", number: 9)
    stack.status = "CREATE_COMPLETE"
    stack.template = ["Resources": ["OwnTopic": ["Type": "AWS::SNS::Topic"]]]
    stack.physicalIDs = ["OwnTopic": topic]
    played.aws.stacks["DevShop"] = stack
  }

  @Test func whatAnotherStackHasIsRefused() {
    deployDev("arn:orders")
    let complaint = played.complaint(ofTaking: ["OwnTopic=TopicArn=arn:orders"])
    #expect(
      complaint?.text == """
        OwnTopic is AWS::SNS::Topic TopicArn=arn:orders, which the stack DevShop has as OwnTopic, of dev
          hint: a resource is in one stack, once: give OwnTopic its own, or take OwnTopic out of DevShop
        """)
    #expect(complaint?.isGrave == true)
    #expect(played.aws.imports.isEmpty)
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=arn:others"]) == nil)
  }

  @Test func whatCannotBeAskedIsSaid() throws {
    deployDev("arn:orders")
    played.aws.fault = { call, _, answer in
      call.operation == "list-stack-resources" ? PlayedFault.accessDenied.answer(call, answer) : nil
    }
    try played.take(["OwnTopic=TopicArn=arn:orders"])
    #expect(
      played.follower.told.contains(
        "note: whether DevShop has what is imported can't be asked: aws cloudformation list-stack-resources failed: "
          + "User is not authorized (AccessDenied)"), "\(played.follower.told)")
  }

  @Test func whatAnotherStackDeclaresIsRefused() throws {
    let app = App("shop") { app in
      for name in ["Data", "Archive"] {
        app.stack(name) { scope in
          Resource(
            "Files", type: "AWS::S3::Bucket", in: scope,
            properties: ["BucketName": .literal("\(name)-files".lowercased())])
        }
      }
    }
    let guardian = ImportGuard(
      stacks: try app.synthesize().stacks, aws: played.client, follower: played.follower)
    func imported(_ bucket: String) -> ImportedResource {
      ImportedResource(
        stack: "Data", logicalID: "Files", type: "AWS::S3::Bucket", identifier: ["BucketName": bucket],
        getsPolicy: false)
    }
    try guardian.check([imported("data-files")])
    #expect {
      try guardian.check([imported("archive-files")])
    } throws: {
      "\($0)" == """
        Files is AWS::S3::Bucket BucketName=archive-files, which the stack Archive declares as Files
          hint: a resource is in one stack, once: give Files its own, or take Files out of Archive
        """ && ($0 as? DeploymentError)?.isGrave == true
    }
  }
}
