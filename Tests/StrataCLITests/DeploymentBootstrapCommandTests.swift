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
    let cloud = PlayedAws()
    tool.play = { program in
      let answer = try cloud.run(program)
      let text = String(decoding: answer.output, as: UTF8.self)
        .replacing("value of ArtifactsBucketName", with: "mine")
      return .init(status: answer.status, output: Array(text.utf8), errors: answer.errors)
    }
  }

  @Test func itIsShownAndAsked() {
    tool.answers = ["y"]
    tool.run("deployment", "bootstrap", "-e", "dev")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(
      tool.output == """
        shop-dev-strata-artifacts: 2 changes
          Add     ArtifactsBucket  AWS::S3::Bucket  of dev
          Add     ArtifactsPolicy  AWS::S3::BucketPolicy  of dev
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
