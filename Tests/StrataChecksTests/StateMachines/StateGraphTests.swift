import StrataJSON
import Testing

@Suite struct StateGraphTests {
  private func found(_ states: JSONValue, startingAt start: JSONValue = "A") -> [String] {
    MachineSamples.found(["StartAt": start, "States": states])
  }

  private static let done: JSONValue = ["Type": "Succeed"]

  @Test func whatIsNotThere() {
    #expect(
      found(["Fetch": ["Type": "Pass", "Next": "Stroe"], "Store": Self.done], startingAt: "Fetsch") == [
        "/StartAt: it starts at a state that there isn't; expected one of the 2 states beside it; given \"Fetsch\" (did you mean Fetch?)",
        "/States/Fetch/Next: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"Stroe\" (did you mean Store?)",
      ])
    #expect(
      found([
        "A": [
          "Type": "Choice", "Choices": [["Variable": "$.a", "IsNull": true, "Next": "Gone"]], "Default": "Away",
        ],
        "B": [
          "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sns:listTopics", "End": true,
          "Catch": [["ErrorEquals": ["States.ALL"], "Next": "Lost"]],
        ],
      ]) == [
        "/States/A/Default: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"Away\"",
        "/States/A/Choices/0/Next: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"Gone\"",
        "/States/B/Catch/0/Next: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"Lost\"",
      ])
    #expect(
      found(["A": Self.done], startingAt: 1) == [
        "/StartAt: StartAt must be the name of a state; expected text; given 1"
      ]
    )
  }

  @Test func listsAreApart() {
    let branches: JSONValue = [
      ["StartAt": "B", "States": ["B": ["Type": "Pass", "Next": "Z"]]],
      ["StartAt": "C", "States": ["C": ["Type": "Pass", "Next": "B"]]],
    ]
    #expect(
      found(["A": ["Type": "Parallel", "Branches": branches, "Next": "C"], "Z": Self.done]) == [
        "/States/A/Branches/0/States/B/Next: a state goes on to one that there isn't; expected one of the 1 state beside it; given \"Z\" (it's in another list, which no transition goes into)",
        "/States/A/Branches/1/States/C/Next: a state goes on to one that there isn't; expected one of the 1 state beside it; given \"B\" (it's in another list, which no transition goes into)",
        "/States/A/Next: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"C\" (it's in another list, which no transition goes into)",
      ])
  }

  @Test func whatIsNotReached() {
    #expect(
      found([
        "A": ["Type": "Pass", "Next": "Z"], "B": ["Type": "Pass", "Next": "C"], "C": ["Type": "Pass", "Next": "B"],
        "Z": Self.done,
      ]) == [
        "/States/B: no way leads to this state; expected a state that is reached and goes on to \"B\" (let one go on to it, or remove it)",
        "/States/C: no way leads to this state; expected a state that is reached and goes on to \"C\" (let one go on to it, or remove it)",
      ])
    // A loop and the ways out of it.
    #expect(
      found([
        "A": ["Type": "Wait", "Seconds": 1, "Next": "B"],
        "B": ["Type": "Choice", "Choices": [["Variable": "$.a", "IsNull": true, "Next": "A"]], "Default": "C"],
        "C": [
          "Type": "Map", "ItemProcessor": ["StartAt": "D", "States": ["D": Self.done]], "End": true,
          "Catch": [["ErrorEquals": ["E"], "Next": "E"]],
        ], "E": ["Type": "Fail"],
      ]) == [])
  }

  private static let ends =
    "no state ends the execution; expected a state with \"End\": true, or one of the type Succeed or Fail"

  @Test func whatDoesNotEnd() {
    #expect(found(["A": ["Type": "Pass", "Next": "A"]]) == ["/States: \(Self.ends)"])
    #expect(
      found([
        "A": [
          "Type": "Parallel", "End": true,
          "Branches": [["StartAt": "B", "States": ["B": ["Type": "Pass", "Next": "B"]]]],
        ]
      ]) == ["/States/A/Branches/0/States: \(Self.ends)"])
    #expect(found(["A": ["Type": "Fail"]]) == [])
  }

  @Test func goingOnAndEnding() {
    let message = "a state must either go on or end; expected Next or End"
    let neither = "\(message); given neither (write \"Next\": and the name of a state, or \"End\": true)"
    #expect(MachineSamples.found("Pass", ["End": true]) == [": \(message); given both (remove one)"])
    #expect(MachineSamples.found("Pass", ["End": false]) == [])
    #expect(found(["A": ["Type": "Wait", "Seconds": 1]]) == ["/States/A: \(neither)"])
    #expect(found(["A": ["Type": "Wait", "Seconds": 1, "End": false]]) == ["/States/A: \(neither)"])
  }

  @Test func whatIsFilledInIsNotDecided() {
    // Where one goes isn't known, any may be reached, and the execution may end.
    #expect(found(["A": ["Type": "Pass", "Next": "${Next}"], "B": ["Type": "Pass", "Next": "A"]]) == [])
    #expect(found(["A": ["Type": "Pass", "Next": ["Ref": "Next"]], "B": ["Type": "Pass", "Next": "A"]]) == [])
    #expect(found(["A": Self.done, "B": Self.done], startingAt: ["Ref": "Start"]) == [])
    #expect(found(["${Name}": Self.done], startingAt: "A") == [])
    #expect(found(["Fn::Transform": ["Name": "M"], "A": ["Type": "Pass", "Next": "B"]]) == [])
    let either: JSONValue = ["Fn::If": ["C", "B", "Z"]]
    #expect(found(["A": ["Type": "Pass", "Next": either], "B": Self.done, "Z": Self.done]) == [])
    #expect(
      found(["A": ["Type": "Pass", "Next": ["Fn::If": ["C", "B", "Y"]]], "B": Self.done]) == [
        "/States/A/Next/Fn::If/2: a state goes on to one that there isn't; expected one of the 2 states beside it; given \"Y\""
      ])
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      found([
        "A": ["Type": "Pass", "Next": ["Fn::If": ["C", "B", none]], "End": ["Fn::If": ["C", none, true]]],
        "B": Self.done,
      ]) == [])
  }
}
