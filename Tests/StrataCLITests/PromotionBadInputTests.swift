import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataReleases
import StrataText
import TestSupport
import Testing

@testable import StrataCLI

/// What is wrong with what a promotion or a rollback stands on, each with what is said.
@Suite struct PromotionBadInputTests {
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

  /// Nothing is changed, and what is said.
  private func promotion(_ arguments: String..., status: Int32) throws -> String {
    let (tag, records) = (repository.name(of: "ShopProduction"), try repository.history("production").records.count)
    repository.aws.forget()
    tool.run(
      ["promote", "shop", "-e", "staging", "--to", "production", "--yes"] + arguments, systems: [repository.system])
    #expect(tool.status == status, "\(tool.output)\(tool.errors)")
    #expect(repository.name(of: "ShopProduction") == tag)
    #expect(try repository.history("production").records.count == records)
    return tool.errors
  }

  /// The line of a gate.
  private func gate(_ name: String) -> String? {
    tool.output.split(separator: "\n").map(String.init).first { $0.contains("  \(name): ") }
  }

  // MARK: Health

  @Test func healthThatIsTooOld() throws {
    repository.gates = [.healthy(for: .zero)]
    try prepare()
    try repository.healthy(at: "2026-11-21T11:01:00.000Z")
    tool.now = "2026-11-21T12:06:00.000Z"
    let errors = try promotion(status: 4)
    #expect(
      gate("healthy for 0 s")
        == "  undecided  healthy for 0 s: the last answer about staging is 1 h 5 min old, and counts for 1 h")
    #expect(
      errors.hasSuffix(
        "error: the release doesn't go from staging to production: of its gates, \"healthy for 0 s\" couldn't tell\n"))
  }

  /// What was there before, or has other values, was asked, and not what is promoted.
  @Test func healthOfSomethingElse() throws {
    repository.gates = [.healthy(for: .zero)]
    repository.deploy("staging", at: "09:00")
    try repository.healthy(at: "2026-11-21T09:30:00.000Z")
    try prepare()
    let short = try release().digest.prefix(8)
    _ = try promotion(status: 4)
    #expect(
      gate("healthy for 0 s")
        == "  undecided  healthy for 0 s: nobody has asked for the health of staging since \(short) runs there")
    try repository.healthy(at: "2026-11-21T11:30:00.000Z")
    repository.deploy("staging", "--parameter", "Tag=other", at: "11:40")
    tool.now = "2026-11-21T12:00:00.000Z"
    _ = try promotion(status: 4)
    #expect(
      gate("healthy for 0 s")
        == "  undecided  healthy for 0 s: nobody has asked for the health of staging since \(short) runs there")
  }

  @Test func aPlanOfYesterday() throws {
    repository.gates = [.healthy(for: .zero)]
    try prepare()
    try repository.healthy(at: "2026-11-21T11:55:00.000Z")
    repository.promote("--plan", "%/plan.json")
    tool.now = "2026-11-22T12:00:00.000Z"
    _ = try promotion("--apply", "%/plan.json", status: 4)
    #expect(
      gate("healthy for 0 s")
        == "  undecided  healthy for 0 s: the last answer about staging is 24 h 5 min old, and counts for 1 h")
    tool.now = "2026-12-22T12:00:00.000Z"
    #expect(
      try promotion("--apply", "%/plan.json", status: 1) == """
        error: the plan is 31 days old, and its change sets may be gone; expected at most 30
          hint: make another plan: promote --plan FILE

        """)
  }

  @Test func aPlanOfAStackThatIsAnotherNow() throws {
    try prepare()
    repository.promote("--plan", "%/plan.json")
    repository.deploy("production", "--parameter", "Tag=3", at: "12:30")
    #expect(
      try promotion("--apply", "%/plan.json", status: 3) == """
        error: ShopProduction was deployed since the plan was made
          hint: see what changed, and make another plan: promote --plan FILE

        """)
  }

  // MARK: What is deployed

  @Test func aTemplateThatWasChangedByHand() throws {
    try prepare()
    let recorded = try #require(try repository.history("production").inPlace?.event.stacks.first?.template).prefix(12)
    let changed: JSONValue = ["Resources": ["Topic": ["Type": "AWS::SNS::Topic"]]]
    repository.aws.stacks["ShopProduction"]?.template = changed
    let given = SHA256.hexDigest(of: try changed.bytes(keyOrder: .given, layout: .pretty)).prefix(12)
    let complaint = """
      error: the stack ShopProduction hasn't got the template of record 1 of production: expected \(recorded), given \
      \(given): somebody else has deployed it
        hint: see what differs, and deploy production itself once, which records it

      """
    #expect(try promotion(status: 3) == complaint)
    // Its own first record is what production has in place, and another one what it would go back to.
    var event = try #require(try repository.history("production").inPlace?.event)
    event.stacks = event.stacks.map {
      RecordedStack(name: $0.name, id: $0.id, template: $0.template, end: $0.end, parameters: [])
    }
    try repository.records.chain(of: "production").append(event)
    repository.run("rollback", "shop", "-e", "production", "--yes", "--record", "1")
    #expect(tool.status == 3)
    #expect(tool.errors == complaint.replacing("record 1", with: "record 2"))
    repository.run("health", "shop", "-e", "production")
    #expect(tool.status == 3)
    #expect(tool.errors == complaint.replacing("record 1", with: "record 2"))
  }

  /// Going back would bring an empty table in the place of one with data.
  @Test func aTableThatWasReplacedMeanwhile() throws {
    @Sendable func declareTable(_ name: StringValue, in scope: Scope) {
      Resource(
        "Orders", type: "AWS::DynamoDB::Table", in: scope,
        properties: [
          "TableName": .value(name), "BillingMode": "PAY_PER_REQUEST",
          "KeySchema": [["AttributeName": "Id", "KeyType": "HASH"]],
          "AttributeDefinitions": [["AttributeName": "Id", "AttributeType": "S"]],
        ])
    }
    repository.declares = { declareTable("orders-one", in: $0) }
    repository.deploy("production", at: "10:00")
    repository.declares = { declareTable("orders-two", in: $0) }
    repository.aws.replaced = ["Orders"]
    repository.deploy("production", at: "11:00")
    repository.run("rollback", "shop", "-e", "production", "--yes")
    #expect(tool.status == 3)
    #expect(
      tool.errors == """
        error: Orders of ShopProduction was replaced by record 2 of production, and doesn't come back with its items
          hint: restore its items from a backup, and deploy that; going back would give an empty AWS::DynamoDB::Table

        """)
    #expect(repository.waiting == 0)
  }

  // MARK: Records

  /// Puts a record in the place of the last of staging's, under the name that it should have.
  private func forge(_ change: (inout JSONObject) -> Void) throws -> String {
    let chain = repository.records.chain(of: "staging")
    let record = try #require(try chain.read().records.last)
    var object = record.json.object ?? [:]
    change(&object)
    let bytes = try JSONValue.object(object).bytes(layout: .open)
    try FileManager.default.removeItem(atPath: chain.path(of: record))
    let name = "0001-\(SHA256.hexDigest(of: bytes).prefix(8)).json"
    try tool.write("Sources/Deployments/staging/\(name)", String(decoding: bytes, as: UTF8.self))
    return "Sources/Deployments/staging/\(name)"
  }

  @Test func aRecordOfANewerVersion() throws {
    try prepare()
    let file = try forge { $0["format"] = 2 }
    #expect(
      try promotion(status: 1) == """
        error: \(file): a newer version wrote the record; expected format 1, given format 2
          hint: use that version, which is given in the record as "tool"; nothing is changed here

        """)
  }

  @Test func aRecordOfAnotherSystem() throws {
    try prepare()
    let file = try forge { $0["system"] = "store" }
    #expect(
      try promotion(status: 1) == """
        error: \(file): the record is of something else; expected staging of shop, given staging of store
          hint: each system needs a folder of its own for its records

        """)
  }

  @Test func aRecordThatWasEdited() throws {
    try prepare()
    let name = try #require(try repository.history("staging").records.last).name
    let file = "Sources/Deployments/staging/\(name)"
    try tool.write(file, (tool.text(of: file) ?? "").replacing("ada@example.com", with: "eve@example.com"))
    let given = SHA256.hexDigest(of: Array((tool.text(of: file) ?? "").utf8)).prefix(8)
    #expect(
      try promotion(status: 3) == """
        error: \(file): the record was edited after it was written; expected a digest that begins with \
        \(name.description.dropFirst(5).prefix(8)), given \(given)
          hint: take it back as it was: git checkout -- \(file)

        """)
  }

  // MARK: Approvals

  /// Approves the release on a branch of its own.
  private func approve() throws -> (digest: Substring, commit: Substring) {
    repository.gates = [.approved(by: 1)]
    try prepare()
    let digest = try release().digest
    try repository.git("checkout", "--quiet", "-b", "approval")
    repository.run("approve", "shop", "-e", "production", "--release", digest)
    try repository.commit()
    let commit = try #require(try? GitClient(in: tool.folder).commit("HEAD"))
    return (digest.prefix(8), commit.prefix(8))
  }

  private func approved(_ digest: Substring, notCounted reason: String) -> String {
    "  refused    approved by 1 person: \(digest) is approved for production by nobody, and 1 person has to; not counted: "
      + reason
  }

  @Test func anApprovalThatIsNotSigned() throws {
    let (digest, commit) = try approve()
    _ = try promotion(status: 3)
    #expect(
      gate("approved by 1 person")
        == approved(
          digest,
          notCounted: "ada@example.com is only claimed: its commit \(commit) isn't signed, and no merge brought it"))
  }

  @Test func anApprovalByTheReleasesOwnAuthor() throws {
    let digest = try approve().digest
    try repository.git("checkout", "--quiet", "main")
    try repository.git("merge", "--quiet", "--no-ff", "--no-edit", "approval")
    _ = try promotion(status: 3)
    #expect(
      gate("approved by 1 person")
        == approved(digest, notCounted: "ada@example.com wrote what's new in \(digest)"))
  }

  // MARK: The aws command

  private static let commands = [
    ["deploy", "shop", "-e", "production", "--yes"],
    ["rollback", "shop", "-e", "production", "--yes", "--record", "1"],
    ["promote", "shop", "-e", "staging", "--to", "production", "--yes"], ["health", "shop", "-e", "production"],
  ]

  @Test(arguments: PromotionBadInputTests.commands)
  func thereIsNoAws(command: [String]) throws {
    try prepare()
    repository.aws.fault = { _, _, _ in try ChildProcess(arguments: ["no-such-aws"]).run() }
    tool.run(command, systems: [repository.system])
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: no-such-aws can't be run: there is no such program in PATH
          hint: install no-such-aws, or put it in PATH

        """)
  }

  @Test(arguments: PromotionBadInputTests.commands)
  func credentialsThatHaveExpired(command: [String]) throws {
    try prepare()
    repository.aws.fault = { _, _, _ in
      PlayedAws.refused("ExpiredToken", "The security token included in the request is expired")
    }
    tool.run(command, systems: [repository.system])
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: aws cloudformation describe-stacks failed: The security token included in the request is expired \
        (ExpiredToken)
          hint: sign in again, as by aws sso login; see whose credentials there are: aws sts get-caller-identity

        """)
  }

  /// An old command doesn't know all that it's asked.
  @Test func anAwsThatIsTooOld() throws {
    try prepare()
    repository.aws.fault = { call, _, _ in
      call.operation == "execute-change-set"
        ? .init(status: 252, output: [], errors: "\nUnknown options: --client-request-token, strata-1\n") : nil
    }
    repository.promote("--yes")
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasSuffix(
        """
        error: aws cloudformation execute-change-set failed: Unknown options: --client-request-token, strata-1, so that \
        ShopProduction isn't deployed
          hint: the aws command is too old for this: update it; aws --version tells which it is

        """), "\(tool.errors)")
    let event = try #require(try repository.history("production").records.last?.event)
    #expect(event.kind == .promotion && event.outcome == .notCarriedOut)
    #expect(repository.waiting == 0)
  }
}
