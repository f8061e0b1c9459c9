import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct CompositeAlarmTests {
  private static let age = Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", dimensions: ["QueueName": "jobs"])
  private static let deploying = ImportedAlarm(
    arn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deploying")

  private static func imported(_ count: Int) -> [ImportedAlarm] {
    (0..<count).map {
      ImportedAlarm(arn: .literal("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a\($0)"))
    }
  }

  private func finding(_ text: String) -> [String] { ["CompositeAlarmTests.swift: error: Test/Ill: \(text)"] }

  private func rule(_ rule: @escaping @Sendable (Alarm, Alarm) -> AlarmRule) throws -> JSONValue? {
    try template { scope in
      let busy = Alarm("A", in: scope, when: Self.age, is: .above(1))
      let slow = Alarm("B", in: scope, when: Self.age, is: .above(2))
      CompositeAlarm("Ill", in: scope, when: rule(busy, slow))
    }.resource("Ill")?["AlarmRule"]
  }

  @Test func anAlarmAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in CompositeAlarm("Ill", in: scope, when: Self.deploying.isOff) }
    #expect(
      template.json["Resources"] == [
        "Ill": [
          "Type": "AWS::CloudWatch::CompositeAlarm",
          "Properties": [
            "AlarmRule": "ALARM(\"arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deploying\")"
          ],
        ]
      ])
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      let busy = Alarm("Busy", in: scope, when: Self.age, is: .above(1))
      let ill = CompositeAlarm(
        "Ill", in: scope, when: .any(of: [busy]), notify: [Topic("Alerts", in: scope)],
        suppressedBy: Self.deploying, waiting: .minutes(2), extending: .zero, description: "Look at the orders")
      scope.output("Arn", ill.arn)
    }
    let template = try template { declare($0) }
    #expect(
      template.resource("Ill")?.properties == [
        "ActionsSuppressor": "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deploying",
        "ActionsSuppressorExtensionPeriod": 0, "ActionsSuppressorWaitPeriod": 120,
        "AlarmActions": [["Ref": "Alerts"]], "AlarmDescription": "Look at the orders",
        "AlarmRule": ["Fn::Sub": "ALARM(\"${Busy.Arn}\")"], "OKActions": [["Ref": "Alerts"]],
      ])
    #expect(
      template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"]?.array?.last?["Principal"]
        == ["Service": ["cloudwatch.amazonaws.com"]])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Ill", "Arn"]])
    #expect(findings { declare($0) } == [])
  }

  @Test func rules() throws {
    #expect(try rule { a, b in .all(of: [a, b]) } == ["Fn::Sub": #"ALARM("${A.Arn}") AND ALARM("${B.Arn}")"#])
    #expect(try rule { a, b in .any(of: [a, b]) } == ["Fn::Sub": #"ALARM("${A.Arn}") OR ALARM("${B.Arn}")"#])
    #expect(
      try rule { a, b in .all(of: a.isFine, .not(b.lacksData)) }
        == ["Fn::Sub": #"OK("${A.Arn}") AND (NOT INSUFFICIENT_DATA("${B.Arn}"))"#])
    #expect(
      try rule { a, b in .not(.any(of: a.isOff, .all(of: [a, b]))) }
        == ["Fn::Sub": #"NOT (ALARM("${A.Arn}") OR (ALARM("${A.Arn}") AND ALARM("${B.Arn}")))"#])
    #expect(
      try rule { a, b in .not(.not(.all(of: .any(of: a.isOff), b.isOff))) }
        == ["Fn::Sub": #"NOT (NOT (ALARM("${A.Arn}") AND ALARM("${B.Arn}")))"#])
  }

  @Test func alarmsOfAnotherStackAndOfCompositeAlarms() throws {
    let app = App("Test") { app in
      let busy = app.stack("A") { scope in
        CompositeAlarm("Ill", in: scope, when: Alarm("Busy", in: scope, when: Self.age, is: .above(1)).isOff)
      }
      app.stack("B") { scope in CompositeAlarm("Ill", in: scope, when: .any(of: [busy])) }
    }
    #expect(
      try app.synthesize()["B"]?.template.resource("Ill")?["AlarmRule"]
        == ["Fn::Sub": ["ALARM(\"${Value1}\")", ["Value1": ["Fn::ImportValue": "A:Ill:Arn"]]]])
    #expect(findings(app) == [])
  }

  @Test func twoAlarmsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        let topic = Topic("Alerts", in: scope)
        let busy = Alarm("Busy", in: scope, when: Self.age, is: .above(1))
        for id in ["One", "Two"] { CompositeAlarm(id, in: scope, when: busy.isOff, notify: [topic]) }
      } == [])
  }

  @Test func rulesWithoutAnAlarm() {
    for rule in [
      AlarmRule.all(of: []), .any(of: [any WatchedAlarm]()), .not(.any(of: [])),
      .all(of: Self.deploying.isOff, .all(of: [])),
    ] {
      #expect(
        findings { scope in CompositeAlarm("Ill", in: scope, when: rule) }
          == finding(
            "when: a rule must have an alarm; expected at least one alarm in each of its parts, given a part with none "
              + "[construct]"))
    }
  }

  @Test func aHundredAlarmsAreEnough() {
    #expect(findings { scope in CompositeAlarm("Ill", in: scope, when: .any(of: Self.imported(100))) } == [])
    #expect(
      findings { scope in CompositeAlarm("Ill", in: scope, when: .any(of: Self.imported(101))) }
        == finding(
          "when: a rule must be about 100 alarms at most; expected 100 or fewer, given 101 [construct]\n"
            + "  hint: put some of them in a composite alarm of their own"))
  }

  @Test func rulesThatAreTooLong() {
    let long = (0..<50).map {
      ImportedAlarm(
        arn: .literal(
          "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:\(String(repeating: "a", count: 200))\($0)"))
    }
    #expect(
      findings { scope in CompositeAlarm("Ill", in: scope, when: .any(of: long)) }
        == finding(
          "when: a rule must have 10,240 characters at most; expected 10,240 or fewer, given 13,286 and more [construct]\n"
            + "  hint: put some alarms in a composite alarm of their own"))
    let parts = (0..<501).reduce(Self.deploying.isOff) { rule, _ in .not(rule) }
    #expect(
      findings { scope in CompositeAlarm("Ill", in: scope, when: parts) }
        == finding(
          "when: a rule must have 500 parts at most; expected 500 or fewer, given 502 [construct]\n"
            + "  hint: put some of them in a composite alarm of their own"))
  }

  @Test func alarmsOfAnotherRegion() {
    @Sendable func findings(_ region: String) -> [String] {
      TestSupport.findings(
        App("Test") { app in
          app.stack("Here", env: .init(account: "123456789012", region: region)) { scope in
            CompositeAlarm("Ill", in: scope, when: Self.deploying.isFine, suppressedBy: Self.deploying)
          }
        })
    }
    #expect(findings("eu-central-1") == [])
    #expect(
      findings("us-east-1")
        == ["suppressedBy", "when"].map {
          "CompositeAlarmTests.swift: error: Here/Ill: \($0): a composite alarm is about alarms of its own region only; "
            + "expected an alarm of us-east-1, given one of eu-central-1 [construct]"
        })
  }

  @Test func sixAreTooMany() {
    let topics = (1...6).map { ImportedTopic(arn: .literal("arn:aws:sns:eu-central-1:123456789012:t\($0)")) }
    #expect(
      findings { scope in CompositeAlarm("Ill", in: scope, when: Self.deploying.isOff, notify: topics) }
        == finding(
          "notify: an alarm must tell 5 at most; expected 5 or fewer, given 6 [construct]\n"
            + "  hint: tell one topic, with more subscriptions"))
  }

  @Test func timesThatAreNone() {
    #expect(
      findings { scope in
        CompositeAlarm(
          "Ill", in: scope, when: Self.deploying.isOff, suppressedBy: Self.deploying, waiting: .seconds(-1),
          extending: .milliseconds(1_500))
      } == finding(
        "extending: this must be whole seconds in a range; expected 0 s to 2,147,483,647 s, given 1.5 s [construct]")
        + finding(
          "waiting: this must be whole seconds in a range; expected 0 s to 2,147,483,647 s, given -1 s [construct]"))
  }

  @Test(arguments: [
    "", "deploying", "arn:aws:sns:eu-central-1:123456789012:alarm:deploying",
    "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:", "arn:aws:cloudwatch:eu-central-1:123456789012:deploying",
    "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a\"b",
  ])
  func whatIsNoAlarm(_ arn: String) {
    #expect(
      findings { scope in
        CompositeAlarm(
          "Ill", in: scope, when: Self.deploying.isOff, suppressedBy: ImportedAlarm(arn: .literal(arn)))
      }
        == finding(
          "ActionsSuppressor: this isn't the ARN of an alarm; expected "
            + "arn:<partition>:cloudwatch:<region>:<account>:alarm:<name>, given \"\(arn)\" [invalid-value]"))
  }
}
