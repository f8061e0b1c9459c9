import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct MetricTests {
  private func findings(_ metric: Metric) -> [String] {
    TestSupport.findings { scope in Alarm("Old", in: scope, when: metric, is: .above(1)) }
  }

  private func finding(_ text: String) -> [String] { ["MetricTests.swift: error: Test/Old: \(text)"] }

  @Test func statistics() throws {
    for (statistic, name) in [
      (Metric.Statistic.average, "Average"), (.maximum, "Maximum"), (.minimum, "Minimum"), (.sum, "Sum"),
      (.sampleCount, "SampleCount"),
    ] {
      let template = try template { scope in
        Alarm("Old", in: scope, when: Metric("AWS/SQS", "Age", statistic: statistic), is: .above(1))
      }
      #expect(template.resource("Old")?["Statistic"] == .string(name))
      #expect(template.resource("Old")?["ExtendedStatistic"] == nil)
    }
  }

  @Test(arguments: [(0.01, "p0.01"), (50, "p50"), (99.9, "p99.9"), (100, "p100")])
  func percentiles(_ percent: Double, _ name: String) throws {
    let template = try template { scope in
      Alarm("Old", in: scope, when: Metric("AWS/SQS", "Age", statistic: .percentile(percent)), is: .above(1))
    }
    #expect(template.resource("Old")?["ExtendedStatistic"] == .string(name))
    #expect(template.resource("Old")?["Statistic"] == nil)
  }

  @Test(arguments: [
    (0, "0.0"), (-1, "-1.0"), (100.5, "100.5"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
    (1e300, "1e+300"), (0.00001, "1e-05"),
  ])
  func percentilesThatThereArent(_ percent: Double, _ given: String) {
    #expect(
      findings(Metric("AWS/SQS", "Age", statistic: .percentile(percent)))
        == finding(
          "statistic: a percentile must be 0.01 to 100; expected 0.01 to 100, given \(given) [construct]"))
  }

  @Test(arguments: [Duration.seconds(10), .seconds(20), .seconds(30), .minutes(1), .minutes(7), .days(1)])
  func periods(_ period: Duration) {
    #expect(findings(Metric("AWS/SQS", "Age", period: period)) == [])
  }

  @Test(arguments: [
    (Duration.seconds(0), "0 s"), (.seconds(-60), "-60 s"), (.seconds(90), "90 s"), (.milliseconds(500), "0.5 s"),
    (.days(2), "172,800 s (2 d)"), (.seconds(Int64.max), "9,223,372,036,854,775,807 s"),
  ])
  func periodsThatThereArent(_ period: Duration, _ given: String) {
    #expect(
      findings(Metric("AWS/SQS", "Age").over(period))
        == finding(
          "period: CloudWatch has no such period; expected 10 s, 20 s, 30 s or whole minutes up to a day, given "
            + "\(given) "
            + "[construct]"))
  }

  @Test func aMetricHasNames() {
    #expect(
      findings(Metric("", "Age"))
        == finding("namespace: a metric must have a namespace; expected text, given \"\" [construct]"))
    #expect(
      findings(Metric("AWS/SQS", ""))
        == finding("name: a metric must have a name; expected text, given \"\" [construct]"))
  }

  @Test func dimensions() {
    #expect(
      findings(Metric("AWS/SQS", "Age", dimensions: ["QueueName": "a", "QueueName": "b"]))
        == finding(
          "dimensions: a metric has a dimension twice; expected each name once, given \"QueueName\" [construct]\n"
            + "  hint: remove one of them"))
    let many = Dictionary(uniqueKeysWithValues: (1...31).map { ("D\($0)", StringValue.literal("x")) })
    #expect(
      findings(Metric("AWS/SQS", "Age", dimensions: NamedValues(many)))
        == finding("dimensions: a metric must have at most 30 dimensions; expected 30 or fewer, given 31 [construct]"))
  }
}
