import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct EventInputTests {
  private func target(_ input: @escaping @Sendable (Scope) -> EventInput) throws -> JSONValue? {
    try template { scope in
      EventRule(
        "Rule", in: scope, on: .of(source: "a"), to: [.target(Topic("Alerts", in: scope), sending: input(scope))],
        deadLetters: .none)
    }.resource("Rule")?["Targets"]?[0]
  }

  private func refusals(_ inputs: EventInput...) -> [String] {
    findings { scope in
      for (index, input) in inputs.enumerated() {
        EventRule(
          "Rule\(index)", in: scope, on: .of(source: "a"),
          to: [.target(ImportedTopic(arn: "arn:aws:sns:eu-central-1:123456789012:a"), sending: input)],
          deadLetters: .none)
      }
    }.map { $0.replacing("EventInputTests.swift: error: Test/", with: "") }
  }

  @Test func whatIsSent() throws {
    #expect(try target { _ in .event } == ["Arn": ["Ref": "Alerts"], "Id": "Target1"])
    #expect(try target { _ in .constant(["job": "clean", "n": 1]) }?["Input"] == #"{"job":"clean","n":1}"#)
    #expect(try target { _ in .constant("clean") }?["Input"] == #""clean""#)
    #expect(try target { _ in .part("$.detail") }?["InputPath"] == "$.detail")
    #expect(try target { _ in .part("$") }?["InputPath"] == "$")
  }

  @Test func templatesHaveInputs() throws {
    #expect(
      try target { _ in
        .template(
          #"{"content": "<name> is <state>", "all": <all>, "rule": <aws.events.rule-name>}"#,
          inputs: ["name": "$.detail.alarmName", "state": "$.detail.state.value", "all": "$"])
      }?["InputTransformer"] == [
        "InputPathsMap": ["all": "$", "name": "$.detail.alarmName", "state": "$.detail.state.value"],
        "InputTemplate": #"{"content": "<name> is <state>", "all": <all>, "rule": <aws.events.rule-name>}"#,
      ])
    #expect(
      try target { scope in .template(#"{"region": "\#(scope.region)", "at": <at>}"#, inputs: ["at": "$.time"]) }?[
        "InputTransformer"]
        == [
          "InputPathsMap": ["at": "$.time"], "InputTemplate": ["Fn::Sub": #"{"region": "${AWS::Region}", "at": <at>}"#],
        ])
  }

  @Test func textIsQuoted() throws {
    #expect(
      try target { _ in .text("\"<name>\" is\n<state> \\ <@1> a < b", inputs: ["name": "$.a", "state": "$.b"]) }?[
        "InputTransformer"]?["InputTemplate"] == #""\"<name>\" is\n<state> \\ <@1> a < b""#)
    #expect(
      try target { scope in .text("In \"\(scope.region)\": <aws.events.event>") }?["InputTransformer"] == [
        "InputTemplate": ["Fn::Sub": #""In \"${AWS::Region}\": <aws.events.event>""#]
      ])
  }

  @Test func aLogGroupTakesTheEventOrATimeAndAMessage() throws {
    let template = try template { scope in
      EventRule(
        "Rule", in: scope, on: .of(source: "a"),
        to: [
          .target(
            LogGroup("Logs", in: scope),
            sending: .template(
              #"{"timestamp": <time>, "message": "<name>"}"#, inputs: ["time": "$.time", "name": "$.detail.a"]))
        ])
    }
    #expect(
      template.resource("Rule")?["Targets"]?[0]?["InputTransformer"]?["InputTemplate"]
        == #"{"timestamp": <time>, "message": "<name>"}"#)
    let found = findings { scope in
      let logs = LogGroup("Logs", in: scope)
      EventRule(
        "Rule", in: scope, on: .of(source: "a"),
        to: [
          .target(logs, sending: .part("$.detail")), .target(logs, sending: .constant("a")),
          .target(logs, sending: .text("a")), .target(logs, sending: .template(#"{"message": "a"}"#)),
        ])
    }
    #expect(
      found == [
        """
        EventInputTests.swift: error: Test/Rule: to: a log group takes no such message; expected the event as it is, or a \
        template such as {"timestamp": <time>, "message": <message>}, given another [construct]
        """
      ])
  }

  @Test func whatIsRefused() {
    #expect(
      refusals(
        .part("detail"), .template(#"{"a": <b>, "c": <b>}"#, inputs: ["a": "$.a"]),
        .template("<a> is here", inputs: ["a": "a"]),
        .text("<AWSa> <b c>", inputs: ["AWSa": "$.a", "b c": "$.b"]), .text("<x>"),
        .text("<a>", inputs: ["a": "$.a", "a": "$.b"]), .template(#"{"a": "<a"}> b"#),
        .text("", inputs: NamedValues(Dictionary(uniqueKeysWithValues: (1...101).map { ("a\($0)", "$.a") })))
      ).filter { !$0.hasPrefix("Rule7: to: no part") } == [
        "Rule0: to: this isn't a path in an event; expected a path such as $.detail, given \"detail\" [construct]",
        "Rule1: to: no part of the template uses an input; expected <a> in the template, given none [construct]\n  hint: leave it out of the inputs",
        "Rule1: to: the template uses an input that there isn't; expected <a>, given <b> [construct]\n  hint: give its path: inputs: [\"b\": \"$.detail.…\"]",
        "Rule2: to: the template isn't JSON; expected JSON such as {\"content\": \"<name>\"}, given other text [construct]\n  hint: say .text(…) for text that people read",
        "Rule2: to: this isn't a path in an event; expected a path such as $.detail, given \"a\" [construct]",
        "Rule3: to: an input has no such name; expected letters, digits, hyphens and underscores, not beginning with AWS, given \"AWSa\" [construct]",
        "Rule3: to: an input has no such name; expected letters, digits, hyphens and underscores, not beginning with AWS, given \"b c\" [construct]",
        "Rule3: to: no part of the template uses an input; expected <b c> in the template, given none [construct]\n  hint: leave it out of the inputs",
        "Rule4: to: the template uses an input that there isn't; expected inputs, given <x> [construct]\n  hint: give its path: inputs: [\"x\": \"$.detail.…\"]",
        "Rule5: to: an input is there twice; expected each name once, given \"a\" [construct]",
        "Rule6: to: the template isn't JSON; expected JSON such as {\"content\": \"<name>\"}, given other text [construct]\n  hint: say .text(…) for text that people read",
        "Rule7: to: a template must have at most 100 inputs; expected 100 or fewer, given 101 [construct]",
      ])
  }
}
