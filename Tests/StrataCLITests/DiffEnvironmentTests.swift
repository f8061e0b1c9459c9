import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@testable import StrataCLI

/// `synth diff -e E`, with stacks of its own and shared ones, against all that can be compared with.
@Suite struct DiffEnvironmentTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.fleetProfiles()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
  }

  private func run(_ system: System, _ arguments: [String], output: String = "%/out") -> ToolRun {
    let profiles = system.name == "fleet" ? ["--profiles", "%/profiles"] : []
    return tool.run(arguments + profiles + ["--output", output], systems: [system])
  }

  private static let note =
    "note: shop: what Shop has of prod isn't compared, and what is shared there is as it's made without\n"

  // MARK: Folders

  @Test(arguments: [[], ["--against", "%/out"], ["--against", "%/out/fleet"]])
  func itsOwnStacks(against: [String]) {
    #expect(run(fleet, []).status == 0, "\(tool.errors)")
    let result = run(fleet, ["diff", "-e", "staging"] + against)
    #expect(result.output == "fleet: no difference from %/out/fleet\n")
    #expect((result.status, result.errors) == (0, ""))
  }

  @Test(arguments: [[], ["--against", "%/out"], ["--against", "%/out/shop"]])
  func itsPartOfASharedStack(against: [String]) throws {
    #expect(run(shop, []).status == 0, "\(tool.errors)")
    let result = run(shop, ["diff", "-e", "dev"] + against)
    #expect(result.output == "shop: no difference from %/out/shop\n")
    #expect((result.status, result.errors) == (0, Self.note))
    try tool.profile("dev", #"{"_inherits": "default", "imageTag": "next"}"#)
    try tool.profile("default", defaultProfile.replacing("1.0.0", with: "2.0.0"))
    let changed = run(shop, ["diff", "-e", "dev"] + against)
    #expect(changed.output.contains("~ Parameters/DevImageTag"), "\(changed.output)")
    #expect(!changed.output.contains("Prod"))
    #expect(changed.status == 1)
  }

  @Test func bothAreComparedWhereBothAreNamed() {
    #expect(run(shop, []).status == 0)
    let result = run(shop, ["diff", "-e", "dev", "-e", "prod"])
    #expect(result.output == "shop: no difference from %/out/shop\n")
    #expect((result.status, result.errors) == (0, ""))
  }

  // MARK: Git

  @Test(arguments: [(fleet, "staging", ""), (shop, "dev", note)])
  func aRevision(system: System, environment: String, notes: String) throws {
    guard let repository = try Repository() else { return }
    #expect(run(system, [], output: repository.folder.path + "/templates").status == 0, "\(tool.errors)")
    try repository.commit()
    tool.play = { program in
      try ChildProcess(
        arguments: ["git", "-C", repository.folder.path] + program.arguments.dropFirst(), input: program.input
      ).run()
    }
    let result = run(system, ["diff", "-e", environment, "--against", "main"], output: "templates")
    #expect(
      result.output == "\(system.name): no difference from templates/\(system.name) of main\n", "\(result.errors)")
    #expect((result.status, result.errors) == (0, notes))
  }

  // MARK: What is deployed

  private func deployed(_ file: String) throws -> String {
    #"{"TemplateBody": \#(tool.text(of: "out/\(file).template.json") ?? ""), "StagesAvailable": ["Original"]}"#
  }

  @Test func aDeployedStackOfItsOwn() throws {
    #expect(run(fleet, []).status == 0)
    try tool.write("saved.json", try deployed("fleet/FleetWebStaging"))
    let result = run(fleet, ["diff", "-e", "staging", "--stack", "FleetWebStaging", "--against", "%/saved.json"])
    #expect(result.output == "fleet: no difference from %/saved.json\n")
    #expect((result.status, result.errors) == (0, ""))
    try tool.write("saved.json", try deployed("fleet/FleetWebProduction"))
    let other = run(fleet, ["diff", "-e", "staging", "--stack", "FleetWebStaging", "--against", "%/saved.json"])
    #expect(
      other.errors == """
        error: %/saved.json is the template of the environment production, which isn't asked for
          hint: say --environment production to compare it

        """)
    #expect((other.status, other.output) == (1, ""))
  }

  @Test func aDeployedStackThatIsShared() throws {
    #expect(run(shop, []).status == 0)
    try tool.write("saved.json", try deployed("shop/Shop"))
    let result = run(shop, ["diff", "-e", "dev", "--against", "%/saved.json"])
    #expect(result.output == "shop: no difference from %/saved.json\n")
    #expect((result.status, result.errors) == (0, Self.note))
  }
}
