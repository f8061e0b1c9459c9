import StrataEnvironments
import StrataTesting
import Testing

@testable import StrataCLI
@testable import synth

/// The policies of two examples, as they are committed.
@Suite struct DeploymentPolicyGoldenTests {
  @Test(arguments: ["orders", "smartstack-account"])
  func policiesAreWhatTheSourcesGive(system: String) throws {
    let tool = try ToolRun()
    tool.run(["deployment", "policy", system], systems: Synth.systems + Synth.apps.map(System.init))
    #expect(tool.status == 0)
    try Snapshot(path: "Policies/\(system).policy.json").check(tool.output)
  }
}
