import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataReleases
import TestSupport
import Testing

@testable import StrataCLI

/// `synth promote`, in a repository of git's, with AWS played.
@Suite struct PromoteCommandTests {
  private let repository: PromotedRepository

  init() throws { repository = try PromotedRepository() }

  private var tool: ToolRun { repository.tool }

  private func digest() throws -> String {
    try #require(try repository.history("staging").inPlace?.event.release?.release).digest
  }

  /// Production has the first release, and staging another one.
  private func prepare() throws {
    repository.deploy("production", at: "10:00")
    try repository.change("2")
    repository.deploy("staging", at: "11:00")
    tool.now = "2026-11-21T12:00:00.000Z"
  }

  @Test func aPromotion() throws {
    try prepare()
    repository.promote("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    let digest = try digest()
    #expect(
      tool.output == """
        ShopProduction: 1 change
          Modify  Topic  AWS::SNS::Topic  of production
        gates from staging to production, of the release \(digest):
          passed     deployed in staging: staging has run \(digest.prefix(8)) since 2026-11-21T11:00:00.000Z
          passed     no data at risk: no data is at risk in production
        promoted to production, recorded in Sources/Deployments/production

        """)
    #expect(repository.name(of: "ShopProduction") == "2")
    let event = try #require(try repository.history("production").records.last?.event)
    #expect(event.kind == .promotion)
    #expect(event.outcome == .completed)
    #expect(event.from == "staging")
    #expect(event.basis == (try repository.history("staging").inPlace?.digest))
    #expect(event.release?.release?.digest == digest)
    #expect(event.gates.map(\.gate) == ["deployed in staging", "no data at risk"])
    #expect(event.gates.allSatisfy { $0.verdict == .passed })
    #expect(event.gatesFrom == nil)
    #expect(event.isolation?.content == ["verdict": "apart", "version": 1])
    #expect(event.cost?.version == 1)
    #expect(event.cost?.content["notPriced"] == 1)
    // Nothing is recorded twice.
    repository.promote("--yes")
    #expect(tool.output.hasSuffix("production has the release, as is recorded in Sources/Deployments/production\n"))
    #expect(try repository.history("production").records.count == 2)
    // What was promoted can be promoted on, committed records or not.
    try repository.commit()
    repository.promote("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
  }

  @Test func whatFailsIsRecorded() throws {
    try prepare()
    repository.aws.failing = ["Topic": "it's full"]
    repository.promote("--yes")
    #expect(tool.status == 1)
    let event = try #require(try repository.history("production").records.last?.event)
    #expect(event.kind == .promotion && event.outcome == .failed)
    #expect(event.from == "staging" && event.gates.count == 2)
  }

  /// What a killed run was for is known by the next, whatever that is for.
  @Test func whatWasInterruptedIsRecordedAsAPromotion() throws {
    try prepare()
    let digest = try digest()
    repository.aws.fault = { call, _, answer in
      if call.operation == "execute-change-set" {
        _ = answer()
        throw PlayedAws.Killed()
      }
      return nil
    }
    repository.promote("--yes")
    #expect(tool.status == 1)
    #expect(try repository.history("production").records.count == 1)
    repository.aws.fault = { _, _, _ in nil }
    repository.promote("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
    let event = try #require(try repository.history("production").records.last?.event)
    #expect(event.kind == .promotion && event.outcome == .completed)
    #expect(event.from == "staging" && event.release?.release?.digest == digest)
    // What let it is known from before.
    #expect(event.gates.map(\.gate) == ["deployed in staging", "no data at risk"])
    #expect(event.basis == (try repository.history("staging").inPlace?.digest))
    #expect(event.stacks.first?.changes.map(\.logicalID) == ["Topic"])
  }

  /// CloudFormation changes nothing for another description, and goes on to have the template of before.
  @Test func aDescriptionAloneIsNoChange() throws {
    repository.declares = { scope in _ = scope.parameter("Colour", default: "red", description: "as it was") }
    try prepare()
    repository.promote("--yes")
    repository.declares = { scope in _ = scope.parameter("Colour", default: "red", description: "in other words") }
    try tool.write("Sources/Shop.swift", "2")
    try repository.commit()
    repository.deploy("staging")
    repository.promote("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(try repository.history("production").inPlace?.event.stacks.map(\.end) == ["unchanged"])
    // It isn't taken for somebody else's.
    for command in [
      ["promote", "shop", "-e", "staging", "--to", "production", "--yes"],
      ["rollback", "shop", "-e", "production", "--dry-run"], ["health", "shop", "-e", "production"],
    ] {
      repository.aws.others["list-stack-resources"] = #"{"StackResourceSummaries": []}"#
      tool.run(command, systems: [repository.system])
      #expect(tool.status == (command[0] == "health" ? 4 : 0), "\(command): \(tool.errors)")
    }
  }

  /// The template needn't be kept for that.
  @Test func aTemplateIsKnownByItsDigestAlone() throws {
    try prepare()
    let kept = try #require(try repository.history("production").inPlace?.event.stacks.first?.template)
    try tool.remove("Sources/Deployments/templates/\(kept).json")
    repository.promote("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
  }

  @Test func nothingIsDoneWhereSomebodySaysNo() throws {
    try prepare()
    tool.answers = ["n"]
    repository.promote()
    #expect(tool.status == 1)
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(repository.waiting == 0)
    #expect(repository.name(of: "ShopProduction") == "1")
    #expect(try repository.history("production").records.count == 1)
  }

  @Test func aRehearsal() throws {
    try prepare()
    repository.promote("--dry-run", "--json")
    #expect(tool.status == 0, "\(tool.errors)")
    let json = try JSONValue(parsing: tool.output)
    #expect(json["from"] == "staging" && json["to"] == "production")
    #expect(json["release"]?.string == (try digest()))
    #expect(json["outcome"] == "passed")
    #expect(json["isCarriedOut"] == false)
    #expect(json["gates"]?.array?.count == 2)
    #expect(
      json["changes"] == [["stack": "ShopProduction", "changes": ["Modify  Topic  AWS::SNS::Topic  of production"]]])
    #expect(repository.waiting == 0)
    #expect(repository.name(of: "ShopProduction") == "1")
  }

  // MARK: What isn't promoted

  /// What is said where nothing is promoted, before any change set was made.
  private func refusal(_ arguments: String..., status: Int32) -> String {
    repository.promote("--yes")
    #expect(tool.status == status)
    #expect(!repository.aws.operations.contains("create-change-set"))
    return tool.errors
  }

  @Test func whatIsNotCommittedIsNotPromoted() throws {
    try prepare()
    try tool.write("Sources/Shop.swift", "2")
    #expect(
      refusal(status: 1) == """
        error: the sources are no release, so that nothing can be promoted: 1 file isn't as committed: Sources/Shop.swift
          hint: commit what is to be promoted, and deploy it to staging first

        """)
  }

  @Test func anotherReleaseIsNotPromoted() throws {
    try prepare()
    let deployed = try digest()
    try tool.write("Sources/Shop.swift", "2")
    try repository.commit()
    let text = refusal(status: 3)
    #expect(text.hasPrefix("error: staging runs another release than the sources give: expected "))
    #expect(text.contains(", given \(deployed)\n  hint: deploy this one there first, or check out "))
  }

  @Test func whatIsNotDeployedIsNotPromoted() throws {
    #expect(
      refusal(status: 3) == """
        error: nothing is recorded as deployed to staging, which the release would be taken from
          hint: deploy it there first: deploy shop --environment staging

        """)
  }

  @Test func noEnvironmentIsSkipped() throws {
    repository.promote("--yes", from: "dev")
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        error: a release doesn't go from dev to production: the way is dev, staging, production
          hint: from dev it goes to staging

        """)
    #expect(tool.programs.isEmpty)
  }

  @Test func whatFailedIsNotPromoted() throws {
    try prepare()
    var failed = ReleaseEvent(.deployment, at: "2026-11-21T11:30:00.000Z", by: "1")
    failed.outcome = .failed
    failed.stacks = [RecordedStack(name: "ShopStaging", id: nil, template: nil, end: "UPDATE_ROLLBACK_COMPLETE")]
    try repository.records.chain(of: "staging").append(failed)
    #expect(
      refusal(status: 3) == """
        error: staging isn't as record 1 has it: record 2, a deployment, failed at 2026-11-21T11:30:00.000Z
          hint: deploy staging to its end first: deploy shop --environment staging

        """)
  }

  @Test func whatSomebodyElseDeployedIsNotWrittenOver() throws {
    try prepare()
    let recorded = try #require(try repository.history("production").inPlace?.event.stacks.first?.template)
    repository.aws.stacks["ShopProduction"]?.template = ["Resources": ["Other": ["Type": "AWS::SNS::Topic"]]]
    let text = refusal(status: 3)
    #expect(
      text.hasPrefix(
        "error: the stack ShopProduction hasn't got the template of record 1 of production: expected "
          + "\(recorded.prefix(12)), given "), "\(text)")
    #expect(
      text.hasSuffix(
        ": somebody else has deployed it\n  hint: see what differs, and deploy production itself once, which records it\n"
      ))
    try FileManager.default.removeItem(atPath: repository.records.folder + "/production")
    #expect(
      refusal(status: 3).hasPrefix("error: the stack ShopProduction is deployed, and no record of production says so"))
    repository.aws.stacks["ShopProduction"] = nil
    repository.promote("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.errors.contains("note: ShopProduction is deployed for the first time: nothing to compare with\n"))
  }

  /// A shared stack's template has the environments that are deployed, and so isn't what a release gives.
  @Test func anEnvironmentOfASharedStackIsNotPromotedByItself() throws {
    repository.isShared = true
    repository.deploy("staging")
    let text = refusal(status: 1)
    #expect(
      text.hasPrefix("error: the stack Shop of staging isn't what the release gives for it: expected the template "))
    #expect(text.contains("hint: an environment that shares a stack isn't promoted by itself; give each its own"))
  }

  @Test func aPromotionNeedsItsEnvironments() {
    tool.run("promote", "shop", "-e", "staging", systems: [repository.system])
    #expect(tool.status == 2)
    #expect(tool.errors.hasPrefix("error: name the environment that it's promoted to: --to E"))
    repository.promote("--dry-run", "--plan", "plan.json")
    #expect(tool.status == 2)
    tool.run("promote", "shop", "-e", "dev", "--to", "prod")
    #expect(tool.status == 3)
    #expect(tool.errors.hasPrefix("error: shop declares no promotion\n  hint: declare one"))
  }

  // MARK: Gates

  @Test func aGateThatRefuses() throws {
    try prepare()
    repository.gates = [Gate("not on Saturdays") { _ in .refused("it's Saturday") }]
    repository.promote("--yes")
    #expect(tool.status == 3)
    #expect(tool.output.contains("  refused    not on Saturdays: it's Saturday\n"))
    #expect(
      tool.errors.hasSuffix(
        "error: the release doesn't go from staging to production: of its gates, \"not on Saturdays\" didn't let it\n"))
    #expect(repository.waiting == 0)
    #expect(repository.name(of: "ShopProduction") == "1")
    #expect(try repository.history("production").records.count == 1)
    repository.promote("--yes", "--json")
    #expect(tool.status == 3)
    #expect(try JSONValue(parsing: tool.output)["outcome"] == "refused")
  }

  @Test func aGateThatCannotTell() throws {
    repository.gates = [.accessNotWider]
    repository.deploy("staging")
    repository.promote("--yes")
    #expect(tool.status == 4)
    #expect(
      tool.output.contains(
        "  undecided  access not wider: it isn't known whether access would be wider in production\n"))
    #expect(tool.errors.contains("note: ShopProduction is deployed for the first time: nothing to compare with\n"))
    #expect(tool.errors.hasSuffix("of its gates, \"access not wider\" couldn't tell\n"))
    #expect(repository.waiting == 0)
  }

  @Test func dataAtRiskIsFoundByTheChangeSets() throws {
    repository.declares = { Resource("Files", type: "AWS::S3::Bucket", in: $0) }
    repository.deploy("production", at: "10:00")
    repository.declares = nil
    try repository.change("2")
    repository.deploy("staging", at: "11:00")
    repository.promote("--yes")
    #expect(tool.status == 3)
    #expect(
      tool.output.contains(
        "  refused    no data at risk: 1 resource would lose data: Files of ShopProduction: its objects: removed, no "
          + "DeletionPolicy\n"), "\(tool.output)")
  }

  @Test func whoWroteWhatIsNewDoesNotApprove() throws {
    try prepare()
    repository.gates = [.approved(by: 1)]
    let digest = try digest()
    try repository.git("checkout", "--quiet", "-b", "approval")
    tool.run(
      "approve", "shop", "-e", "production", "--release", String(digest.prefix(12)), systems: [repository.system])
    #expect(tool.status == 0, "\(tool.errors)")
    try repository.commit()
    repository.promote("--yes")
    #expect(tool.status == 3)
    #expect(tool.output.contains("ada@example.com is only claimed: "), "\(tool.output)")
    // Whoever merges it approves, and Bob hasn't written anything of the release.
    try repository.git("checkout", "--quiet", "main")
    try repository.git(
      "-c", "user.name=Bob", "-c", "user.email=bob@example.com", "merge", "--quiet", "--no-ff", "--no-edit", "approval")
    repository.promote("--yes")
    #expect(tool.status == 0, "\(tool.output)\(tool.errors)")
    #expect(tool.output.contains(" is approved by bob@example.com\n"))
    let event = try #require(try repository.history("production").records.last?.event)
    #expect(event.approvals.map(\.name) == ["bob@example.com"])
    #expect(event.approvals.map(\.isVerified) == [true])
  }

  /// A commit that takes away the gate before itself meets it all the same.
  @Test func theGatesOfTheBranchCount() throws {
    repository.deploy("production")
    try repository.git("checkout", "--quiet", "-b", "release")
    try tool.write("Sources/Shop.swift", "no gates")
    try repository.commit()
    repository.deploy("staging")
    repository.gates = [.approved(by: 2)]
    let swift = PlayedBranch(repository.system)
    repository.gates = []
    repository.others = swift.run
    repository.promote("--yes", "--gates-from", "main")
    #expect(tool.status == 3, "\(tool.errors)")
    #expect(tool.output.contains("  refused    approved by 2 people: "))
    #expect(swift.sources == ["1"])
    #expect(repository.waiting == 0)
    // Without it they're those of what is promoted.
    repository.promote("--dry-run")
    #expect(tool.status == 0)
  }

  // MARK: Plans

  @Test func whatWasPlannedIsPromoted() throws {
    try prepare()
    repository.promote("--plan", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output.hasSuffix(
        "planned in plan.json; carry it out: synth promote shop -e staging --to production --apply plan.json\n"))
    let plan = try JSONValue(parsing: tool.text(of: "plan.json") ?? "")
    #expect(plan["purpose"] == "promotion")
    #expect(plan["basis"]?["release"]?.string == (try digest()))
    #expect(plan["basis"]?["gates"]?[1]?["verdict"] == "passed")
    #expect(plan["basis"]?["evidence"]?["dataAtRisk"] == [])
    // Gates aren't gone around by another command.
    repository.run("deploy", "shop", "-e", "production", "--yes", "--apply", "%/plan.json")
    #expect(tool.status == 3)
    #expect(
      tool.errors.hasSuffix(
        """
        error: the plan is for a promotion; expected one for a deployment
          hint: promote shop -e staging --to production --apply FILE

        """))
    repository.promote("--yes", "--apply", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(!repository.aws.operations.contains("create-change-set"))
    #expect(try repository.history("production").records.last?.event.kind == .promotion)
    #expect(repository.name(of: "ShopProduction") == "2")
  }

  /// What was healthy yesterday isn't known to be healthy now.
  @Test func aPlanOfYesterdayMeetsTheGatesOfToday() throws {
    repository.gates = [.healthy(for: .zero)]
    try prepare()
    try repository.healthy(at: "2026-11-21T11:55:00.000Z")
    repository.promote("--plan", "%/plan.json")
    #expect(tool.status == 0, "\(tool.output)\(tool.errors)")
    tool.now = "2026-11-22T12:00:00.000Z"
    repository.promote("--yes", "--apply", "%/plan.json")
    #expect(tool.status >= 3, "\(tool.output)\(tool.errors)")
    #expect(repository.name(of: "ShopProduction") == "1")
    // It's there for another time.
    #expect(repository.waiting == 1)
    try repository.healthy(at: "2026-11-22T11:59:00.000Z")
    repository.promote("--yes", "--apply", "%/plan.json")
    #expect(tool.status == 0, "\(tool.output)\(tool.errors)")
  }

  @Test func aPlanOfAnotherReleaseIsNotCarriedOut() throws {
    try prepare()
    let planned = try digest()
    repository.promote("--plan", "%/plan.json")
    try tool.write("Sources/Shop.swift", "2")
    try repository.commit()
    repository.deploy("staging")
    repository.promote("--yes", "--apply", "%/plan.json")
    #expect(tool.status == 3)
    let given = try digest()
    #expect(
      tool.errors == """
        error: the plan is for another release: expected \(planned), given \(given)
          hint: make another plan: promote --plan FILE

        """)
  }
}
