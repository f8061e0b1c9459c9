import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataReleases
import Testing

@testable import StrataCLI

/// `synth health`, with AWS and `curl` played.
@Suite struct HealthCommandTests {
  private let tool: ToolRun
  private let promoted: PromotedSystem
  private let cloud = PlayedHealth()

  init() throws {
    tool = try ToolRun()
    try tool.fleetProfiles()
    promoted = PromotedSystem(folder: tool.folder)
    let cloud = cloud
    tool.play = { try cloud.answer($0) }
  }

  private func health(_ arguments: String..., system: PromotedSystem? = nil) -> ToolRun {
    tool.run(
      ["health", "-e", "staging", "--profiles", "%/profiles"] + arguments, systems: [promoted.system()])
  }

  private let well = """
    healthy    address Endpoint/health: https://fleet.example.com/health answered 200
    healthy    alarms: Errors is off
    healthy    running tasks: Web runs 2 of 2 tasks

    """

  @Test func allIsWell() throws {
    try promoted.record("one", to: "staging")
    let run = health()
    #expect(run.status == 0, "\(run.errors)")
    let file = promoted.files(in: "staging").last ?? ""
    #expect(file.hasPrefix("0002-"))
    #expect(run.output == "\(well)recorded in Sources/Deployments/staging/\(file)\n")
    #expect(run.errors == "")
  }

  @Test func theAnswerIsRecordedWithWhatIsDeployed() throws {
    let release = try promoted.record("one", to: "staging")
    cloud.alarm = "ALARM"
    let run = health("--json")
    #expect(run.status == 1, "\(run.errors)")
    let history = try promoted.records.chain(of: "staging").read()
    let deployed = try #require(history.inPlace?.event.deployedDigest)
    let event = try #require(history.records.last?.event)
    #expect(event.kind == .health)
    #expect(event.time == "2026-11-21T12:00:00.000Z")
    #expect(event.person == "Ada <ada@example.com>")
    #expect(event.release?.release == release)
    #expect(event.health?.verdict == .unhealthy)
    #expect(event.health?.deployed == deployed)
    #expect(
      event.health?.checks.map { "\($0.name): \($0.verdict): \($0.reason)" } == [
        "address Endpoint/health: healthy: https://fleet.example.com/health answered 200",
        "alarms: unhealthy: Errors is on: Threshold crossed", "running tasks: healthy: Web runs 2 of 2 tasks",
      ])
    let json = try JSONValue(parsing: run.output)
    #expect(json["verdict"] == "unhealthy")
    #expect(json["deployed"] == .string(deployed))
    #expect(json["checks"]?[1]?["reason"] == "Errors is on: Threshold crossed")
    #expect(json["record"]?.string?.hasPrefix("%/Sources/Deployments/staging/0002-") == true)
  }

  @Test func whatACheckCannotTellIsNotDecided() throws {
    try promoted.record("one", to: "staging")
    cloud.refused = ["describe-alarms"]
    let run = health()
    #expect(run.status == 4)
    #expect(
      run.output.contains("unknown    alarms: aws cloudwatch describe-alarms failed: not allowed (AccessDenied)\n"))
    #expect(try promoted.records.chain(of: "staging").read().records.last?.event.health?.verdict == .unknown)
  }

  @Test func withoutARecordNothingIsRecorded() throws {
    let run = health()
    #expect(run.status == 0)
    #expect(run.output == well)
    #expect(
      run.errors
        == "note: it isn't recorded: nothing is recorded as deployed to staging, which the answer would be about\n")
    #expect(promoted.files(in: "staging") == [])
  }

  @Test func aSystemThatIsNotPromotedKeepsNoRecord() throws {
    let run = tool.run(
      ["health", "-e", "staging", "--profiles", "%/profiles"], systems: [promoted.system(promotion: nil)])
    #expect(run.status == 0)
    #expect(run.output == well)
    #expect(run.errors == "")
    #expect(tool.files(in: "Sources") == [])
  }

  /// A template that isn't the recorded one was deployed by somebody else.
  @Test func whatSomebodyElseDeployedIsRefused() throws {
    try promoted.record("one", to: "staging", template: Array(#"{"Resources": {"Other": {}}}"#.utf8))
    let run = health()
    #expect(run.status == 3)
    #expect(
      run.errors.replacing(/[0-9a-f]{12}/, with: "D") == """
        error: the stack FleetStaging hasn't got the template of record 1 of staging: expected D, given D: somebody else has deployed it
          hint: see what differs, and deploy staging itself once, which records it

        """)
    #expect(promoted.files(in: "staging").count == 1)
  }

  @Test func anotherValueOfAParameterIsRefused() throws {
    try promoted.record("one", to: "staging", parameters: ["Tag": "1"])
    cloud.parameters = ["Tag": "1"]
    #expect(health().status == 0)
    cloud.parameters = ["Tag": "2"]
    let run = health()
    #expect(run.status == 3)
    #expect(
      run.errors == """
        error: the parameter Tag of the stack FleetStaging hasn't got the value of record 1 of staging: expected 1, given 2: somebody else has deployed it
          hint: see what differs, and deploy staging itself once, which records it

        """)
  }

  /// A stack of the same name in another account, or one that was made anew.
  @Test func anotherStackOfTheNameIsRefused() throws {
    let known = "arn:aws:cloudformation:us-east-1:999922223333:stack/FleetStaging/1"
    try promoted.record("one", to: "staging", id: known)
    let run = health()
    #expect(run.status == 3)
    #expect(
      run.errors == """
        error: the stack FleetStaging isn't the one that staging was deployed to: expected \(known), given \
        arn:aws:cloudformation:us-east-1:111122223333:stack/FleetStaging/1
          hint: see which account and region aws is set to: aws sts get-caller-identity

        """)
    #expect(promoted.files(in: "staging").count == 1)
  }

  @Test func whatIsDeployedMeanwhileIsNotTheSame() throws {
    try promoted.record("one", to: "staging")
    let promoted = promoted
    cloud.meanwhile = { try promoted.record("two", to: "staging") }
    let run = health()
    #expect(
      run.errors
        == "note: it isn't recorded: staging was deployed anew while its checks were asked; ask again\n")
    #expect(promoted.files(in: "staging").count == 2)
  }

  @Test func whatIsNotDeployedIsNotAsked() {
    cloud.isDeployed = false
    let run = health()
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error: the stack FleetStaging isn't deployed, so that there's nothing to ask
          hint: deploy staging first

        """)
  }

  @Test func withoutChecksThereIsNothingToAsk() {
    let run = tool.run(
      ["health", "-e", "staging", "--profiles", "%/profiles"], systems: [promoted.system(health: [])])
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error: fleet declares no check of the health of staging
          hint: declare some: System(…, health: [.alarms, .runningTasks], …)

        """)
  }

  @Test func anEnvironmentHasToBeNamed() {
    let run = tool.run(["health", "--profiles", "%/profiles"], systems: [promoted.system()])
    #expect(run.status == 2)
    #expect(run.errors.contains("name an environment: --environment staging or production or qa"))
  }
}

