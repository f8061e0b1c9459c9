import Strata
import StrataFunctions
import StrataTesting
import TestSupport
import Testing

@Suite struct FunctionAlarmsTests {
  @Test func theAlarmsOfAFunction() throws {
    let template = try template { scope in
      let function = Function(
        "Worker", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(10))
      FunctionAlarms("Alarms", in: scope, of: function, notify: [Topic("Told", in: scope)])
      let page = Dashboard("Page", in: scope)
      page.add(function)
    }
    let alarms = template.resources(of: "AWS::CloudWatch::Alarm")
    #expect(alarms.map(\.logicalID) == ["AlarmsDuration", "AlarmsErrors", "AlarmsThrottles"])
    #expect(alarms.map { $0["Threshold"] } == [9_000.0, 0.0, 0.0])
    #expect(alarms.map { $0["MetricName"] } == ["Duration", "Errors", "Throttles"])
    #expect(alarms[0]["ExtendedStatistic"] == "p99")
    #expect(
      alarms[1].properties["Dimensions"] == [["Name": "FunctionName", "Value": ["Ref": "Worker"]]])
    let page = try String(decoding: #require(template.resource("Page")).json.bytes(), as: UTF8.self)
    for title in ["Worker: invocations", "Worker: duration", "Worker: concurrency"] { #expect(page.contains(title)) }
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      FunctionAlarms(
        "Alarms", in: scope, of: specimenFunction(in: scope), notify: [], errors: 2, throttles: 3, utilization: 0.5)
    }
    #expect(
      template.resources(of: "AWS::CloudWatch::Alarm").map { $0["Threshold"] } == [1_500.0, 2.0, 3.0])
  }

  @Test func aShareInPlaceOfANumber() throws {
    let template = try template { scope in
      FunctionAlarms("Alarms", in: scope, of: specimenFunction(in: scope), notify: [], failures: 0.025)
    }
    let alarm = try #require(template.resource("AlarmsErrors"))
    #expect(alarm["Threshold"] == 2.5)
    #expect(alarm["Metrics"]?.array?.first { $0["Expression"] != nil }?["Expression"] == "m1 / m2 * 100")
    #expect(
      alarm["Metrics"]?.array?.compactMap { $0["MetricStat"]?["Metric"]?["MetricName"] } == ["Errors", "Invocations"])
    #expect(
      findings { scope in
        FunctionAlarms("Alarms", in: scope, of: specimenFunction(in: scope), notify: [], failures: 2)
      } == [
        """
        FunctionAlarmsTests.swift: error: Test/Alarms: failures: failures must be 0 or more and below 1; expected 0 up to 1, \
        given 2.0 [construct]
          hint: 5 percent are 0.05
        """
      ])
  }

  @Test func mistakes() {
    #expect(
      findings { scope in
        FunctionAlarms(
          "Alarms", in: scope, of: specimenFunction(in: scope), notify: [], errors: -1, throttles: -2, utilization: 0)
      }.map { $0.replacing("FunctionAlarmsTests.swift: error: Test/Alarms: ", with: "") } == [
        "errors: a number of invocations can't be below 0; expected 0 or more, given -1 [construct]",
        "throttles: a number of invocations can't be below 0; expected 0 or more, given -2 [construct]",
        "utilization: a share must be above 0 and at most 1; expected above 0, up to 1, given 0.0 [construct]",
      ])
  }
}
