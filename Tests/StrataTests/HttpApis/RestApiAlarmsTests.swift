import Strata
import StrataHttpApis
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct RestApiAlarmsTests {
  @Test func theAlarms() throws {
    let template = try template { scope in
      let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
      api.route("GET", "/", to: specimenFunction(in: scope))
      RestApiAlarms("Alarms", in: scope, of: api, notify: [Topic("Topic", in: scope)], failures: 0.02)
    }
    #expect(template.resource("AlarmsFailures")?["Threshold"] == 2.0)
    #expect(template.resource("AlarmsFailures")?["AlarmDescription"] == "Test/Api: requests fail")
    #expect(
      template.resource("AlarmsFailures")?["Metrics"]?.array?.compactMap { $0["MetricStat"]?["Metric"]?["MetricName"] }
        == ["5XXError", "Count"])
    #expect(template.resource("AlarmsLatency")?["MetricName"] == "Latency")
    #expect(template.resource("AlarmsLatency")?["Threshold"] == 3_000.0)
  }
}