/// A stack with an alarm and a service, and an address that answers.
private final class PlayedHealth {
  var alarm = "OK"
  var isDeployed = true
  /// The values of the stack's parameters.
  var parameters: [String: String] = [:]
  /// The operations that aren't allowed.
  var refused: Set<String> = []
  /// What happens while the address is asked.
  var meanwhile: () throws -> Void = {}

  private static let id = "arn:aws:cloudformation:us-east-1:111122223333:stack/FleetStaging/1"
  private static let service = "arn:aws:ecs:us-east-1:111122223333:service/fleet/Web"

  func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    if words[0] == "git" {
      return .init(status: 0, output: Array("Ada <ada@example.com> 1 +0000\n".utf8), errors: "")
    }
    if words[0] == "curl" {
      try meanwhile()
      return .init(status: 0, output: Array("200 ".utf8), errors: "")
    }
    if refused.contains(words[2]) { return Self.failed("AccessDenied", "not allowed") }
    switch words[2] {
    case "describe-stacks":
      guard isDeployed else { return Self.failed("ValidationError", "Stack with id FleetStaging does not exist") }
      return try Self.answered([
        "Stacks": [
          [
            "StackName": "FleetStaging", "StackId": .string(Self.id), "StackStatus": "UPDATE_COMPLETE",
            "Outputs": [["OutputKey": "Endpoint", "OutputValue": "fleet.example.com"]],
            "Parameters": .array(
              parameters.map { ["ParameterKey": .string($0.key), "ParameterValue": .string($0.value)] }),
          ]
        ]
      ])
    case "get-template": return try Self.answered(["TemplateBody": ["Resources": [:]]])
    case "list-stack-resources":
      return try Self.answered([
        "StackResourceSummaries": [
          Self.resource("AWS::CloudWatch::Alarm", "Errors"), Self.resource("AWS::ECS::Service", Self.service),
          Self.resource("AWS::SNS::Topic", "Topic"),
        ]
      ])
    case "describe-alarms":
      return try Self.answered([
        "MetricAlarms": [
          ["AlarmName": "Errors", "StateValue": .string(alarm), "StateReason": "Threshold crossed"]
        ]
      ])
    case "describe-services":
      return try Self.answered([
        "services": [
          ["serviceArn": .string(Self.service), "status": "ACTIVE", "runningCount": 2, "desiredCount": 2]
        ]
      ])
    default: return Self.failed("Unknown", words.joined(separator: " "))
    }
  }

  private static func resource(_ type: String, _ id: String) -> JSONValue {
    [
      "LogicalResourceId": "Thing", "ResourceType": .string(type), "PhysicalResourceId": .string(id),
      "ResourceStatus": "CREATE_COMPLETE",
    ]
  }

  private static func answered(_ json: JSONValue) throws -> ChildProcess.Result {
    .init(status: 0, output: try json.bytes(), errors: "")
  }

  private static func failed(_ code: String, _ message: String) -> ChildProcess.Result {
    .init(status: 254, output: [], errors: "\nAn error occurred (\(code)) when calling the X operation: \(message)\n")
  }
}
