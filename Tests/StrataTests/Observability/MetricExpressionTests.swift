import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct MetricExpressionTests {
  private static let errors = Metric("Orders", "Errors", statistic: .sum, period: .minutes(5))
  private static let requests = Metric("Orders", "Requests", statistic: .sum, period: .minutes(5))

  private func findings(_ expression: MetricExpression) -> [String] {
    TestSupport.findings { scope in Alarm("Old", in: scope, when: expression, is: .above(1)) }
  }

  private func finding(_ text: String) -> [String] { ["MetricExpressionTests.swift: error: Test/Old: \(text)"] }

  /// The expression that an alarm is about, and the metrics in it.
  private func asked(_ expression: MetricExpression) throws -> (text: String?, ids: [String?], names: [String?]) {
    let template = try template { scope in Alarm("Old", in: scope, when: expression, is: .above(1)) }
    let queries = template.resource("Old")?["Metrics"]?.array ?? []
    let metrics = queries.filter { $0["MetricStat"] != nil }
    return (
      queries.last?["Expression"]?.string, metrics.map { $0["Id"]?.string },
      metrics.map { $0["MetricStat"]?["Metric"]?["MetricName"]?.string }
    )
  }

  @Test func anAlarmOnAnExpression() throws {
    func query(_ id: JSONValue, _ name: JSONValue) -> JSONValue {
      [
        "Id": id,
        "MetricStat": ["Metric": ["MetricName": name, "Namespace": "Orders"], "Period": 300, "Stat": "Sum"],
        "ReturnData": false,
      ]
    }
    let template = try template { scope in
      Alarm("Old", in: scope, when: Self.errors / Self.requests * 100, is: .above(1), for: 3)
    }
    #expect(
      template.resource("Old")?.properties == [
        "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 3,
        "Metrics": [
          query("m1", "Errors"), query("m2", "Requests"),
          ["Expression": "m1 / m2 * 100", "Id": "e1", "Label": "Errors / Requests * 100", "ReturnData": true],
        ], "Threshold": 1.0, "TreatMissingData": "notBreaching",
      ])
  }

  @Test func operators() throws {
    let (a, b) = (Self.errors, Self.requests)
    for (expression, text) in [
      (a + b, "m1 + m2"), (a - b, "m1 - m2"), (a * b, "m1 * m2"), (a / b, "m1 / m2"), (a + 1, "m1 + 1"),
      (a - 0.5, "m1 - 0.5"), (a * -2, "m1 * (-2)"), (a / 60, "m1 / 60"), (1 + a, "1 + m1"), (1 - a, "1 - m1"),
      (100 * a, "100 * m1"), (1 / a, "1 / m1"), (a - (b - a), "m1 - (m2 - m1)"), ((a + b) * a, "(m1 + m2) * m1"),
      (a * b + a, "m1 * m2 + m1"), (a + b * a, "m1 + (m2 * m1)"), (a / (b / a), "m1 / (m2 / m1)"),
      (a / b / a, "m1 / m2 / m1"), (a - b + a, "m1 - m2 + m1"),
    ] as [(MetricExpression, String)] {
      #expect(try asked(expression).text == text)
    }
  }

  @Test func theSameMetricIsAskedForOnce() throws {
    let other = Self.errors.over(.minutes(5))
    let asked = try asked(Self.errors / (Self.errors + other + Self.requests))
    #expect(asked.names == ["Errors", "Requests"])
    let regions = try self.asked(Self.errors / Self.errors.of(account: "123456789012"))
    #expect(regions.ids == ["m1", "m2"])
  }

  @Test func expressionsAsTheyAreWritten() throws {
    let asked = try asked(.expression("100*e/MAX([e, r]) + FILL(e,0)", ["e": Self.errors, "r": Self.requests]))
    #expect(asked.text == "100*e/MAX([e, r]) + FILL(e,0)")
    #expect(asked.ids == ["e", "r"])
  }

  @Test func namesThatAreTakenAreOthers() throws {
    let first = MetricExpression.expression("m1 + e1", ["m1": Self.errors, "e1": Self.requests])
    let second = MetricExpression.expression("m1 * 2", ["m1": Self.requests.over(.minutes(5))])
    let third = MetricExpression.expression("m1", ["m1": Metric("Orders", "Late", period: .minutes(5))])
    let asked = try asked(first / second - third)
    #expect(asked.ids == ["m1", "m2", "m3"])
    #expect(asked.names == ["Requests", "Errors", "Late"])
    #expect(asked.text == "(m2 + m1) / (m1 * 2) - (m3)")
  }

  @Test func wordsInQuotesStandForNoMetric() throws {
    let asked = try asked(.expression(#"IF(e > 1, e, METRICS("e other")) * 1e3"#, ["e": Self.errors]))
    #expect(asked.text == #"IF(e > 1, e, METRICS("e other")) * 1e3"#)
    #expect(try self.asked(.expression("e + 'e", ["e": Self.errors])).text == "e + 'e")
  }

  @Test func labels() throws {
    let share = Self.errors / Self.requests
    #expect(share.labelled("Share").measured.label == "Share")
    let template = try template { scope in
      Alarm("Old", in: scope, when: share.labelled("Share").over(.minutes(1)), is: .above(1))
    }
    let queries = template.resource("Old")?["Metrics"]?.array ?? []
    #expect(queries.last?["Label"] == "Share")
    #expect(queries.prefix(2).map { $0["MetricStat"]?["Period"] } == [60, 60])
  }

  @Test func anotherAccountsMetric() throws {
    let template = try template { scope in
      Alarm("Old", in: scope, when: Self.errors.of(account: "123456789012"), is: .above(1))
    }
    #expect(
      template.resource("Old")?["Metrics"] == [
        [
          "AccountId": "123456789012", "Id": "m1",
          "MetricStat": ["Metric": ["MetricName": "Errors", "Namespace": "Orders"], "Period": 300, "Stat": "Sum"],
          "ReturnData": true,
        ]
      ])
    #expect(template.resource("Old")?["MetricName"] == nil)
    #expect(
      findings(Self.errors.of(account: "1234") + 1)
        == finding(
          "Metrics/0/AccountId: this isn't an account's id; expected 12 digits, given \"1234\" [invalid-value]"))
  }

  @Test func anotherRegionsMetric() throws {
    let message =
      "when: an alarm watches metrics of its own region only; expected a metric without .in(…), given one of us-east-1 "
      + "[construct]\n  hint: declare the alarm in a stack of that region"
    #expect(findings(Self.errors.in("us-east-1").measured) == finding(message))
    #expect(findings(Self.errors / Self.requests.in("us-east-1")) == finding(message))
    let app = App("Test") { app in
      app.stack("Here", env: .init(account: "123456789012", region: "us-east-1")) { scope in
        Alarm("Old", in: scope, when: Self.errors.in("us-east-1"), is: .above(1))
      }
    }
    #expect(TestSupport.findings(app) == [])
  }

  @Test func tenMetricsAreEnough() {
    func sum(_ count: Int) -> MetricExpression {
      (2...count).reduce(Self.errors + 0) { $0 + Metric("Orders", "N\($1)", period: .minutes(5)) }
    }
    #expect(findings(sum(10)) == [])
    #expect(
      findings(sum(11))
        == finding("when: an alarm must watch 10 metrics at most; expected 10 or fewer, given 11 [construct]"))
  }

  @Test func periodsThatDiffer() {
    #expect(
      findings(Self.errors / Self.requests.over(.minutes(1)))
        == finding(
          "expression: the metrics of an expression must have one period; expected 300 s (5 min), given 60 s (1 min) of "
            + "Requests [construct]\n  hint: say .over(…) of the expression"))
  }

  @Test(arguments: [(Double.nan, "nan"), (.infinity, "inf")])
  func numbersThatAreNone(_ number: Double, _ given: String) {
    #expect(
      findings(Self.errors * number)
        == finding(
          "expression: an expression has a number that is none; expected a finite number, given \(given) [construct]"))
  }

  @Test func namesThatAreNone() {
    #expect(
      findings(.expression("Errors * 2", ["Errors": Self.errors]))
        == finding(
          "expression: an expression can't have this name for a metric; expected a small letter, and letters, digits and "
            + "_, 255 at most, given \"Errors\" [construct]"))
    #expect(
      findings(.expression("e * f", ["e": Self.errors]))
        == finding(
          "expression: an expression has a name that stands for no metric; expected e, given \"f\" [construct]"))
    #expect(
      findings(.expression("e * 2", ["e": Self.errors, "r": Self.requests]))
        == finding(
          "expression: an expression has no use for a metric; expected r in it, given \"e * 2\" [construct]"))
    #expect(
      findings(.expression("1", [:]))
        == finding(
          "expression: an expression must have a metric; expected at least one metric, given none [construct]"))
  }

  @Test func expressionsThatAreTooLong() {
    let message = "expression: an expression must have 2,048 characters at most; expected 2,048 or fewer, given "
    let long = (0..<400).reduce(Self.errors.measured) { sum, number in sum + Double(number) }
    #expect(findings((0..<100).reduce(Self.errors.measured) { sum, number in sum + Double(number) }) == [])
    #expect(findings(long) == finding(message + "2,292 [construct]"))
    // Nothing is read deeper than it goes.
    let endless = (0..<200_000).reduce(Self.errors.measured) { sum, _ in sum + 1 }
    #expect(findings(endless) == finding(message + "more [construct]"))
    let mirrored = (0..<200_000).reduce(Self.errors.measured) { sum, _ in 1 / sum }
    #expect(findings(mirrored) == finding(message + "more [construct]"))
    #expect(
      TestSupport.findings { scope in Dashboard("Page", in: scope).add("Sum", endless) } == [
        "MetricExpressionTests.swift: error: Test/Page: \(message)more [construct]"
      ])
  }

  @Test func alarmsDoNotSearch() {
    #expect(
      findings(.expression("SUM(SEARCH('{Orders} e', 'Sum')) + e", ["e": Self.errors]))
        == finding(
          "when: an alarm can't search for metrics; expected an expression without SEARCH, given "
            + "\"SUM(SEARCH('{Orders} e', 'Sum')) + e\" [construct]"))
  }

  @Test func aMistakeInAMetricIsSaidOnce() {
    #expect(
      findings(Metric("", "Errors") / Metric("", "Errors"))
        == finding("namespace: a metric must have a namespace; expected text, given \"\" [construct]"))
  }
}
