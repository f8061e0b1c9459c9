import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataReleases
import Testing

@testable import StrataCLI

/// `synth deploy` and `synth deployment …` of a system that keeps records.
@Suite struct DeploymentRecordsTests {
  private let tool: ToolRun
  private let cloud = PlayedCloud()
  private let system: System

  init() throws {
    tool = try ToolRun()
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    var system = shop
    system.records = tool.folder + "/Shop/Deployments"
    self.system = system
    let cloud = cloud
    tool.play = { program in
      guard program.arguments[0] == "git" else { return try cloud.answer(program) }
      let isIdentity = program.arguments.contains("GIT_COMMITTER_IDENT")
      return .init(status: isIdentity ? 0 : 128, output: Array("Ada <ada@example.com> 0 +0000".utf8), errors: "")
    }
  }

  private var records: SystemRecords { SystemRecords(of: "shop", in: tool.folder + "/Shop/Deployments") }
  private var dev: RecordChain { records.chain(of: "dev") }

  @discardableResult
  private func run(_ arguments: String...) -> ToolRun { tool.run(arguments, systems: [system]) }

  private func deploy(_ environment: String = "dev") throws {
    cloud.changes = [("Add", "DevTopic", nil)]
    #expect(run("deploy", "shop", "-e", environment, "--yes").status == 0, "\(tool.errors)")
  }

  private func event(_ tag: String, at time: String) -> ReleaseEvent {
    var event = ReleaseEvent(.deployment, at: "2026-11-21T\(time):00.000Z", by: "1.0")
    event.profile = RecordedProfile(name: "dev", sha256: nil)
    event.stacks = [RecordedStack(name: "Shop", id: nil, template: tag, end: "deployed")]
    return event
  }

  private func health(_ verdict: RecordedHealth.Verdict, of record: ReleaseRecord?, at time: String) throws {
    var event = ReleaseEvent(.health, at: "2026-11-21T\(time):00.000Z", by: "1.0")
    event.health = RecordedHealth(verdict: verdict, deployed: record?.event.deployedDigest ?? "", checks: [])
    try dev.append(event)
  }

  private func releases() throws {
    var first = event("1", at: "10:00")
    first.release = .release(
      Release(tree: "t", commit: "c", tool: "1.0", templates: ["dev": ["Shop": "1"], "prod": ["Shop": "2"]]))
    try health(.healthy, of: try dev.append(first), at: "10:05")
    var failed = event("2", at: "11:30")
    failed.outcome = .failed
    try dev.append(failed)
    var prod = event("1", at: "09:00")
    prod.release = .none(.init("2 files aren't as committed"))
    try records.chain(of: "prod").append(prod)
  }

