import StrataEnvironments
import StrataJSON
import StrataReleases
import Testing

@testable import StrataCLI

/// An environment that is thrown away after use, of a system that keeps records.
@Suite struct EphemeralEnvironmentTests {
  private let repository: PromotedRepository

  init() throws {
    repository = try PromotedRepository()
    repository.hasEphemeralDev = true
  }

  private var tool: ToolRun { repository.tool }

  /// Whoever deploys it leaves the sources as they are.
  @Test func nothingIsRecordedBesideTheSources() throws {
    repository.deploy("dev")
    #expect(tool.output.hasSuffix("recorded in config/shop/deploy.json\n"), "\(tool.output)")
    repository.deploy("dev")
    #expect(repository.records.environments == [])
    #expect(tool.text(of: "Sources/Deployments/dev") == nil)
    #expect(try JSONValue(parsing: tool.text(of: "config/shop/deploy.json") ?? "")["dev"]?["stage"] == "dev")
    #expect(repository.run("deployment", "show", "shop", "-e", "dev", "--field", "tag").output == "1\n")
    #expect(repository.run("deployment", "history", "shop").output.contains("  dev  profile=dev  "))
    repository.deploy("staging")
    #expect(repository.records.environments == ["staging"])
    repository.run("deployment", "status", "shop")
    #expect(tool.output.contains("\n  dev         no release is recorded  not asked"), "\(tool.output)")
  }

  /// What was recorded while it was none isn't taken for what is in place.
  @Test func olderRecordsDoNotCount() throws {
    repository.hasEphemeralDev = false
    repository.deploy("dev")
    #expect(repository.records.environments == ["dev"])
    repository.hasEphemeralDev = true
    #expect(
      repository.run("deployment", "show", "shop", "-e", "dev").errors.hasPrefix(
        "error: nothing was deployed to dev, by config/shop/deploy.json\n"))
    repository.deploy("dev")
    #expect(try repository.history("dev").records.count == 1)
  }

  @Test func whatNeedsRecordsIsRefused() throws {
    repository.deploy("dev")
    for command in [["rollback", "shop", "-e", "dev"], ["deployment", "mend", "shop", "-e", "dev"]] {
      tool.run(command, systems: [repository.system])
      #expect(tool.status == 1)
      #expect(tool.errors == "error: dev is thrown away after use, and no records are kept of it\n")
    }
    repository.promote("--yes", from: "dev", to: "staging")
    #expect(tool.status == 3)
    #expect(tool.errors == "error: dev isn't on the way of releases: staging, production\n")
  }
}
