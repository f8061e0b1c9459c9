import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataReleases
import TestSupport
import Testing

@testable import StrataDeployment

/// Alarms that are there before a deployment, and take it back.
@Suite struct TriggerReaderTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    played.keepsRecords = true
    played.watched = ["Api", "Jobs"]
    played.triggers = RollbackTriggers(["Api/Errors"], monitoringTime: .seconds(600))
    state("OK")
  }

  private let arn = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:ApiErrors-1"

  private func state(_ state: String) {
    played.aws.others["describe-alarms"] = #"""
      {"MetricAlarms": [{"AlarmName": "ApiErrors-1", "AlarmArn": "\#(arn)", "StateValue": "\#(state)"}]}
      """#
  }

  /// The configuration that the last change set was made with.
  private var configuration: JSONValue? {
    let arguments = played.aws.calls.last { $0.operation == "create-change-set" }?.arguments ?? []
    guard let place = arguments.firstIndex(of: "--rollback-configuration") else { return .none }
    return try? JSONValue(parsing: arguments[place + 1])
  }

  private func recorded() throws -> JSONValue? {
    try played.records.chain(of: "prod").read().records.last?.json["stacks"]?[0]?["rollbackTriggers"]
  }

  @Test func anAlarmThatIsNotThereYetIsNamed() throws {
    try played.deploy()
    #expect(configuration == ["RollbackTriggers": [], "MonitoringTimeInMinutes": 0])
    #expect(
      played.follower.settings == [
        "Shop: termination protection is turned on", "Shop: Api/Errors is not yet there to be a rollback trigger",
      ])
    #expect(try recorded() == ["alarms": [], "monitoringTimeInMinutes": 0, "missing": ["Api/Errors"]])
    #expect(!played.aws.operations.contains("describe-alarms"))
  }

  @Test func anAlarmThatIsThereIsHandedOn() throws {
    try played.deploy()
    played.tag = "2"
    played.follower.forget()
    try played.deploy()
    #expect(
      configuration == [
        "RollbackTriggers": [["Arn": .string(arn), "Type": "AWS::CloudWatch::Alarm"]], "MonitoringTimeInMinutes": 10,
      ])
    #expect(
      played.follower.settings == ["Shop: rollback triggers: Api/Errors, until 10 minutes after it's changed"])
    #expect(try recorded() == ["alarms": [.string(arn)], "monitoringTimeInMinutes": 10])
    let event = try #require(try played.records.chain(of: "prod").read().records.last).event
    #expect(event.stacks.map(\.rollbackTriggers) == [RecordedTriggers(alarms: [arn], minutes: 10, missing: [])])
  }

  @Test func anAlarmThatIsOnIsSaid() throws {
    try played.deploy()
    state("ALARM")
    played.triggers = RollbackTriggers(["Api/Errors"])
    played.tag = "2"
    played.follower.forget()
    try played.deployment().rehearse(templatesIn: "out", played.settings)
    #expect(
      played.follower.settings == [
        "Shop: rollback triggers: Api/Errors, while it's changed",
        "Shop: Api/Errors is on, so that CloudFormation rolls back at once",
      ])
  }

  /// Somebody has deleted it by hand, and CloudFormation would fail for it.
  @Test func anAlarmThatIsGoneIsNotHandedOn() throws {
    try played.deploy()
    played.aws.others["describe-alarms"] = #"{"MetricAlarms": [], "CompositeAlarms": []}"#
    played.tag = "2"
    try played.deploy()
    #expect(configuration == ["RollbackTriggers": [], "MonitoringTimeInMinutes": 0])
    #expect(try recorded()?["missing"] == ["Api/Errors"])
  }

  @Test func withoutADeclarationAStackKeepsWhatItHas() throws {
    played.triggers = nil
    try played.deploy()
    #expect(configuration == nil)
    #expect(try recorded() == nil)
    played.triggers = RollbackTriggers([])
    played.tag = "2"
    played.follower.forget()
    try played.deploy()
    #expect(configuration == ["RollbackTriggers": [], "MonitoringTimeInMinutes": 0])
    #expect(played.follower.settings == ["Shop: rollback triggers: none"])
  }

  @Test func aPlanHasThem() throws {
    try played.deploy()
    played.tag = "2"
    var plan: DeploymentPlan?
    try played.deployment().plan(templatesIn: "out", played.settings, by: "1.0") { plan = $0 }
    let json = JSONValue.object(try #require(plan).json)
    #expect(
      json["stacks"]?[0]?["rollbackTriggers"] == ["alarms": [.string(arn)], "monitoringTimeInMinutes": 10])
    // Whatever is there by now, the change set is that of the plan.
    played.aws.others["describe-alarms"] = #"{"MetricAlarms": [], "CompositeAlarms": []}"#
    played.follower.forget()
    let read = try DeploymentPlan(parsing: json.bytes(), path: "plan.json")
    _ = try played.deployment().apply(read, templatesIn: "out", played.settings)
    #expect(played.follower.settings == ["Shop: rollback triggers: as planned, \(arn)"])
    #expect(try recorded()?["alarms"] == [.string(arn)])
  }

  @Test(
    arguments: [
      ("Errors", "Errors is more than one alarm of prod", "say more of the path: Shop/Api/Errors, Shop/Jobs/Errors"),
      ("rrors", "no alarm of prod is rrors", "there are Shop/Api/Errors, Shop/Jobs/Errors"),
      ("Own/Topic", "no alarm of prod is Own/Topic", "there are Shop/Api/Errors, Shop/Jobs/Errors"),
    ])
  func whatIsNoAlarmIsRefused(path: String, message: String, hint: String) {
    played.triggers = RollbackTriggers([path], file: "/sources/Shop.swift", line: 3)
    #expect(
      played.complaint()
        == "/sources/Shop.swift:3: the rollback triggers can't be: \(message)\n  hint: \(hint)")
    #expect(played.aws.stacks.isEmpty)
  }

  @Test func whoMayNotAskForAlarmsIsToldSo() throws {
    try played.deploy()
    played.aws.others["describe-alarms"] = nil
    played.tag = "2"
    #expect(
      played.complaint() == "aws cloudwatch describe-alarms failed: not allowed: describe-alarms (AccessDenied)")
  }
}
