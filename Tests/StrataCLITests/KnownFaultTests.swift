import Foundation
import StrataEnvironments
import StrataLanguage
import StrataReleases
import TestSupport
import Testing

@testable import StrataCLI

/// Faults that other tools are known for, which this one can't have.
@Suite struct KnownFaultTests {
  private let repository: PromotedRepository

  init() throws { repository = try PromotedRepository() }

  private var tool: ToolRun { repository.tool }

  /// Production has the first release, and staging another one.
  private func prepare() throws {
    repository.deploy("production", at: "10:00")
    try repository.change("2")
    repository.deploy("staging", at: "11:00")
    tool.now = "2026-11-21T12:00:00.000Z"
  }

  private func release() throws -> Release {
    try #require(try repository.history("staging").inPlace?.event.release?.release)
  }

  // MARK: The pipeline that takes its own gate away (aws-cdk#17541, aws-cdk#16301)

  /// The branch as it is, and a release on another one whose commit changes what releases go through.
  private func branchOff(_ change: (PromotedRepository) -> Void) throws -> PlayedBranch {
    repository.gates = [Gate("two people") { _ in .refused("nobody was asked") }]
    repository.deploy("production")
    let branch = PlayedBranch(repository.system)
    repository.others = branch.run
    try repository.git("checkout", "--quiet", "-b", "release")
    try tool.write("Sources/Shop.swift", "no gates")
    try repository.commit()
    repository.deploy("dev")
    repository.deploy("staging")
    change(repository)
    return branch
  }

  @Test func aGateThatTheReleaseTakesAwayIsAsked() throws {
    let branch = try branchOff { $0.gates = [] }
    repository.promote("--yes", "--gates-from", "main")
    #expect(tool.status == 3)
    #expect(tool.output.contains("  refused    two people: nobody was asked\n"), "\(tool.output)")
    #expect(branch.sources == ["1"])
    #expect(repository.waiting == 0)
    #expect(try repository.history("production").records.count == 1)
  }

