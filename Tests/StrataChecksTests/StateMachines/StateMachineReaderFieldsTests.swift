import StrataJSON
import Testing

@Suite struct StateMachineReaderFieldsTests {
  @Test func fieldsOfOtherTypes() {
    #expect(
      MachineSamples.found("Pass", ["Retry": [["ErrorEquals": ["X"]]]]) == [
        "/Retry: a Pass state has no Retry; expected Assign, Comment, End, InputPath, Next, OutputPath, Parameters, QueryLanguage, Result, ResultPath, Type"
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": 1, "Second": 1]) == [
        "/Second: a Wait state has no Second; expected Assign, Comment, End, InputPath, Next, OutputPath, QueryLanguage, Seconds, SecondsPath, Timestamp, TimestampPath, Type (did you mean Seconds?)"
      ])
    #expect(
      MachineSamples.found(inState: ["Type": "Succeed", "End": true]) == [
        "/End: a Succeed state has no End; expected Comment, InputPath, OutputPath, QueryLanguage, Type",
        "/States/Z: no way leads to this state; expected a state that is reached and goes on to \"Z\" (let one go on to it, or remove it)",
      ])
    #expect(
      MachineSamples.found("Fail", ["Parameters": [:]]).map { $0.prefix(50) }
        == [
          "/Next: a Fail state has no Next; expected Cause, Ca", "/Parameters: a Fail state has no Parameters; expec",
        ].map { $0.prefix(50) })
  }

  @Test(arguments: ["Choice", "Fail", "Succeed", "Wait"])
  func resultsOfWhatHasNone(type: String) {
    for field in ["Parameters", "ResultPath", "ResultSelector"] {
      let found = MachineSamples.found(type, [field: "$"])
      #expect(found.contains { $0.hasPrefix("/\(field): a \(type) state has no \(field)") }, "\(field)")
    }
  }

  @Test func fieldsOfTheOtherLanguage() {
    #expect(
      MachineSamples.found("Pass", ["InputPath": "$", "Parameters": [:]], language: "JSONata") == [
        "/InputPath: a Pass state in JSONata has no InputPath (write Arguments, or set QueryLanguage to JSONPath)",
        "/Parameters: a Pass state in JSONata has no Parameters (write Arguments, or set QueryLanguage to JSONPath)",
      ])
    #expect(
      MachineSamples.found("Wait", ["SecondsPath": "$.s", "Seconds": 1], language: "JSONata") == [
        "/SecondsPath: a Wait state in JSONata has no SecondsPath (write Seconds with an expression, as in {% $states.input.count %}, or set QueryLanguage to JSONPath)"
      ])
    #expect(
      MachineSamples.found("Pass", ["Output": "x"]) == [
        "/Output: a Pass state in JSONPath has no Output (write ResultSelector, ResultPath or OutputPath, or set QueryLanguage to JSONata)"
      ])
  }

  // MARK: Values

  @Test func ranges() {
    let seconds = "expected a whole number, 0 to 99,999,999"
    #expect(MachineSamples.found("Wait", ["Seconds": 0]) == [])
    #expect(MachineSamples.found("Wait", ["Seconds": 99_999_999]) == [])
    #expect(
      MachineSamples.found("Wait", ["Seconds": -1]) == [
        "/Seconds: Seconds is outside of its range; \(seconds); given -1"
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": 100_000_000]) == [
        "/Seconds: Seconds is outside of its range; \(seconds); given 100000000"
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": 1.5]) == [
        "/Seconds: Seconds must be a whole number; \(seconds); given 1.5"
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": "5"]) == [
        "/Seconds: Seconds must be a whole number; \(seconds); given \"5\""
      ])
    #expect(MachineSamples.found("Wait", ["Seconds": "{% $states.input.s %}"], language: "JSONata") == [])
    #expect(
      MachineSamples.found("Wait", ["Seconds": "{% $states.input.s %}"]) == [
        "/Seconds: Seconds must be a whole number; \(seconds); given \"{% $states.input.s %}\""
      ])
    #expect(MachineSamples.found("Wait", ["Seconds": "${Seconds}"]) == [])
    #expect(
      MachineSamples.found("Pass", ["Comment": ["a"], "End": "true"]) == [
        "/Comment: Comment must be text; expected text; given a list of 1",
        "/End: End must be true or false; expected true or false; given \"true\"",
      ])
  }

  @Test func oneOfTwoWays() {
    #expect(
      MachineSamples.found(inState: [
        "Type": "Fail", "Cause": "c", "CausePath": "$.c", "Error": "e", "ErrorPath": "$.e",
      ])
      .filter { !$0.contains("no way") } == [
        "/CausePath: a state can't have both Cause and CausePath; expected one of the two (remove one)",
        "/ErrorPath: a state can't have both Error and ErrorPath; expected one of the two (remove one)",
      ])
    #expect(
      MachineSamples.found(
        "Task",
        [
          "Resource": "arn:aws:states:::aws-sdk:sns:listTopics", "TimeoutSeconds": 9, "TimeoutSecondsPath": "$.t",
          "HeartbeatSeconds": 3, "HeartbeatSecondsPath": "$.h",
        ]) == [
          "/HeartbeatSecondsPath: a state can't have both HeartbeatSeconds and HeartbeatSecondsPath; expected one of the two (remove one)",
          "/TimeoutSecondsPath: a state can't have both TimeoutSeconds and TimeoutSecondsPath; expected one of the two (remove one)",
        ])
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      MachineSamples.found(inState: [
        "Type": "Wait", "Seconds": ["Fn::If": ["C", 1, none]], "SecondsPath": ["Fn::If": ["C", none, "$.s"]],
        "Next": "Z",
      ]) == [])
  }

  @Test func waiting() {
    let message = "a Wait state must have one end to its waiting; expected one of"
    #expect(
      MachineSamples.found("Wait", ["Seconds": 1, "SecondsPath": "$.s"]) == [
        ": \(message) Seconds, SecondsPath, Timestamp, TimestampPath; given Seconds, SecondsPath (leave one of them)"
      ])
    #expect(
      MachineSamples.found("Wait", [:]) == [
        ": \(message) Seconds, SecondsPath, Timestamp, TimestampPath; given none"
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": 1, "Timestamp": "{% $t %}"], language: "JSONata") == [
        ": \(message) Seconds, Timestamp; given Seconds, Timestamp (leave one of them)"
      ])
  }

  // MARK: Templates

  @Test func whatIsFilledInByPaths() {
    let expected = "expected a path such as $.order.id, or a call such as States.UUID()"
    #expect(
      MachineSamples.found("Pass", ["Parameters": ["a.$": "id", "b": [["c.$": 1]], "d.$": "$.", "e.$": "$.e"]]) == [
        "/Parameters/a.$: a.$ must be a path or a call, as its name ends with .$; \(expected); given \"id\" (write a without .$ for a text that stands here)",
        "/Parameters/b/0/c.$: c.$ must be a path or a call, as its name ends with .$; \(expected); given 1 (write c without .$ for a value that stands here)",
        "/Parameters/d.$: a path can't end with a dot, or have a dot without a name; expected a path such as $.order.id, or a call; given \"$.\"",
      ])
    #expect(
      MachineSamples.found("Pass", ["Parameters": ["a": "$.id", "b": "States.UUID()", "c": "$5", "d": "$.99 off"]]) == [
        "/Parameters/a: a gets this text as it stands, and not what it leads to; expected a name that ends with .$; given \"$.id\" (write a.$)",
        "/Parameters/b: b gets this text as it stands, and not what it leads to; expected a name that ends with .$; given \"States.UUID()\" (write b.$)",
      ])
    #expect(
      MachineSamples.found("Pass", ["Result": ["a.$": "id"]]) == [
        "/Result/a.$: a Result is taken as it stands, without looking for paths; expected a value (write Parameters)"
      ])
    #expect(
      MachineSamples.found("Pass", ["Output": ["a.$": "$.id"]], language: "JSONata") == [
        "/Output/a.$: nothing is filled in here, as the state is in JSONata; expected an expression such as {% $states.input.id %} (write a without .$)"
      ])
    #expect(MachineSamples.found("Pass", ["Parameters": ["Fn::Transform": ["Name": "M"], "a.$": "${Path}"]]) == [])
  }

  @Test func variables() {
    let expected = "expected 1 to 80 letters, digits and _, with a letter first"
    #expect(MachineSamples.found("Pass", ["Assign": ["a_1": 1, "größe.$": "$.a"]]) == [])
    #expect(
      MachineSamples.found("Pass", ["Assign": ["a-b": 1, "1a": 1, "states": 1]]) == [
        "/Assign/a-b: a variable can't have such a name; \(expected); given \"a-b\"",
        "/Assign/1a: a variable can't have such a name; \(expected); given \"1a\"",
        "/Assign/states: no variable may have the name states; expected another name",
      ])
    #expect(
      MachineSamples.found("Pass", ["Assign": "{% $x %}"], language: "JSONata") == [
        "/Assign: Assign must be an object; expected an object of variables by name; given \"{% $x %}\""
      ])
  }
}