  @Test func whatIsDeployedIsShown() throws {
    try deploy()
    #expect(tool.output.hasSuffix("recorded in Shop/Deployments/dev\n"))
    #expect(try dev.read().inPlace?.event.person == "Ada <ada@example.com>")
    #expect(run("deployment", "show", "-e", "dev", "--field", "endpoint").output == "arn:dev\n")
    #expect(
      run("deployment", "show", "-e", "prod").errors.contains("nothing was deployed to prod, by Shop/Deployments/prod"))
    run("deployment", "history")
    #expect(
      tool.output
        == "2026-11-21T12:00:00.000Z  dev  profile=dev  endpoint=arn:dev  imageTag=latest\n", "\(tool.output)")
  }

  /// What others deployed comes back as well, by its own template and values.
  @Test func whatIsFoundInPlaceIsRecordedWithItsTemplate() throws {
    cloud.deploy(["dev"], parameters: ["DevImageTag": "2"])
    #expect(run("deployment", "record", "shop", "-e", "dev").output == "recorded in Shop/Deployments/dev\n")
    let stack = try #require(try dev.read().inPlace?.event.stacks.first)
    #expect(stack.id == "arn:aws:cloudformation:us-east-1:111122223333:stack/Shop/1")
    let bytes = try #require(try records.templates.template(stack.template ?? ""))
    #expect(try JSONValue(parsing: bytes) == ["Metadata": ["Strata::Environments": ["dev": ["Dev*"]]]])
    // The template has no parameters, so that none is of it.
    #expect(stack.parameters == [])
    // Of what was printed nobody knows the template.
    tool.input = #"{"Stacks": [{"StackName": "Shop", "Outputs": [{"OutputKey": "DevEndpoint", "OutputValue": "x"}]}]}"#
    #expect(run("deployment", "record", "shop", "-e", "dev", "--from", "-").status == 0, "\(tool.errors)")
    #expect(
      try dev.read().inPlace?.event.stacks == [RecordedStack(name: "Shop", id: nil, template: nil, end: "deployed")])
  }

  @Test func theStatus() throws {
    try releases()
    run("deployment", "status", "shop")
    #expect(tool.status == 0)
    let digest = try #require(try dev.read().records[0].event.release?.release).digest
    #expect(
      tool.output == """
        shop
          prod  no release, since 2 files aren't as committed  not asked  3 h ago
          dev   \(digest.prefix(12))                                   healthy    2 h ago  a later deployment failed 30 min ago

        """)
    let json = try JSONValue(parsing: run("deployment", "status", "--json").output)
    #expect(json[0]?["name"] == "shop")
    #expect(
      json[0]?["environments"]?[0] == [
        "environment": "prod", "deployedAt": "2026-11-21T09:00:00.000Z", "ageInSeconds": 10_800, "release": nil,
        "noRelease": "2 files aren't as committed", "health": "not asked", "kind": "deployment",
        "record": .string("\(try records.chain(of: "prod").read().heads[0].name)"),
      ])
    let dev = json[0]?["environments"]?[1]
    #expect(dev?["release"]?.string == digest)
    #expect(dev?["health"] == "healthy")
    #expect(dev?["checkedAt"] == "2026-11-21T10:05:00.000Z")
    #expect(dev?["attempt"]?["outcome"] == "failed")
    #expect(tool.programs.isEmpty)
  }

  @Test func theStatusOfNothing() {
    #expect(
      run("deployment", "status").output == """
        shop
          prod  nothing is deployed
          dev   nothing is deployed

        """)
  }

  @Test func theStatusOfASystemWithoutRecords() throws {
    cloud.changes = [("Add", "DevTopic", nil)]
    tool.run("deploy", "shop", "-e", "dev", "--yes")
    #expect(
      tool.run("deployment", "status").output == """
        shop
          prod  nothing is deployed
          dev   no release is recorded  not asked  just now

        """)
    // It's so until it's taken over.
    #expect(run("deployment", "status").output == tool.run("deployment", "status").output)
  }

  @Test func recordsThatAreNotRightAreSaid() throws {
    try releases()
    let name = try dev.read().heads[0].name
    try tool.write("Shop/Deployments/dev/\(name)", "{}")
    run("deployment", "status")
    #expect(tool.status == 3)
    #expect(tool.output.contains("  dev   its records aren't right\n"))
    #expect(tool.output.contains("  prod  no release, since"))
    #expect(
      tool.errors == """
        error: Shop/Deployments/dev/\(name): the record was edited after it was written; expected a digest that begins with \(name.prefix), given 44136fa3
          hint: take it back as it was: git checkout -- Shop/Deployments/dev/\(name)

        """)
    let json = try JSONValue(parsing: run("deployment", "status", "--json").output)
    #expect(json[0]?["environments"]?[1]?["problems"]?.array?.count == 1)
    for command in [
      ["deployment", "history"], ["deployment", "show", "-e", "dev"], ["deploy", "shop", "-e", "dev", "-y"],
    ] {
      tool.run(command, systems: [system])
      #expect(tool.status == 3)
      #expect(tool.errors.contains("the record was edited after it was written"))
    }
    #expect(run("deployment", "show", "-e", "prod").status == 0)
  }

  @Test func aForkIsMended() throws {
    try dev.append(event("1", at: "10:00"))
    let other = tool.folder + "/other"
    try FileManager.default.copyItem(atPath: records.folder, toPath: other)
    try dev.append(event("2", at: "10:01"))
    let theirs = try #require(
      try SystemRecords(of: "shop", in: other).chain(of: "dev").append(event("3", at: "10:02")))
    #expect(
      run("deployment", "mend", "shop", "-e", "dev").output == "there is nothing to join in Shop/Deployments/dev\n")
    try FileManager.default.copyItem(
      atPath: "\(other)/dev/\(theirs.name)", toPath: "\(records.folder)/dev/\(theirs.name)")
    run("deployment", "history")
    #expect(tool.status == 1)
    #expect(tool.errors.contains("deployment mend shop -e dev"))
    let heads = try dev.read(allowsForks: true).heads.map(\.name.description)
    run("deployment", "mend", "shop", "-e", "dev")
    #expect(tool.status == 0, "\(tool.errors)")
    let merge = try #require(try dev.read().heads.first)
    #expect(tool.output == "joined \(heads[0]) and \(heads[1]) by Shop/Deployments/dev/\(merge.name)\n")
    #expect(merge.event.person == "Ada <ada@example.com>")
    run("deployment", "history")
    #expect(
      tool.output == """
        2026-11-21T10:00:00.000Z  dev  profile=dev
        2026-11-21T10:01:00.000Z  dev  profile=dev
        2026-11-21T10:02:00.000Z  dev  profile=dev
        2026-11-21T12:00:00.000Z  dev  records joined

        """)
  }

  @Test func aSystemWithoutRecordsHasNothingToMend() {
    tool.run("deployment", "mend", "shop", "-e", "dev")
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        error: shop keeps no records
          hint: a system that declares its promotion keeps them beside its sources

        """)
    #expect(tool.run("deployment", "mend", "shop").status == 2)
  }

  @Test func theHistoryOfReleases() throws {
    try releases()
    try dev.append(ReleaseEvent(.destruction, at: "2026-11-21T11:45:00.000Z", by: "1.0"))
    var promotion = event("1", at: "11:50")
    promotion.kind = .promotion
    promotion.from = "dev"
    try records.chain(of: "prod").append(promotion)
    let digest = try #require(try dev.read().records[0].event.release?.release).digest
    #expect(
      run("deployment", "history").output == """
        2026-11-21T09:00:00.000Z  prod  profile=dev
        2026-11-21T10:00:00.000Z  dev  profile=dev  release=\(digest.prefix(12))
        2026-11-21T10:05:00.000Z  dev  is healthy
        2026-11-21T11:30:00.000Z  dev  profile=dev  outcome=failed  Shop=deployed
        2026-11-21T11:45:00.000Z  dev  destroyed
        2026-11-21T11:50:00.000Z  prod  promotion  profile=dev  from=dev

        """)
    let json = try JSONValue(parsing: run("deployment", "history", "-e", "dev", "--json").output)
    #expect(json.array?.map { $0["kind"] } == ["deployment", "health", "deployment", "destruction"])
  }

  @Test func anOldRecordIsTakenOverAndSaidOnce() throws {
    cloud.changes = [("Add", "DevTopic", nil)]
    tool.run("deploy", "shop", "-e", "dev", "--yes")
    let old = tool.text(of: "config/shop/deploy.json")
    cloud.deploy(["prod", "dev"], parameters: ["DevImageTag": "2"])
    cloud.changes = [("Modify", "DevTopic", "False")]
    try deploy()
    let note =
      "note: 1 entry of dev in config/shop/deploy.json is taken over into Shop/Deployments/dev; the file stays as it is\n"
    #expect(tool.errors.contains(note), "\(tool.errors)")
    let history = try JSONValue(parsing: old ?? "")["_history"]
    #expect(try JSONValue(parsing: tool.text(of: "config/shop/deploy.json") ?? "")["_history"] == history)
    try deploy()
    #expect(!tool.errors.contains("taken over"))
  }
}
