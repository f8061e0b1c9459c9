import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct EventPatternTests {
  /// The pattern of a rule.
  private func pattern(_ pattern: @escaping @Sendable (Scope) -> EventPattern) throws -> JSONValue? {
    try template { scope in
      EventRule("Rule", in: scope, on: pattern(scope), to: [.target(Topic("Alerts", in: scope))], deadLetters: .none)
    }.resource("Rule")?["EventPattern"]
  }

  private func details(_ detail: @escaping @Sendable (Scope) -> NamedValues<EventMatch>) throws -> JSONValue? {
    try pattern { .of(source: "orders", detail: detail($0)) }?["detail"]
  }

  @Test func eachWayToMatch() throws {
    #expect(
      try details { scope in
        [
          "text": "a", "number": 5, "fraction": 0.5, "flag": .exactly(true), "several": ["a", 5, .prefix("b")],
          "inside": ["more": ["most": "a"]], "known": .exactly(scope.region), "built": "a-\(.region)",
          "prefix": .prefix("a"), "suffix": .suffix(".csv"), "not": .anythingBut("a", "b"), "there": .exists,
          "gone": .absent,
        ]
      } == [
        "built": [["Fn::Sub": "a-${AWS::Region}"]], "flag": [true], "fraction": [0.5], "gone": [["exists": false]],
        "inside": ["more": ["most": ["a"]]], "known": [["Ref": "AWS::Region"]],
        "not": [["anything-but": ["a", "b"]]], "number": [5], "prefix": [["prefix": "a"]],
        "several": ["a", 5, ["prefix": "b"]], "suffix": [["suffix": ".csv"]], "text": ["a"],
        "there": [["exists": true]],
      ])
  }

  @Test func numbersInRanges() throws {
    #expect(
      try details { _ in
        [
          "a": .above(1), "b": .atLeast(1.5), "c": .below(-1), "d": .atMost(5e9), "e": .between(1...2),
          "f": [.below(1), .above(9)],
        ]
      } == [
        "a": [["numeric": [">", 1]]], "b": [["numeric": [">=", 1.5]]], "c": [["numeric": ["<", -1]]],
        "d": [["numeric": ["<=", 5_000_000_000]]], "e": [["numeric": [">=", 1, "<=", 2]]],
        "f": [["numeric": ["<", 1]], ["numeric": [">", 9]]],
      ])
  }

  @Test func sourcesAndTypes() throws {
    #expect(
      try pattern { _ in .of(source: .prefix("aws."), detailTypes: ["One", .suffix("Two")]) } == [
        "detail-type": ["One", ["suffix": "Two"]], "source": [["prefix": "aws."]],
      ])
  }

  @Test func alarmsByThemselves() throws {
    #expect(
      try pattern { scope in
        let alerts = Metric("AWS/SNS", "NumberOfNotificationsFailed")
        return .alarmState(of: [Alarm("Failed", in: scope, when: alerts, is: .above(0))])
      } == [
        "detail-type": ["CloudWatch Alarm State Change"], "resources": [["Fn::GetAtt": ["Failed", "Arn"]]],
        "source": ["aws.cloudwatch"],
      ])
    #expect(
      try pattern { _ in .alarmState(.insufficientData) }?["detail"]
        == ["state": ["value": ["INSUFFICIENT_DATA"]]])
  }

  @Test func whatIsRefused() {
    let found = findings { scope in
      EventRule(
        "A", in: scope,
        on: .of(
          source: "a",
          detail: [
            "big": .above(5e9 + 1), "empty": [], "mixed": [["b": 1], "c"], "none": ["d": [:]], "odd": .below(.nan),
          ]),
        to: [.target(Topic("Alerts", in: scope))])
      EventRule("B", in: scope, on: .of(source: "b", detail: ["a": 1, "a": 2]), to: [.target(Topic("C", in: scope))])
    }
    #expect(
      found.map { $0.replacing("EventPatternTests.swift: error: Test/", with: "") } == [
        "A: on: EventBridge compares numbers from -5,000,000,000 to 5,000,000,000; expected a number in this range, given 5000000001.0 in detail.big [construct]",
        "A: on: EventBridge compares numbers from -5,000,000,000 to 5,000,000,000; expected a number in this range, given nan in detail.odd [construct]",
        "A: on: a list must have values; expected text, numbers or what they may be, given fields in detail.mixed [construct]\n  hint: write the fields without a list around them",
        "A: on: nothing matches a field without fields; expected a field or a value, given none in detail.none.d [construct]",
        "A: on: nothing matches a field without values; expected a value, given none in detail.empty [construct]",
        "B: EventPattern/detail: the name \"a\" is given twice in one literal [invalid-value]\n  hint: remove one of the two",
      ])
  }
}
