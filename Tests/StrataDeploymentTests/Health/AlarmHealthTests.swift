import StrataFiles
import StrataJSON
import TestSupport
import Testing

@testable import StrataDeployment

/// The states of alarms, as `aws cloudwatch describe-alarms` tells them.
@Suite struct AlarmHealthTests {
  private func findings(_ names: [String], _ answer: JSONValue) throws -> (findings: [HealthFinding], calls: [[String]])
  {
    var calls: [[String]] = []
    let aws = AwsClient(
      run: {
        calls.append($0.arguments)
        return PlayedAws.answered(answer)
      }, wait: { _ in })
    return (try AlarmHealth(aws: aws).finding(names), calls)
  }

  @Test func statesOfAllKinds() throws {
    let (findings, calls) = try findings(
      ["Errors", "Slow", "Quiet", "Odd", "Gone"],
      [
        "MetricAlarms": [
          ["AlarmName": "Errors", "StateValue": "OK"],
          ["AlarmName": "Slow", "StateValue": "ALARM", "StateReason": "Threshold crossed"],
          ["AlarmName": "Odd", "StateValue": "DREAMING"],
        ], "CompositeAlarms": [["AlarmName": "Quiet", "StateValue": "INSUFFICIENT_DATA"]],
      ])
    #expect(
      findings == [
        .healthy("Errors is off"), .unhealthy("Slow is on: Threshold crossed"), .healthy("Quiet has too little data"),
        .unknown("Odd has the state DREAMING"), .unhealthy("Gone isn't there"),
      ])
    #expect(
      calls == [
        [
          "aws", "cloudwatch", "describe-alarms", "--alarm-types", "MetricAlarm", "CompositeAlarm", "--alarm-names",
          "Errors", "Slow", "Quiet", "Odd", "Gone", "--output", "json",
        ]
      ])
  }

  @Test func aHundredAtATime() throws {
    let names = (0..<250).map { "Alarm\($0)" }
    let (findings, calls) = try findings(
      names, ["MetricAlarms": .array(names.map { ["AlarmName": .string($0), "StateValue": "OK"] })])
    #expect(calls.count == 3)
    #expect(findings == names.map { .healthy("\($0) is off") })
  }
}
