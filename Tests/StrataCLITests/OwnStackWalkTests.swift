import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@testable import StrataCLI

/// Every command with `-e` on a system of own stacks, with a cloud that denies everything about the other environment.
@Suite struct OwnStackWalkTests {
  private let tool: ToolRun
  private let cloud = PlayedAws()

  init() throws {
    tool = try ToolRun()
    try tool.fleetProfiles()
    let cloud = cloud
    tool.play = { try cloud.run($0) }
  }

  @discardableResult
  private func run(_ words: String...) -> ToolRun {
    tool.run(words + ["--profiles", "%/profiles"], systems: [fleet])
  }

  /// Denies and counts whatever names production.
  private func denyProduction() {
    cloud.forget()
    cloud.fault = { call, _, _ in
      let text = call.arguments.joined(separator: " ") + String(decoding: call.input, as: UTF8.self)
      guard text.lowercased().contains("production") else { return nil }
      Issue.record("\(call.operation) names production: \(text.prefix(300))")
      return PlayedAws.refused("AccessDenied", "not yours")
    }
  }

  @Test func oneEnvironmentIsWalkedThroughWithoutTheOther() throws {
    // Both are there, with a record each.
    run("deploy", "fleet", "-e", "production", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    let production = cloud.stacks.filter { $0.key.contains("Production") }
    #expect(production.keys.sorted() == ["FleetDataProduction", "FleetWebProduction"])
    denyProduction()

    run("deploy", "fleet", "-e", "staging", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.contains("imageTag: 1\n") && !tool.output.contains("production"))
    #expect(cloud.has("FleetDataStaging") && cloud.has("FleetWebStaging") && cloud.has("FleetShared"))
    // The template of production that was deployed before stays where it was written.
    #expect(tool.files(in: "profiles/fleet").contains("deploy.json"))

    try tool.fleetProfiles(staging: "7", production: "8")
    for words in [
      ["deploy", "fleet", "-e", "staging", "--dry-run"], ["deploy", "fleet", "-e", "staging", "--plan", "%/plan.json"],
      ["deploy", "fleet", "-e", "staging", "--apply", "%/plan.json", "--yes"],
      ["deployment", "record", "fleet", "-e", "staging"], ["deployment", "show", "fleet", "-e", "staging"],
      ["deployment", "show", "fleet", "-e", "staging", "--format", "env"],
      ["deployment", "history", "fleet", "-e", "staging"], ["deployment", "diagnose", "fleet", "-e", "staging"],
      ["deployment", "drift", "fleet", "-e", "staging"], ["list"],
    ] {
      tool.run(words + (words == ["list"] ? [] : ["--profiles", "%/profiles"]), systems: [fleet])
      #expect(tool.status == 0, "\(words): \(tool.output)\(tool.errors)")
      if words != ["list"] { #expect(!tool.output.lowercased().contains("production"), "\(words): \(tool.output)") }
    }
    #expect(cloud.stacks["FleetWebStaging"]?.parameters == ["ImageTag": "7"])
    for (name, stack) in production {
      #expect(cloud.stacks[name]?.template == stack.template && cloud.stacks[name]?.updates == stack.updates)
    }
    let record = try JSONValue(parsing: tool.text(of: "profiles/fleet/deploy.json") ?? "")
    #expect(record["production"]?["parameters"] == ["imageTag": "2"])
    #expect(record["staging"]?["parameters"] == ["imageTag": "7"])
  }

  @Test func oneEnvironmentIsDestroyedWithoutTheOther() throws {
    run("deploy", "fleet", "-e", "production", "--yes")
    run("deploy", "fleet", "-e", "staging", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    let stacks = PlayedStacks(cloud.stacks.values.map { .init($0.name, template: $0.template) })
    stacks.fault = { _, words in
      guard words.joined(separator: " ").lowercased().contains("production") else { return nil }
      Issue.record("production is named: \(words)")
      return .init { PlayedStacks.failed("AccessDenied", "not yours") }
    }
    tool.play = { try stacks.answer($0) }
    run("destroy", "fleet", "-e", "staging", "--confirm", "staging")
    #expect(tool.status == 3)
    #expect(
      tool.errors.hasSuffix(
        """
        error: staging isn't destroyed: fleet can't be without staging
          hint: if it's to go all the same, say --required-too

        """), "\(tool.errors)")
    #expect(run("destroy", "fleet", "-e", "staging", "--dry-run", "--required-too").status == 0, "\(tool.errors)")
    #expect(!tool.output.lowercased().contains("production"), "\(tool.output)")
    run("destroy", "fleet", "-e", "staging", "--confirm", "staging", "--required-too")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(stacks.names == ["FleetDataProduction", "FleetShared", "FleetWebProduction"])
    let record = try JSONValue(parsing: tool.text(of: "profiles/fleet/deploy.json") ?? "")
    #expect(record["staging"] == nil && record["production"] != nil)
  }

  @Test func aChangeOfTheOtherEnvironmentIsNoMatter() throws {
    run("deploy", "fleet", "-e", "production", "--yes")
    run("deploy", "fleet", "-e", "staging", "--yes")
    denyProduction()
    // Its profile is broken, and gone.
    try tool.write("profiles/fleet/production.json", "{")
    #expect(run("deploy", "fleet", "-e", "staging", "--yes").status == 0, "\(tool.errors)")
    try tool.remove("profiles/fleet/production.json")
    #expect(run("deploy", "fleet", "-e", "staging", "--yes").status == 0, "\(tool.errors)")
  }
}
