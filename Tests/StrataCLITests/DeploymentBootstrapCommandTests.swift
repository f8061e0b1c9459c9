import StrataFiles
import StrataJSON
import TestSupport
import Testing

@testable import StrataCLI

/// `synth deployment bootstrap`, with CloudFormation played.
@Suite struct DeploymentBootstrapCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    var isThere = false
    tool.play = { program in
      func ok(_ text: String) -> ChildProcess.Result { .init(status: 0, output: Array(text.utf8), errors: "") }
      let name = "shop-dev-strata-artifacts"
      switch program.arguments[2] {
      case "describe-stacks" where isThere && program.arguments.contains(name):
        return ok(
          #"{"Stacks": [{"StackId": "arn:aws:cloudformation:eu-west-1:111122223333:stack/\#(name)/1", "StackName": "\#(name)", "#
            + #""StackStatus": "CREATE_COMPLETE", "Outputs": [{"OutputKey": "ArtifactsBucketName", "OutputValue": "mine"}]}]}"#
        )
      case "describe-stacks":
        return PlayedStacks.failed("ValidationError", "Stack with id \(program.arguments[4]) does not exist")
      case "create-change-set": return ok(#"{"Id": "arn:set"}"#)
      case "describe-change-set":
        return ok(
          #"{"Status": "CREATE_COMPLETE", "Changes": [{"ResourceChange": {"Action": "Add", "#
            + #""LogicalResourceId": "ArtifactsBucket", "ResourceType": "AWS::S3::Bucket"}}]}"#)
      case "execute-change-set":
        isThere = true
        return ok("")
      default: return ok("{}")
      }
    }
  }

  @Test func itIsShownAndAsked() {
    tool.answers = ["y"]
    tool.run("deployment", "bootstrap", "-e", "dev")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(
      tool.output == """
        shop-dev-strata-artifacts: 1 change
          Add     ArtifactsBucket  AWS::S3::Bucket  of dev
        the bucket is mine

        """)
  }

  @Test func whoSaysNoGetsNone() {
    tool.answers = ["n"]
    tool.run("deployment", "bootstrap", "-e", "dev")
    #expect(tool.status == 1)
    #expect(tool.errors.hasSuffix("error: nothing was done\n"))
    #expect(tool.programs.last?.arguments[2] == "delete-change-set")
    #expect(!tool.programs.contains { $0.arguments[2] == "execute-change-set" })
  }

  @Test func anEnvironmentIsNamed() {
    #expect(
      tool.run("deployment", "bootstrap").errors.hasPrefix("error: name an environment: --environment prod or dev\n"))
    #expect(tool.status == 2)
  }
}
