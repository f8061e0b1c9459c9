import Foundation
import StrataReleases
import Testing

@testable import StrataDeployment

/// The file of a plan.
@Suite struct PlanFileTests {
  private let folder: RecordFolder
  private let plan = DeploymentPlan(
    .deployment, of: "shop", to: "prod", profile: "default", tool: "1", createdAt: "2026-11-21T12:00:00.000Z",
    stacks: [])

  init() throws { folder = try RecordFolder() }

  @Test func aPlanIsWrittenOverAPlanAlone() throws {
    let file = PlanFile(folder.directory + "/plan.json")
    try file.check()
    try file.write(plan)
    try file.write(plan)
    #expect(folder.files == ["plan.json"])
    #expect(try file.read().environment == "prod")
    try folder.write("mine", to: "plan.json")
    #expect(throws: DeploymentError.self) { try file.check() }
    #expect(throws: DeploymentError.self) { try file.write(plan) }
    #expect(folder.text(of: "plan.json") == "mine")
  }

  @Test(arguments: [
    ("none/plan.json", "can't be written: it does not exist"), ("", "is a folder"), ("folder", "it is a directory"),
  ])
  func whereNoPlanCanBe(path: String, message: String) throws {
    try FileManager.default.createDirectory(atPath: folder.directory + "/folder", withIntermediateDirectories: true)
    do {
      try PlanFile("\(folder.directory)/\(path)").check()
      Issue.record("it can be written")
    } catch {
      #expect(error.description.contains(message), "\(error)")
    }
  }

  @Test func aPlanThatIsNotThere() {
    #expect(throws: DeploymentError.self) { try PlanFile(folder.directory + "/plan.json").read() }
  }
}
