import StrataJSON
import Testing

@Suite struct StateMachineReaderChoicesTests {
  private func found(_ rule: JSONObject, language: JSONValue? = nil) -> [String] {
    var rule = rule
    if rule["Next"] == nil { rule["Next"] = "Z" }
    return MachineSamples.found(
      inState: ["Type": "Choice", "Choices": [.object(rule)], "Default": "Z"], language: language
    )
    .map { $0.replacing("/Choices/0", with: "") }
  }

  @Test(
    arguments: [
      ("StringEquals", "x"), ("StringMatches", "a*"), ("StringLessThanPath", "$.b"), ("NumericEquals", 1),
      ("NumericGreaterThanEquals", 1.5), ("NumericLessThanEqualsPath", "$$.Execution.Input.n"),
      ("BooleanEquals", false),
      ("BooleanEqualsPath", "$flag"), ("TimestampLessThan", "2026-03-14T01:59:00Z"),
      ("TimestampGreaterThanPath", "$.t"),
      ("IsPresent", true), ("IsNull", false), ("IsNumeric", true), ("IsString", true), ("IsBoolean", true),
      ("IsTimestamp", true), ("NumericEquals", ["Ref": "N"]), ("StringEquals", "${S}"),
    ] as [(String, JSONValue)])
  func whatIsRight(name: String, value: JSONValue) {
    #expect(found(["Variable": "$.a", name: value]) == [])
    #expect(found(["Not": ["Variable": "$.a", name: value]]) == [])
    #expect(found(["Or": [["And": [["Variable": "$.a", name: value]]]], "Comment": "c", "Assign": ["v": 1]]) == [])
  }

  @Test(
    arguments: [
      ("StringEquals", 5, "must be text; expected text; given 5"),
      ("NumericEquals", "5", "must be a number; expected a number; given \"5\""),
      ("BooleanEquals", "yes", "must be true or false; expected true or false; given \"yes\""),
      ("IsPresent", "true", "must be true or false; expected true or false; given \"true\""),
      (
        "TimestampEquals", "2026-03-14",
        "must be a moment in time; expected such as 2026-03-14T01:59:00Z; given \"2026-03-14\""
      ),
    ] as [(String, JSONValue, String)])
  func values(name: String, value: JSONValue, message: String) {
    #expect(found(["Variable": "$.a", name: value]) == ["/\(name): \(name) \(message)"])
  }

  @Test func operators() {
    #expect(
      found(["Variable": "$.a"]) == [
        ": a choice rule must compare with something; expected an operator such as StringEquals, or And, Or or Not; given none"
      ])
    #expect(
      found(["Variable": "$.a", "StringEqual": "x"]) == [
        "/StringEqual: a choice rule in JSONPath has no StringEqual (did you mean StringEquals?)",
        ": a choice rule must compare with something; expected an operator such as StringEquals, or And, Or or Not; given none",
      ])
    #expect(
      found(["Variable": "$.a", "StringEquals": "x", "IsPresent": true]) == [
        ": a choice rule must compare once; expected one operator; given StringEquals, IsPresent (put the rules together with And or Or)"
      ])
    #expect(found(["IsPresent": true]) == [": a comparison must have a variable; expected a member Variable"])
    #expect(
      found(["Variable": "a", "StringEqualsPath": "b"]) == [
        "/StringEqualsPath: a path must begin with $; expected a path such as $.order.id; given \"b\"",
        "/Variable: a path must begin with $; expected a path such as $.order.id; given \"a\"",
      ])
  }

  @Test func rulesInRules() {
    let rule: JSONValue = ["Variable": "$.a", "IsPresent": true]
    #expect(
      found(["Variable": "$.a", "And": [rule]]) == [
        "/Variable: a rule with And has no variable of its own; expected Variable in the rules within (remove it)"
      ])
    #expect(found(["And": []]) == ["/And: And must have rules; expected one or more; given an empty list"])
    #expect(found(["Or": rule]) == ["/Or: Or must be a list of rules; expected a list; given an object"])
    #expect(found(["Not": [rule]]) == ["/Not: a choice rule must be an object; expected an object; given a list of 1"])
    #expect(
      found(["And": [["Variable": "$.a", "IsPresent": true, "Next": "Z"], ["Variable": "$.a"]]]) == [
        "/And/0/Next: a rule within another can't go on to a state; expected Next in the outermost rule (remove it)",
        "/And/1: a choice rule must compare with something; expected an operator such as StringEquals, or And, Or or Not; given none",
      ])
    var deep = rule
    for _ in 0..<400 { deep = ["Not": deep] }
    #expect(found(["Not": deep]) == [])
  }

  @Test func states() {
    #expect(
      MachineSamples.found(inState: ["Type": "Choice", "Default": "Z"]) == [
        ": a Choice state must have rules; expected a member Choices"
      ])
    #expect(
      MachineSamples.found(inState: ["Type": "Choice", "Choices": [], "Default": "Z"]) == [
        "/Choices: a Choice state must have rules; expected one or more; given an empty list"
      ])
    #expect(
      MachineSamples.found(inState: ["Type": "Choice", "Choices": [:], "Default": "Z"]) == [
        "/Choices: Choices must be a list; expected a list of rules; given an empty object"
      ])
    let choices: JSONValue = [["Variable": "$.a", "IsPresent": true]]
    #expect(
      MachineSamples.found(inState: ["Type": "Choice", "Choices": choices, "Default": "Z"]) == [
        "/Choices/0: a choice rule must go on to a state; expected a member Next"
      ])
    let names = "expected Assign, Choices, Comment, Default, InputPath, OutputPath, QueryLanguage, Type"
    #expect(
      MachineSamples.found(inState: [
        "Type": "Choice", "Choices": [["Variable": "$.a", "IsPresent": true, "Next": "Z"]], "Next": "Z", "End": true,
      ]) == [
        "/Next: a Choice state has no Next; \(names) (write Next in each of its Choices, and Default)",
        "/End: a Choice state has no End; \(names) (let it go on to a state that ends)",
      ])
  }

  @Test func conditions() {
    #expect(
      found(
        ["Condition": "{% $states.input.n > 1 %}", "Assign": ["v": "{% 1 %}"], "Output": ["o": 1], "Comment": "c"],
        language: "JSONata") == [])
    #expect(found(["Condition": true], language: "JSONata") == [])
    #expect(
      found(["Condition": "$n > 1"], language: "JSONata") == [
        "/Condition: a condition must be an expression; expected {% … %}, true or false; given \"$n > 1\""
      ])
    #expect(
      found(["Variable": "$.a", "IsPresent": true], language: "JSONata") == [
        "/Variable: a choice rule in JSONata has no Variable; expected Assign, Comment, Condition, Next, Output (compare in the Condition)",
        "/IsPresent: a choice rule in JSONata has no IsPresent; expected Assign, Comment, Condition, Next, Output (compare in the Condition)",
        ": a choice rule in JSONata must have a condition; expected a member Condition",
      ])
    #expect(
      found(["Condition": "{% true %}"]) == [
        "/Condition: a choice rule in JSONPath has no Condition (compare a Variable, or set QueryLanguage to JSONata)",
        ": a choice rule must compare with something; expected an operator such as StringEquals, or And, Or or Not; given none",
      ])
    // A rule of nothing but its condition looks like a function.
    #expect(
      MachineSamples.found(
        inState: ["Type": "Choice", "Choices": [["Condition": "{% true %}"]], "Default": "Z"], language: "JSONata") == [
          "/Choices/0: a choice rule must go on to a state; expected a member Next"
        ])
  }
}
