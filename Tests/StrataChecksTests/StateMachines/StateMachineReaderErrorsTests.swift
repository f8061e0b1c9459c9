import StrataJSON
import Testing

@Suite struct StateMachineReaderErrorsTests {
  private func found(retry: JSONValue) -> [String] {
    MachineSamples.found("Task", ["Resource": "arn:aws:states:::aws-sdk:sns:listTopics", "Retry": retry]).map {
      $0.replacing("/Retry", with: "")
    }
  }

  private func found(catching: JSONValue, language: JSONValue? = nil) -> [String] {
    MachineSamples.found(
      "Task", ["Resource": "arn:aws:states:::aws-sdk:sns:listTopics", "Catch": catching], language: language
    ).map { $0.replacing("/Catch", with: "") }
  }

  @Test func whatIsRight() {
    #expect(
      found(retry: [
        [
          "ErrorEquals": ["A", "States.Timeout", "States.Http.StatusCode.502"], "IntervalSeconds": 1, "MaxAttempts": 0,
          "BackoffRate": 1.5, "MaxDelaySeconds": 60, "JitterStrategy": "FULL", "Comment": "c",
        ], ["ErrorEquals": ["States.ALL"], "BackoffRate": 1],
      ]) == [])
    #expect(
      found(catching: [
        ["ErrorEquals": ["A"], "Next": "Z", "ResultPath": nil, "Comment": "c", "Assign": ["v": 1]],
        ["ErrorEquals": ["States.ALL"], "Next": "Z", "ResultPath": "$.error"],
      ]) == [])
    #expect(found(catching: [["ErrorEquals": ["A"], "Next": "Z", "Output": 1]], language: "JSONata") == [])
    #expect(found(retry: [["ErrorEquals": ["Ref": "Errors"], "MaxAttempts": ["Ref": "Attempts"]]]) == [])
  }

  @Test func ranges() {
    let whole = "expected a whole number"
    #expect(
      found(retry: [
        [
          "ErrorEquals": ["A"], "IntervalSeconds": 0, "MaxAttempts": -1, "BackoffRate": 0.5,
          "MaxDelaySeconds": 31_622_400, "JitterStrategy": "SOME",
        ]
      ]) == [
        "/0/IntervalSeconds: IntervalSeconds is outside of its range; \(whole), 1 to 99,999,999; given 0",
        "/0/MaxAttempts: MaxAttempts is outside of its range; \(whole), 0 to 99,999,999; given -1",
        "/0/BackoffRate: BackoffRate is outside of its range; expected a number, 1 or more; given 0.5",
        "/0/MaxDelaySeconds: MaxDelaySeconds is outside of its range; \(whole), 1 to 31,622,399; given 31622400",
        "/0/JitterStrategy: JitterStrategy is none of those that there are; expected FULL or NONE; given \"SOME\"",
      ])
  }

  @Test func forms() {
    let fields =
      "expected BackoffRate, Comment, ErrorEquals, IntervalSeconds, JitterStrategy, MaxAttempts, MaxDelaySeconds"
    #expect(
      found(retry: [["ErrorEqual": ["A"]], "A", ["ErrorEquals": []], ["ErrorEquals": "A"], ["ErrorEquals": [1]]]) == [
        "/0/ErrorEqual: an element of Retry has no ErrorEqual; \(fields) (did you mean ErrorEquals?)",
        "/0: an element of Retry must name errors; expected a member ErrorEquals",
        "/1: Retry must be a list of objects; expected an object; given \"A\"",
        "/2/ErrorEquals: ErrorEquals names no error; expected one or more; given an empty list",
        "/3/ErrorEquals: ErrorEquals must be a list; expected a list of names; given \"A\"",
        "/4/ErrorEquals/0: the name of an error must be text; expected text; given 1",
      ])
    #expect(
      found(retry: ["ErrorEquals": ["A"]]) == [": Retry must be a list; expected a list of objects; given an object"])
    #expect(
      found(catching: [["ErrorEquals": ["A"]], ["Next": "Z"], ["ErrorEquals": ["A"], "Next": "Z", "MaxAttempts": 1]])
        == [
          "/0: an element of Catch must go on to a state; expected a member Next",
          "/1: an element of Catch must name errors; expected a member ErrorEquals",
          "/2/MaxAttempts: an element of Catch has no MaxAttempts; expected Assign, Comment, ErrorEquals, Next, ResultPath",
        ])
    #expect(
      found(catching: [["ErrorEquals": ["A"], "Next": "Z", "ResultPath": "$"]], language: "JSONata") == [
        "/0/ResultPath: an element of Catch in JSONata has no ResultPath; expected Assign, Comment, ErrorEquals, Next, Output"
      ])
  }

  @Test func everyErrorStandsAloneAndLast() {
    #expect(
      found(retry: [["ErrorEquals": ["States.ALL", "A"]]]) == [
        "/0/ErrorEquals/0: States.ALL must stand alone; expected no other name beside it; given a list of 2"
      ])
    #expect(
      found(retry: [["ErrorEquals": ["States.ALL"]], ["ErrorEquals": ["A"]]]) == [
        "/0/ErrorEquals/0: States.ALL must stand last, as nothing behind it would count; expected no element of Retry after this one (move it to the end)"
      ])
    #expect(
      found(catching: [["ErrorEquals": ["States.ALL"], "Next": "Z"], ["ErrorEquals": ["A"], "Next": "Z"]]) == [
        "/0/ErrorEquals/0: States.ALL must stand last, as nothing behind it would count; expected no element of Catch after this one (move it to the end)"
      ])
    // What stands last may depend on a condition.
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      found(retry: [["Fn::If": ["C", ["ErrorEquals": ["States.ALL"]], none]], ["ErrorEquals": ["States.ALL"]]]) == [
        "/0/Fn::If/1/ErrorEquals/0: States.ALL must stand last, as nothing behind it would count; expected no element of Retry after this one (move it to the end)"
      ])
    #expect(
      found(retry: [["ErrorEquals": ["States.ALL"]], ["Fn::If": ["C", ["ErrorEquals": ["A"]], none]]]).count == 1)
  }

  @Test func namesOfItsOwn() {
    #expect(
      found(retry: [["ErrorEquals": ["States.Timeot", "States.Mine"]]]) == [
        "/0/ErrorEquals/0: Step Functions has no error States.Timeot; expected one of its own, or another prefix (did you mean States.Timeout?)",
        "/0/ErrorEquals/1: Step Functions has no error States.Mine; expected one of its own, or another prefix",
      ])
  }
}
