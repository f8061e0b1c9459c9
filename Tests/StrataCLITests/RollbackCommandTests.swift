import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataReleases
import TestSupport
import Testing

@testable import StrataCLI

/// `synth rollback`, in a repository of git's, with AWS played.
@Suite struct RollbackCommandTests {
  private let repository: PromotedRepository

  init() throws { repository = try PromotedRepository() }

  private var tool: ToolRun { repository.tool }

  /// Production had 1, and has 2.
  private func prepare(_ arguments: String...) throws {
    repository.deploy("production", at: "10:00")
    try repository.change("2")
    repository.deploy("production", at: "11:00")
    tool.now = "2026-11-21T12:00:00.000Z"
  }

  @discardableResult
  private func rollback(_ arguments: String...) -> ToolRun {
    repository.aws.forget()
    return tool.run(["rollback", "shop", "-e", "production"] + arguments, systems: [repository.system])
  }

  private func refusal(_ arguments: String..., status: Int32) -> String {
    repository.aws.forget()
    tool.run(["rollback", "shop", "-e", "production", "--yes"] + arguments, systems: [repository.system])
    #expect(tool.status == status)
    #expect(!repository.aws.operations.contains("create-change-set"))
    return tool.errors
  }

  @Test func theLastDeploymentComesBack() throws {
    try prepare()
    let first = try #require(try repository.history("production").records.first)
    let release = try #require(first.event.release?.release).digest
    rollback("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output.hasPrefix(
        "production goes from record 2 back to record 1, of 2026-11-21T10:00:00.000Z, release \(release.prefix(12))\n"))
    #expect(tool.output.contains("  Tag: 2 becomes 1\n"))
    #expect(
      tool.output.hasSuffix(
        """
        ShopProduction: 1 change
          Modify  Topic  AWS::SNS::Topic  of production
        back to record 1, recorded in Sources/Deployments/production

        """))
    #expect(repository.name(of: "ShopProduction") == "1")
    let event = try #require(try repository.history("production").inPlace?.event)
    #expect(event.kind == .rollback)
    #expect(event.basis == first.digest)
    #expect(event.release == first.event.release)
    #expect(event.profile == first.event.profile)
    #expect(event.deployedDigest == first.event.deployedDigest)
    // And forth again.
    rollback("--yes", "--record", "2")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.name(of: "ShopProduction") == "2")
  }

  @Test func machinesAreToldTheSame() throws {
    try prepare()
    let first = try #require(try repository.history("production").records.first)
    rollback("--dry-run", "--json")
    #expect(tool.status == 0, "\(tool.errors)")
    var json = try JSONValue(parsing: tool.output)
    #expect(json["from"] == 2 && json["to"] == 1 && json["isCarriedOut"] == false)
    #expect(json["record"] == .string(first.digest))
    #expect(json["release"]?.string == first.event.release?.release?.digest)
    #expect(json["stacks"]?[0]?["name"] == "ShopProduction")
    #expect(json["stacks"]?[0]?["values"] == ["Tag: 2 becomes 1"])
    #expect(json["stacks"]?[0]?["difference"]?["verdict"] == "different")
    #expect(json["stacks"]?[0]?["difference"]?["patch"] == nil)
    #expect(
      json["changes"] == [["stack": "ShopProduction", "changes": ["Modify  Topic  AWS::SNS::Topic  of production"]]])
    rollback("--yes", "--json")
    json = try JSONValue(parsing: tool.output)
    #expect(json["isCarriedOut"] == true)
    #expect(repository.name(of: "ShopProduction") == "1")
  }

  /// A value is as recorded, whatever the profile says and the stack has.
  @Test func aParameterHasTheValueThatWasRecorded() throws {
    repository.deploy("production", "--parameter", "Tag=seven", at: "10:00")
    repository.deploy("production", "--parameter", "Tag=eight", at: "11:00")
    #expect(repository.name(of: "ShopProduction") == "eight")
    rollback("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.contains("  Tag: eight becomes seven\n"))
    #expect(repository.name(of: "ShopProduction") == "seven")
    let input = String(
      decoding: repository.aws.calls.first { $0.operation == "create-change-set" }?.input ?? [], as: UTF8.self)
    #expect(input == #"[{"ParameterKey":"Tag","ParameterValue":"seven"}]"#)
  }

  @Test func tagsComeBack() throws {
    repository.declares = { $0.tags["Tier"] = "basic" }
    repository.deploy("production", at: "10:00")
    repository.declares = { $0.tags["Tier"] = "full" }
    try repository.change("2")
    repository.deploy("production", at: "11:00")
    rollback("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.aws.stacks["ShopProduction"]?.tags == [["Key": "Tier", "Value": "basic"]])
    #expect(try repository.history("production").inPlace?.event.stacks.first?.tags == ["Tier": "basic"])
  }

  @Test func aHiddenParameterIsKept() throws {
    repository.declares = { _ = $0.parameter("Password", isHidden: true) }
    repository.deploy("production", "--parameter", "Password=correct horse", at: "10:00")
    try repository.change("2")
    repository.deploy("production", at: "11:00")
    rollback("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.errors.contains(
        "note: Password of ShopProduction keeps the value that it has, which nobody is to see\n"))
    #expect(repository.aws.stacks["ShopProduction"]?.parameters["Password"] == "correct horse")
    #expect(repository.name(of: "ShopProduction") == "1")
    #expect(!(tool.output + tool.errors).contains("correct horse"))
  }

  @Test func aHiddenParameterThatChangedDoesNotComeBack() throws {
    repository.declares = { _ = $0.parameter("Password", isHidden: true) }
    repository.deploy("production", "--parameter", "Password=correct horse", at: "10:00")
    try repository.change("2")
    repository.deploy("production", "--parameter", "Password=battery staple", at: "11:00")
    #expect(
      refusal(status: 1) == """
        error: the value of Password of ShopProduction isn't recorded, since nobody is to see it, and record 2 gave it another
          hint: deploy the sources of that time with --parameter Password=VALUE

        """)
    #expect(repository.name(of: "ShopProduction") == "2")
  }

  /// What somebody else deployed is recorded, and is what comes back.
  @Test func whatWasRecordedAfterwardsComesBack() throws {
    repository.declares = { _ = $0.parameter("Password", isHidden: true) }
    repository.deploy("production", "--parameter", "Password=correct horse", at: "10:00")
    try FileManager.default.removeItem(atPath: repository.records.folder)
    repository.run("deployment", "record", "shop", "-e", "production")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      try repository.history("production").inPlace?.event.stacks.first?.parameters == [
        RecordedParameter(name: "Password", value: .hidden(.kept)),
        RecordedParameter(name: "Tag", value: .text("1", resolved: nil)),
      ])
    try repository.change("2")
    repository.deploy("production", at: "11:00")
    rollback("--yes")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.aws.stacks["ShopProduction"]?.parameters == ["Tag": "1", "Password": "correct horse"])
  }

  /// A run that was killed has gone back already, and once more would be too far.
  @Test(arguments: [[], ["--record", "2"]])
  func whatWasInterruptedIsNotDoneTwice(arguments: [String]) throws {
    for (number, tag) in ["1", "2", "3"].enumerated() {
      try repository.change(tag)
      repository.deploy("production", at: "1\(number):00")
    }
    var isDead = false
    repository.aws.fault = { call, _, answer in
      if call.operation == "execute-change-set" {
        _ = answer()
        isDead = true
      }
      if isDead { throw PlayedAws.Killed() }
      return nil
    }
    rollback("--yes")
    #expect(tool.status == 1)
    repository.aws.fault = { _, _, _ in nil }
    tool.run(["rollback", "shop", "-e", "production", "--yes"] + arguments, systems: [repository.system])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output == "back to record 2, recorded in Sources/Deployments/production\n")
    #expect(tool.errors.hasSuffix(": it was carried out to its end\n"), "\(tool.errors)")
    #expect(repository.name(of: "ShopProduction") == "2")
    let history = try repository.history("production")
    #expect(history.records.count == 4)
    #expect(history.inPlace?.event.kind == .rollback)
    #expect(history.inPlace?.event.basis == history.records[1].digest)
  }

  @Test func aPlanIsCarriedOut() throws {
    try prepare()
    rollback("--plan", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.output.hasSuffix("planned in plan.json; carry it out: synth rollback shop -e production --apply plan.json\n")
    )
    #expect(try JSONValue(parsing: tool.text(of: "plan.json") ?? "")["basis"]?["number"] == 1)
    repository.run("deploy", "shop", "-e", "production", "--yes", "--apply", "%/plan.json")
    #expect(tool.status == 3)
    #expect(tool.errors.contains("the plan is for a rollback; expected one for a deployment"))
    rollback("--yes", "--apply", "%/plan.json")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(try repository.history("production").inPlace?.event.kind == .rollback)
    #expect(repository.name(of: "ShopProduction") == "1")
  }

  @Test func aRehearsalChangesNothing() throws {
    try prepare()
    rollback("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(repository.waiting == 0)
    #expect(repository.name(of: "ShopProduction") == "2")
    #expect(try repository.history("production").records.count == 2)
  }

  // MARK: What doesn't come back

  @Test func thereIsNoWayBackToNothing() throws {
    #expect(
      refusal(status: 1)
        == "error: nothing is recorded as deployed to production, so that there's no way back\n")
    repository.deploy("production")
    let hint = "\n  hint: see what there is: deployment history -e production\n"
    #expect(
      refusal(status: 1) == "error: production has no record of anything but what is in place\(hint)")
    #expect(refusal("--record", "1", status: 1) == "error: record 1 is what production has in place\(hint)")
    #expect(refusal("--record", "7", status: 1) == "error: production has no record 7\(hint)")
    #expect(refusal("--record", "x", status: 2).hasPrefix("error: --record takes the number of a record, from 1 on"))
    var failed = ReleaseEvent(.deployment, at: "2026-11-21T12:30:00.000Z", by: "1")
    failed.outcome = .failed
    failed.stacks = [RecordedStack(name: "ShopProduction", id: nil, template: nil, end: "UPDATE_ROLLBACK_COMPLETE")]
    try repository.records.chain(of: "production").append(failed)
    #expect(
      refusal("--record", "2", status: 1)
        == "error: record 2 of production is a deployment that was not completed, and there's no way back to it\(hint)")
  }

  @Test func aTemplateThatIsGoneDoesNotComeBack() throws {
    repository.deploy("production", at: "10:00")
    let first = try #require(try repository.history("production").inPlace?.event.stacks.first?.template)
    repository.declares = { Resource("Other", type: "AWS::SNS::Topic", in: $0) }
    repository.deploy("production", at: "11:00")
    try tool.remove("Sources/Deployments/templates/\(first).json")
    #expect(
      refusal(status: 1) == """
        error: the template \(first.prefix(12)) of ShopProduction isn't kept any more, so that record 1 can't come back
          hint: take its file from another clone: %/Sources/Deployments/templates/\(first).json

        """)
  }

  @Test func dataThatIsGoneDoesNotComeBack() throws {
    repository.declares = { Resource("Files", type: "AWS::S3::Bucket", in: $0) }
    repository.deploy("production", at: "10:00")
    repository.declares = nil
    repository.deploy("production", at: "11:00")
    #expect(
      refusal(status: 3) == """
        error: Files of ShopProduction was removed by record 2 of production, and doesn't come back with its objects
          hint: restore its objects from a backup, and deploy that; going back would give an empty AWS::S3::Bucket

        """)
  }

  /// Going back before something was there is a loss too, which is shown before anybody is asked.
  @Test func whatGoingBackWouldLoseIsShown() throws {
    repository.deploy("production", at: "10:00")
    repository.declares = { Resource("Files", type: "AWS::S3::Bucket", in: $0) }
    repository.deploy("production", at: "11:00")
    tool.answers = ["n"]
    rollback()
    #expect(tool.status == 1)
    #expect(tool.output.contains("its objects"), "\(tool.output)")
    #expect(tool.questions == ["Carry it out? [y/N] "])
    #expect(repository.waiting == 0)
  }

  @Test func whatSomebodyElseDeployedIsNotWrittenOver() throws {
    try prepare()
    repository.aws.stacks["ShopProduction"]?.template = ["Resources": ["Other": ["Type": "AWS::SNS::Topic"]]]
    let text = refusal(status: 3)
    #expect(text.hasPrefix("error: the stack ShopProduction hasn't got the template of record 2 of production"))
  }

  @Test func othersInTheStackAreNotTakenBack() throws {
    repository.isShared = true
    repository.deploy("staging", at: "09:00")
    repository.deploy("production", "--touch-other-environments", at: "10:00")
    try repository.change("2")
    repository.deploy("production", "--touch-other-environments", at: "11:00")
    #expect(
      refusal(status: 1).hasPrefix("error: the stack Shop has something of staging too, which would go back as well\n"))
  }

  @Test func whatFailedGoesBackToWhatWasInPlace() throws {
    try prepare()
    repository.aws.failing = ["Topic": "it's full"]
    try repository.change("3")
    tool.run("deploy", "shop", "-e", "production", "--yes", systems: [repository.system])
    #expect(tool.status == 1)
    repository.aws.failing = [:]
    rollback("--dry-run")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.hasPrefix("production goes from record 2 back to record 2, of 2026-11-21T11:00:00.000Z"))
  }
}
