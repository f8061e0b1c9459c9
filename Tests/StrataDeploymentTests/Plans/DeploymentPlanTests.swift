import Foundation
import StrataJSON
import StrataReleases
import Testing
import TestSupport

@testable import StrataDeployment

/// Plans: what was looked at is carried out, or nothing.
@Suite struct DeploymentPlanTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    try played.deploy()
    played.tag = "2"
    played.aws.forget()
    played.follower.forget()
  }

  private var path: String { played.folder.directory + "/plan.json" }

  private func plan() throws {
    try played.deployment().plan(templatesIn: "out", played.settings, by: "9") { try PlanFile(path).write($0) }
  }

  /// What is said where a plan isn't carried out; nil where it is.
  private func complaint() -> (text: String, isGrave: Bool)? {
    do {
      let plan = try PlanFile(path).read()
      _ = try played.deployment().apply(plan, templatesIn: "out", .init())
      return nil
    } catch let error as DeploymentError {
      #expect(!played.aws.operations.contains("execute-change-set"))
      return (error.description, error.isGrave)
    } catch {
      return ("\(error)", false)
    }
  }

  @Test func whatWasPlannedIsCarriedOut() throws {
    try plan()
    let text = played.folder.text(of: "plan.json") ?? ""
    #expect(!text.contains(PlayedDeployment.password) && !text.contains("Password"))
    let status = try FileManager.default.attributesOfItem(atPath: path)
    #expect(status[.posixPermissions] as? Int == 0o600)
    #expect(played.aws.changeSets.filter { $0.execution == "AVAILABLE" }.count == 1)
    #expect(!played.follower.told.contains("approved"))
    #expect(complaint() == nil)
    #expect(!played.aws.operations.contains("delete-change-set"))
    #expect(played.aws.operations.filter { $0 == "create-change-set" }.count == 1)
    #expect(played.aws.stacks["Shop"]?.template["Resources"]?["OwnTopic"]?["Properties"]?["DisplayName"] == "2")
    #expect(try played.folder.store.deployments().history().count == 2)
    // Once more it can't be.
    let again = try #require(complaintAfterwards())
    #expect(
      again
        == "Shop was deployed since the plan was made\n  hint: see what changed, and make another plan: deploy --plan FILE"
    )
  }

  private func complaintAfterwards() -> String? {
    played.aws.forget()
    return complaint()?.text
  }

  @Test func anEditedPlanIsRefused() throws {
    try plan()
    let text = try #require(played.folder.text(of: "plan.json"))
    for (old, new) in [
      ("Modify", "Add   "), ("\"prod\"", "\"dev\""), ("strata-", "other-"), ("\"sha256\": \"", "\"sha256\": \"0"),
    ] {
      #expect(text.contains(old))
      try played.folder.write(text.replacing(old, with: new), to: "plan.json")
      let complaint = complaint()
      #expect(complaint?.text.contains("was edited after it was written") == true && complaint?.isGrave == true)
    }
  }

  @Test func otherSourcesAreRefused() throws {
    try plan()
    played.tag = "3"
    let complaint = complaint()
    #expect(complaint?.isGrave == true)
    #expect(complaint?.text.hasPrefix("the template of Shop is another than when the plan was made") == true)
  }

  @Test func anotherDeploymentMeanwhileIsRefused() throws {
    try plan()
    played.aws.stacks["Shop"]?.updates = 5
    #expect(complaint()?.text.hasPrefix("Shop was deployed since the plan was made") == true)
    played.aws.stacks["Shop"]?.updates = 1
    played.aws.stacks["Shop"]?.template = ["Resources": [:]]
    #expect(complaint()?.isGrave == true)
  }

  @Test func aChangeSetThatIsGoneOrOldIsRefused() throws {
    try plan()
    let last = played.aws.changeSets.count - 1
    let set = played.aws.changeSets[last]
    played.aws.changeSets[last].execution = "OBSOLETE"
    #expect(complaint()?.text.hasPrefix("somebody else deployed Shop meanwhile") == true)
    played.aws.changeSets.remove(at: last)
    #expect(complaint()?.text == "the change set of Shop is gone\n  hint: make another plan: deploy --plan FILE")
    var other = set
    other.changes = []
    played.aws.changeSets.append(other)
    #expect(complaint()?.isGrave == true)
  }

  @Test func aPlanOfSomethingElseIsRefused() throws {
    func stored(_ system: String, _ environment: String, _ profile: String, _ time: String, _ names: [String]) throws
      -> String?
    {
      let stacks = names.map {
        DeploymentPlan.Stack(name: $0, templateSHA256: "", stackID: "", changeSetID: nil, live: nil, changes: [])
      }
      try PlanFile(path).write(
        DeploymentPlan(
          .deployment, of: system, to: environment, profile: profile, tool: "9", createdAt: time, stacks: stacks))
      return complaint()?.text
    }
    let now = "2026-11-21T12:00:00.000Z"
    #expect(
      try stored("market", "prod", "default", now, ["Shop"])
        == "the plan is for prod of market; expected prod of shop\n  hint: deploy market --environment prod --apply FILE"
    )
    #expect(try stored("shop", "dev", "default", now, ["Shop"])?.hasPrefix("the plan is for dev of shop") == true)
    #expect(
      try stored("shop", "prod", "mine", now, ["Shop"])?.hasPrefix(
        "the plan was made with the profile mine; given default") == true)
    #expect(
      try stored("shop", "prod", "default", "2026-10-01T12:00:00.000Z", ["Shop"])?.hasPrefix("the plan is 51 days old")
        == true)
    #expect(
      try stored("shop", "prod", "default", now, ["Shop", "More"])?.hasPrefix(
        "the plan has the stacks Shop, More, and there are Shop") == true)
  }

  @Test func whatUsesSomethingThatIsNotThereIsNotPlanned() throws {
    let large = try PlayedDeployment(isLarge: true)
    do {
      try large.deployment().plan(templatesIn: "out", large.settings, by: "9") { _ in Issue.record("there is a plan") }
    } catch {
      #expect("\(error)".hasPrefix("Web can't be planned yet, since it uses what isn't deployed: Data\n"))
    }
    #expect(large.aws.changeSets.isEmpty)
  }

  @Test(arguments: ["{}", "[", #"{"kind": "x"}"#, "", #"{"kind": "strata deployment plan", "format": 2}"#])
  func whatIsNoPlan(text: String) throws {
    try played.folder.write(text, to: "plan.json")
    let complaint = complaint()?.text ?? ""
    #expect(complaint.contains("is no plan") || complaint.contains("was written by another version"), "\(complaint)")
    #expect(played.aws.calls.isEmpty)
  }
}
