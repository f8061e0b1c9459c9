import StrataJSON
import Testing

@Suite struct StateMachineReaderTests {
  private static let states: JSONValue = ["A": ["Type": "Succeed"]]

  @Test func whatAMachineIsMadeOf() {
    let known = "Comment, QueryLanguage, StartAt, States, TimeoutSeconds, Version"
    #expect(
      MachineSamples.found(["StartsAt": "A", "States": Self.states]) == [
        "/StartsAt: a state machine has no StartsAt; expected \(known) (did you mean StartAt?)",
        ": it must be said where to start; expected a member StartAt (write \"StartAt\": \"A\")",
      ])
    #expect(MachineSamples.found(["StartAt": "A"]) == [": there must be states; expected a member States"])
    #expect(
      MachineSamples.found(["StartAt": "A", "States": [:]]) == [
        "/States: there must be states; expected one or more; given an empty object",
        "/StartAt: it starts at a state that there isn't; expected one of the 0 states beside it; given \"A\"",
      ])
    #expect(
      MachineSamples.found(["StartAt": "A", "States": []]) == [
        "/States: states must be an object; expected an object of states by name; given an empty list"
      ])
    #expect(
      MachineSamples.found([
        "StartAt": "A", "States": Self.states, "Comment": 1, "TimeoutSeconds": 0, "Version": "1.0",
      ]) == [
        "/Comment: Comment must be text; expected text; given 1",
        "/TimeoutSeconds: TimeoutSeconds is outside of its range; expected a whole number, 1 to 99,999,999; given 0",
      ])
    #expect(
      MachineSamples.found(["StartAt": "A", "States": ["A": "Succeed"]]) == [
        "/States/A: a state must be an object; expected an object; given \"Succeed\""
      ])
  }

  @Test func types() {
    let types = "Choice, Fail, Map, Parallel, Pass, Succeed, Task, Wait"
    #expect(
      MachineSamples.found(inState: ["Type": "Sucess", "End": true]) == [
        "/Type: there is no such type of states; expected \(types); given \"Sucess\""
      ])
    #expect(MachineSamples.found(inState: ["End": true]) == [": a state must have a type; expected \(types)"])
    #expect(MachineSamples.found(inState: ["Type": ["Ref": "Type"], "Retry": 1]) == [])
  }

  @Test func names() {
    let long = String(repeating: "n", count: 81)
    #expect(
      MachineSamples.found(["StartAt": .string(long), "States": [long: ["Type": "Succeed"]]]) == [
        "/States/\(long): the name of a state is too long; expected 1 to 80 characters; given 81 characters"
      ])
    let umlauts = String(repeating: "ü", count: 80)
    #expect(MachineSamples.found(["StartAt": .string(umlauts), "States": [umlauts: ["Type": "Succeed"]]]) == [])
    #expect(
      MachineSamples.found("Parallel", ["Branches": [["StartAt": "Z", "States": ["Z": ["Type": "Succeed"]]]]]) == [
        "/Branches/0/States/Z: there are two states of the name \"Z\"; expected a name for each, in branches as well (the other is at /States/Z)"
      ])
    // Of two branches of a condition there is one.
    let branch: JSONValue = ["StartAt": "B", "States": ["B": ["Type": "Succeed"]]]
    #expect(MachineSamples.found("Parallel", ["Branches": ["Fn::If": ["C", [branch], [branch]]]]) == [])
  }

  @Test func languages() {
    #expect(
      MachineSamples.found("Pass", [:], language: "JsonPath") == [
        "/QueryLanguage: there is no such query language; expected JSONPath or JSONata; given \"JsonPath\" (did you mean JSONPath?)"
      ])
    #expect(MachineSamples.found("Pass", ["QueryLanguage": "JSONata", "Output": 1]) == [])
    #expect(
      MachineSamples.found("Pass", ["QueryLanguage": "JSONPath", "InputPath": "$"], language: "JSONata") == [
        "/QueryLanguage: a state can't be in JSONPath where its machine is in JSONata; expected JSONata; given \"JSONPath\" (leave QueryLanguage out of the machine, and write it in the states that are in JSONata)"
      ])
    #expect(MachineSamples.found("Pass", ["Output": 1, "InputPath": "$"], language: ["Ref": "Language"]) == [])
    // Whether a state's language holds for those in it isn't said.
    let inner: JSONValue = [
      "StartAt": "B", "States": ["B": ["Type": "Pass", "InputPath": "$", "Output": 1, "End": true]],
    ]
    #expect(MachineSamples.found("Map", ["QueryLanguage": "JSONata", "ItemProcessor": inner]) == [])
  }

  // MARK: Places

  private static let text = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}"
  private static let missing =
    "/DefinitionString: /States/A/Next: a state goes on to one that there isn't; expected one of the 1 state beside it; given \"B\""

  @Test func definitionsAsText() {
    func found(_ text: JSONValue) -> [String] { MachineSamples.found(in: ["DefinitionString": text]) }
    #expect(found(.string(Self.text)) == [Self.missing])
    #expect(found(["Fn::Sub": .string(Self.text)]) == [Self.missing])
    #expect(
      found(["Fn::Join": ["\n", [.string(String(Self.text.prefix(16))), .string(String(Self.text.dropFirst(16)))]]])
        == [Self.missing])
    #expect(
      found(["Fn::ToJsonString": ["StartAt": "A", "States": ["A": ["Type": "Pass", "Next": "B"]]]]) == [
        "/DefinitionString/Fn::ToJsonString/States/A/Next: a state goes on to one that there isn't; expected one of the 1 state beside it; given \"B\""
      ])
    #expect(
      found("{\"StartAt\": \"A\",}") == [
        "/DefinitionString: the definition isn't JSON: expected a key in double quotes after the comma, found '}'; a trailing comma is not allowed; expected an object as JSON; given line 1, column 17 of the text"
      ])
    #expect(
      found("") == [
        "/DefinitionString: the definition isn't JSON: expected a value, found an empty text; expected an object as JSON; given line 1, column 1 of the text"
      ])
    #expect(
      found("[]") == ["/DefinitionString: a state machine must be an object; expected an object; given an empty list"])
  }

  @Test func textThatIsFilledIn() {
    func found(_ text: String) -> [String] {
      MachineSamples.found(in: ["DefinitionString": ["Fn::Sub": .string(text)]])
    }
    let rest = "\"Type\": \"Pass\", \"End\": true}}}"
    #expect(found("${Definition}") == [])
    #expect(found("{\"StartAt\": \"${Start}\", \"States\": {\"A\": {\(rest)") == [])
    // What is filled in outside of strings may be anything.
    #expect(found("{\"StartAt\": \"A\", \"TimeoutSeconds\": ${Time}, \"States\": {\"A\": {\(rest)") == [])
    #expect(found("{\"StartAt\": \"A\", \"TimeoutSeconds\": 1${Zeros}, \"States\": {\"A\": {\(rest)") == [])
    #expect(found("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Comment\": \"\\\"${a}\", \(rest)") == [])
    #expect(
      found("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Comment\": \"${a}\", \"Retry\": ${Retry}, \(rest)").map {
        $0.prefix(57)
      } == ["/DefinitionString: /States/A/Retry: a Pass state has no R"])
    // Substitutions fill in as well.
    let open =
      "{\"StartAt\": \"A\", \"TimeoutSeconds\": ${Time}, \"States\": {\"A\": {\"Comment\": \"${Text}\", \(rest)"
    #expect(
      MachineSamples.found(
        in: ["DefinitionString": .string(open), "DefinitionSubstitutions": ["Time": "5", "Text": "x"]]) == [])
  }

  @Test func theServerlessTransform() {
    let definition: JSONValue = ["StartAt": "A", "States": ["A": ["Type": "Pass", "Next": "B"]]]
    #expect(
      MachineSamples.found(in: ["Definition": definition], of: "AWS::Serverless::StateMachine") == [
        "/Definition/States/A/Next: a state goes on to one that there isn't; expected one of the 1 state beside it; given \"B\""
      ])
    #expect(MachineSamples.found(in: ["DefinitionUri": "machine.asl.json"], of: "AWS::Serverless::StateMachine") == [])
  }

  @Test func conditionsChooseBetweenDefinitions() {
    let right: JSONValue = ["StartAt": "A", "States": Self.states]
    #expect(MachineSamples.found(["Fn::If": ["C", right, right]]) == [])
    #expect(
      MachineSamples.found(["Fn::If": ["C", right, ["StartAt": "A"]]]) == [
        "/Fn::If/2: there must be states; expected a member States"
      ])
    #expect(MachineSamples.found(["Fn::Transform": ["Name": "AWS::Include"]]) == [])
  }

  // MARK: Sizes

  @Test func definitionsHaveAMegabyteAtMost() {
    let comment = JSONValue.string(String(repeating: "c", count: 1_048_576))
    #expect(
      MachineSamples.found(["StartAt": "A", "States": Self.states, "Comment": comment]) == [
        ": a definition must have 1 MB at most; expected 1,048,576 bytes or fewer; given 1,048,638 bytes or more (put a part of it into a state machine of its own)"
      ])
    let text = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"
    let padded = text + String(repeating: " ", count: 1_048_577 - text.utf8.count)
    #expect(
      MachineSamples.found(in: ["DefinitionString": .string(padded)]) == [
        "/DefinitionString: a definition must have 1 MB at most; expected 1,048,576 bytes or fewer; given 1,048,577 bytes or more (put a part of it into a state machine of its own)"
      ])
    #expect(MachineSamples.found(in: ["DefinitionString": .string(String(padded.dropLast()))]) == [])
  }

  @Test func thousandsOfStatesTakeLittle() {
    // A chain of which some states may go back to the first, and two states that aren't reached.
    let count = 10_000
    var states: JSONObject = [:]
    for index in 0..<count {
      let next = JSONValue.string("S\((index + 1) % (count - 2))")
      states["S\(index)"] =
        index.isMultiple(of: 10)
        ? [
          "Type": "Choice", "Default": "Done",
          "Choices": [
            ["Variable": "$.a", "StringEquals": "x", "Next": "S0"],
            ["And": [["Variable": "$.b", "IsPresent": true]], "Next": next],
          ],
        ] : ["Type": "Pass", "Next": next, "Parameters": ["a.$": "$.a", "b": "c"]]
    }
    states["Done"] = ["Type": "Succeed"]
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure {
      found = MachineSamples.found(["StartAt": "S0", "States": .object(states)])
    }
    #expect(
      found
        == [9_998, 9_999].map { index in
          "/States/S\(index): no way leads to this state; expected a state that is reached and goes on to \"S\(index)\" (let one go on to it, or remove it)"
        })
    // A hundredth of it where the compiler optimizes.
    #expect(time < .seconds(20), "\(time)")
  }

  @Test func deepOnesEnd() {
    var machine: JSONValue = ["StartAt": "S0", "States": ["S0": ["Type": "Succeed"]]]
    for depth in 1...150 {
      machine = [
        "StartAt": .string("S\(depth)"),
        "States": ["S\(depth)": ["Type": "Parallel", "End": true, "Branches": [machine]]],
      ]
    }
    #expect(MachineSamples.found(machine) == [])
  }
}
