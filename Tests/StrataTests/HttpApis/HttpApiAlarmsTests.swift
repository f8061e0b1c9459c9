import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct HttpApiAlarmsTests {
  @Test func theAlarms() throws {
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /", to: specimenFunction(in: scope))
      HttpApiAlarms("Alarms", in: scope, of: api, notify: [Topic("Topic", in: scope)])
    }
    let dimensions: JSONValue = [["Name": "ApiId", "Value": ["Ref": "Api"]]]
    func query(_ id: String, _ metric: String) -> JSONValue {
      [
        "Id": .string(id),
        "MetricStat": [
          "Metric": ["Dimensions": dimensions, "MetricName": .string(metric), "Namespace": "AWS/ApiGateway"],
          "Period": 300, "Stat": "Sum",
        ], "ReturnData": false,
      ]
    }
    #expect(
      template.resource("AlarmsFailures")?.properties == [
        "AlarmActions": [["Ref": "Topic"]], "AlarmDescription": "Test/Api: requests fail",
        "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1,
        "Metrics": [
          query("m1", "5xx"), query("m2", "Count"),
          ["Expression": "m1 / m2 * 100", "Id": "e1", "Label": "Api failures in percent", "ReturnData": true],
        ], "OKActions": [["Ref": "Topic"]], "Threshold": 1.0, "TreatMissingData": "notBreaching",
      ])
    #expect(
      template.resource("AlarmsLatency")?.properties == [
        "AlarmActions": [["Ref": "Topic"]], "AlarmDescription": "Test/Api: answers are slow",
        "ComparisonOperator": "GreaterThanThreshold", "Dimensions": dimensions, "EvaluationPeriods": 5,
        "ExtendedStatistic": "p99", "MetricName": "Latency", "Namespace": "AWS/ApiGateway",
        "OKActions": [["Ref": "Topic"]],
        "Period": 60, "Threshold": 3_000.0, "TreatMissingData": "notBreaching",
      ])
  }

  @Test func limitsOfYourOwn() throws {
    let template = try template { scope in
      let api = HttpApi("Api", in: scope, authorizer: .iam)
      api.route("GET /", to: specimenFunction(in: scope))
      let alarms = HttpApiAlarms(
        "Alarms", in: scope, of: api, notify: [], failures: 0.055, latency: .milliseconds(250))
      CompositeAlarm("Ill", in: scope, when: .any(of: alarms.alarms))
    }
    #expect(template.resource("AlarmsFailures")?["Threshold"] == 5.5)
    #expect(template.resource("AlarmsLatency")?["Threshold"] == 250.0)
  }

  @Test func limitsThatMakeNoSense() {
    #expect(
      findings { scope in
        let api = HttpApi("Api", in: scope, authorizer: .iam)
        api.route("GET /", to: specimenFunction(in: scope))
        let topics = (1...6).map { Topic("T\($0)", in: scope) }
        HttpApiAlarms("Alarms", in: scope, of: api, notify: topics, failures: 5, latency: .zero)
        for (id, failures) in [("A", -0.1), ("B", 1), ("C", .nan)] {
          HttpApiAlarms(id, in: scope, of: api, notify: [], failures: failures)
        }
      }.map { $0.replacing("HttpApiAlarmsTests.swift: error: Test/", with: "") } == [
        "A: failures: failures must be 0 or more and below 1; expected 0 up to 1, given -0.1 [construct]",
        "Alarms: failures: failures must be 0 or more and below 1; expected 0 up to 1, given 5.0 [construct]\n"
          + "  hint: 5 percent are 0.05",
        "Alarms: latency: latency must be whole milliseconds above 0 s; expected above 0 s, given 0 s [construct]",
        "Alarms: notify: an alarm must tell 5 at most; expected 5 or fewer, given 6 [construct]\n"
          + "  hint: tell one topic, with more subscriptions",
        "B: failures: failures must be 0 or more and below 1; expected 0 up to 1, given 1.0 [construct]\n"
          + "  hint: 5 percent are 0.05",
        "C: failures: failures must be 0 or more and below 1; expected 0 up to 1, given nan [construct]",
      ])
  }
}
