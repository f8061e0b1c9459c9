import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct AlarmTests {
  private static let age = Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", dimensions: ["QueueName": "jobs"])

  private func properties(_ alarm: @escaping @Sendable (Scope) -> Void) throws -> JSONObject {
    try template(alarm).onlyResource(of: "AWS::CloudWatch::Alarm").properties
  }

  private func finding(_ text: String) -> [String] { ["AlarmTests.swift: error: Test/Old: \(text)"] }

  @Test func anAlarmAsItIsUnlessSaidOtherwise() throws {
    let properties = try properties { scope in Alarm("Old", in: scope, when: Self.age, is: .above(60)) }
    #expect(
      properties == [
        "ComparisonOperator": "GreaterThanThreshold",
        "Dimensions": [["Name": "QueueName", "Value": "jobs"]], "EvaluationPeriods": 1,
        "MetricName": "ApproximateAgeOfOldestMessage", "Namespace": "AWS/SQS", "Period": 60, "Statistic": "Average",
        "Threshold": 60.0, "TreatMissingData": "notBreaching",
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let metric = Metric("Orders", "Latency", statistic: .percentile(99.95), period: .minutes(5))
      let alarm = Alarm(
        "Old", in: scope, when: metric, is: .atMost(0.5), for: 5, breaching: 3, missingData: .breaching,
        notify: [Topic("Alerts", in: scope), ImportedTopic(arn: "arn:aws:sns:eu-central-1:123456789012:alerts")],
        description: "Look at the orders")
      scope.output("Arn", alarm.arn)
    }
    let told: JSONValue = [["Ref": "Alerts"], "arn:aws:sns:eu-central-1:123456789012:alerts"]
    #expect(
      template.resource("Old")?.properties == [
        "AlarmActions": told, "AlarmDescription": "Look at the orders",
        "ComparisonOperator": "LessThanOrEqualToThreshold", "DatapointsToAlarm": 3, "EvaluationPeriods": 5,
        "ExtendedStatistic": "p99.95", "MetricName": "Latency", "Namespace": "Orders", "OKActions": told,
        "Period": 300, "Threshold": 0.5, "TreatMissingData": "breaching",
      ])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Old", "Arn"]])
    let statements = template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"]?.array
    #expect(statements?.last?["Principal"] == ["Service": ["cloudwatch.amazonaws.com"]])
  }

  @Test func thresholds() throws {
    for (threshold, comparison) in [
      (Alarm.Threshold.above(1), "GreaterThanThreshold"), (.atLeast(1), "GreaterThanOrEqualToThreshold"),
      (.below(1), "LessThanThreshold"), (.atMost(1), "LessThanOrEqualToThreshold"),
    ] {
      let properties = try properties { scope in Alarm("Old", in: scope, when: Self.age, is: threshold) }
      #expect(properties["ComparisonOperator"] == .string(comparison))
    }
  }

  @Test func missingData() throws {
    for (missing, value) in [
      (Alarm.MissingData.fine, "notBreaching"), (.breaching, "breaching"), (.ignored, "ignore"), (.missing, "missing"),
    ] {
      let properties = try properties { scope in
        Alarm("Old", in: scope, when: Self.age, is: .above(1), missingData: missing)
      }
      #expect(properties["TreatMissingData"] == .string(value))
    }
  }

  @Test func twoAlarmsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        let topic = Topic("Alerts", in: scope)
        Alarm("One", in: scope, when: Self.age, is: .above(1), notify: [topic])
        Alarm("Two", in: scope, when: Self.age, is: .above(1), notify: [topic])
      } == [])
  }

  @Test(arguments: [(0, "0"), (-1, "-1"), (1_441, "1,441"), (Int.max, "9,223,372,036,854,775,807")])
  func periodsOutOfRange(_ periods: Int, _ given: String) {
    #expect(
      findings { scope in Alarm("Old", in: scope, when: Self.age, is: .above(1), for: periods) }
        == finding(
          "for: an alarm must look back a day at most; expected 1 to 1,440, given \(given) [construct]\n"
            + "  hint: with periods of an hour or more it looks back a week"))
  }

  @Test func aWeekOfHours() {
    let hourly = Self.age.over(.hours(1))
    #expect(findings { scope in Alarm("Old", in: scope, when: hourly, is: .above(1), for: 168) } == [])
    #expect(
      findings { scope in Alarm("Old", in: scope, when: hourly, is: .above(1), for: 169) }
        == finding("for: an alarm must look back a week at most; expected 1 to 168, given 169 [construct]"))
    #expect(findings { scope in Alarm("Old", in: scope, when: Self.age, is: .above(1), for: 1_440) } == [])
  }

  @Test(arguments: [0, 4])
  func moreThanThereAre(_ breaching: Int) {
    #expect(
      findings { scope in Alarm("Old", in: scope, when: Self.age, is: .above(1), for: 3, breaching: breaching) }
        == finding(
          "breaching: an alarm must take one to all of the periods it looks at; expected 1 to 3, given \(breaching) [construct]"
        ))
  }

  @Test(arguments: [(Double.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func thresholdsThatAreNone(_ value: Double, _ given: String) {
    #expect(
      findings { scope in Alarm("Old", in: scope, when: Self.age, is: .above(value)) }
        == finding("is: a threshold must be a finite number; expected a finite number, given \(given) [construct]"))
  }

  @Test func sixAreTooMany() {
    let topics = (1...6).map { ImportedTopic(arn: .literal("arn:aws:sns:eu-central-1:123456789012:t\($0)")) }
    #expect(
      findings { scope in Alarm("Old", in: scope, when: Self.age, is: .above(1), notify: topics) }
        == finding(
          "notify: an alarm must tell 5 at most; expected 5 or fewer, given 6 [construct]\n"
            + "  hint: tell one topic, with more subscriptions"))
  }
}