  /// An environment is no less a gate, and the release's own way would leave it out.
  @Test func anEnvironmentThatTheReleaseTakesAwayIsNotSkipped() throws {
    _ = try branchOff { $0.way = ["dev", "production"] }
    repository.promote("--yes", "--gates-from", "main", from: "dev")
    #expect(tool.status == 3)
    #expect(
      tool.errors.hasSuffix(
        """
        error: the gates of main can't be asked: its tool doesn't answer: error: a release doesn't go from dev to \
        production: the way is dev, staging, production
          hint: what isn't asked doesn't let anything pass; mend main, or promote what it has

        """), "\(tool.errors)")
    #expect(repository.waiting == 0)
    #expect(try repository.history("production").records.count == 1)
  }

  /// Whoever carries a plan out needn't say again whose gates count.
  @Test func aPlanKeepsTheBranchWhoseGatesCount() throws {
    let branch = try branchOff { $0.gates = [] }
    repository.gates = [Gate("two people") { _ in .passed("Bob and Eve") }]
    let open = PlayedBranch(repository.system)
    repository.gates = []
    repository.others = open.run
    repository.promote("--plan", "%/plan.json", "--gates-from", "main")
    #expect(tool.status == 0, "\(tool.errors)")
    repository.others = branch.run
    repository.promote("--yes", "--apply", "%/plan.json")
    #expect(tool.status == 3)
    #expect(tool.output.contains("  refused    two people: nobody was asked\n"), "\(tool.output)")
    #expect(repository.name(of: "ShopProduction") == "1")
  }

  // MARK: The approval that is taken for another commit (aws-cdk#20452)

  @Test func anApprovalOfAnotherCommitDoesNotCount() throws {
    repository.gates = [.approved(by: 1)]
    try prepare()
    let seen = try release()
    try repository.git("checkout", "--quiet", "-b", "approval")
    repository.run("approve", "shop", "-e", "production", "--release", seen.digest)
    try repository.commit(by: "bob")
    try repository.git("checkout", "--quiet", "main")
    try repository.git(
      "-c", "user.name=Bob", "-c", "user.email=bob@example.com", "merge", "--quiet", "--no-ff", "--no-edit", "approval")
    // What Bob has seen isn't what comes behind it.
    try tool.write("Sources/Shop.swift", "2")
    try repository.commit()
    repository.deploy("staging", at: "13:00")
    let other = try release()
    repository.promote("--yes")
    #expect(tool.status == 3)
    let (short, given) = (other.digest.prefix(8), seen.digest.prefix(8))
    #expect(
      tool.output.contains(
        "  refused    approved by 1 person: \(short) is approved for production by nobody, and 1 person has to; not "
          + "counted: bob@example.com approved \(given), not \(short)\n"), "\(tool.output)")
    #expect(repository.name(of: "ShopProduction") == "1")
  }

  // MARK: The rollback that forgets parameters

  /// What isn't in the profile, and what the latest template doesn't have any more, comes back as it was.
  @Test func aRollbackForgetsNoParameter() throws {
    repository.declares = { _ = $0.parameter("Colour", default: "blue") }
    repository.deploy("production", "--parameter", "Tag=seven", "--parameter", "Colour=red", at: "10:00")
    repository.declares = nil
    try repository.change("2")
    repository.deploy("production", at: "11:00")
    #expect(repository.aws.stacks["ShopProduction"]?.parameters == ["Tag": "2"])
    repository.run("rollback", "shop", "-e", "production", "--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.aws.stacks["ShopProduction"]?.parameters == ["Tag": "seven", "Colour": "red"])
    #expect(
      try repository.history("production").inPlace?.event.stacks.first?.parameters.sorted { $0.name < $1.name } == [
        RecordedParameter(name: "Colour", value: .text("red", resolved: nil)),
        RecordedParameter(name: "Tag", value: .text("seven", resolved: nil)),
      ])
  }

  /// A default would be another value than that of the time.
  @Test func aValueThatNoRecordHasIsNotMadeUp() throws {
    try prepare()
    let first = try #require(try repository.history("production").records.first)
    var event = first.event
    let stack = try #require(event.stacks.first)
    event.stacks = [RecordedStack(name: stack.name, id: stack.id, template: stack.template, end: stack.end)]
    try repository.records.chain(of: "production").append(event)
    repository.deploy("production", at: "12:00")
    repository.run("rollback", "shop", "-e", "production", "--yes", "--record", "2")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: record 2 doesn't say which value Tag of ShopProduction had, so that it can't come back
          hint: go back to a record that does, or deploy the sources of that time

        """)
    #expect(repository.name(of: "ShopProduction") == "2")
  }

  /// A second way back leads further back, and not to what the first took away.
  @Test func aRollbackIsNotTakenBackByAnother() throws {
    for (number, tag) in ["1", "2", "3"].enumerated() {
      try repository.change(tag)
      repository.deploy("production", at: "1\(number):00")
    }
    for tag in ["2", "1"] {
      repository.run("rollback", "shop", "-e", "production", "--yes")
      #expect(tool.status == 0, "\(tool.errors)")
      #expect(repository.name(of: "ShopProduction") == tag)
    }
    repository.run("rollback", "shop", "-e", "production", "--yes")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: production has no record of anything before record 1, which it went back to
          hint: see what there is: deployment history -e production

        """)
    repository.run("rollback", "shop", "-e", "production", "--yes", "--record", "3")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.name(of: "ShopProduction") == "3")
  }

  // MARK: The record that is lost

  /// Everybody who reads the records says which one it is.
  @Test func aLostRecordIsNamed() throws {
    try prepare()
    let lost = try #require(try repository.history("staging").records.last)
    try repository.healthy(at: "2026-11-21T11:30:00.000Z")
    let last = try #require(try repository.history("staging").records.last)
    let digest = try release().digest
    try tool.remove("Sources/Deployments/staging/\(lost.name)")
    let folder = "Sources/Deployments/staging"
    for command in [
      ["promote", "shop", "-e", "staging", "--to", "production", "--yes"],
      ["rollback", "shop", "-e", "staging", "--yes"], ["deploy", "shop", "-e", "staging", "--yes"],
      ["approve", "shop", "-e", "production", "--release", digest], ["health", "shop", "-e", "staging"],
      ["deployment", "status"], ["deployment", "history"], ["deployment", "show", "-e", "staging"],
      ["deployment", "record", "shop", "-e", "staging"], ["deployment", "mend", "shop", "-e", "staging"],
    ] {
      tool.run(command, systems: [repository.system])
      #expect(tool.status == 3, "\(command)")
      #expect(
        tool.errors.hasSuffix(
          """
          error: \(folder)/\(last.name): the record that it follows is missing; expected \(folder)/\(lost.name), given nothing
            hint: take it back: git log --all -- \(folder)/ tells who removed it

          """), "\(command): \(tool.errors)")
    }
    #expect(repository.waiting == 0)
  }

  /// That the latest is lost no chain can tell; what is deployed does.
  @Test func theLastRecordIsMissed() throws {
    repository.deploy("production", at: "09:00")
    repository.declares = { Resource("Files", type: "AWS::SQS::Queue", in: $0) }
    repository.deploy("production", at: "10:00")
    let last = try #require(try repository.history("production").records.last)
    try repository.change("2")
    repository.deploy("staging", at: "11:00")
    try tool.remove("Sources/Deployments/production/\(last.name)")
    repository.promote("--yes")
    #expect(tool.status == 3)
    #expect(
      tool.errors.contains(
        "error: the stack ShopProduction hasn't got the template of record 1 of production: expected "),
      "\(tool.errors)")
    #expect(repository.waiting == 0)
  }
}
