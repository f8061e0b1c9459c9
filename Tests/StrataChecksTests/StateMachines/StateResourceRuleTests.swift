import StrataFindings
import StrataJSON
import Testing

/// Placeholders for the resources of a state machine's tasks.
@Suite struct StateResourceRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "state-resource",
      inResources: ["M": ["Type": "AWS::StepFunctions::StateMachine", "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/M/Properties", with: "") }
  }

  private func definition(_ resource: String) -> JSONValue {
    ["StartAt": "Work", "States": ["Work": ["Type": "Task", "Resource": .string(resource), "End": true]]]
  }

  private func message(_ name: String, _ given: String, hint: String = "") -> String {
    "nothing is put in for the resource of the state Work; expected an ARN, or a member \(name) of DefinitionSubstitutions; given \"\(given)\"\(hint)"
  }

  @Test func aPlaceholderWithoutItsValue() throws {
    let text = JSONValue.string(try definition("${Function}").text())
    #expect(found(["DefinitionString": text]) == ["/DefinitionString: \(message("Function", "${Function}"))"])
    #expect(
      found(["DefinitionString": text, "DefinitionSubstitutions": ["Funktion": "arn:aws:lambda:x"]]) == [
        "/DefinitionString: \(message("Function", "${Function}", hint: " (did you mean Funktion?)"))"
      ])
    #expect(
      found(["Definition": definition("${Function}:live")]) == [
        "/Definition/States/Work/Resource: \(message("Function", "${Function}:live"))"
      ])
    #expect(found(["DefinitionString": ["Fn::Join": ["\n", [text]]]]).count == 1)
  }

  @Test func statesOfBranches() {
    let inner = definition("${Function}")
    #expect(
      found(["Definition": ["States": ["All": ["Type": "Parallel", "Branches": [inner]]]]]) == [
        "/Definition/States/All/Branches/0/States/Work/Resource: \(message("Function", "${Function}"))"
      ])
    #expect(found(["Definition": ["States": ["Each": ["Type": "Map", "ItemProcessor": inner]]]]).count == 1)
    #expect(found(["Definition": ["States": ["Each": ["Type": "Map", "Iterator": inner]]]]).count == 1)
  }

  @Test func whatIsFineOrNotKnown() throws {
    let text = JSONValue.string(try definition("${Function}").text())
    #expect(found(["DefinitionString": text, "DefinitionSubstitutions": ["Function": "arn:aws:lambda:x"]]) == [])
    #expect(found(["DefinitionString": text, "DefinitionSubstitutions": ["Ref": "Values"]]) == [])
    #expect(found(["DefinitionString": text, "DefinitionSubstitutions": ["Fn::Transform": ["Name": "M"]]]) == [])
    // Here the template's own variables are put in.
    #expect(found(["DefinitionString": ["Fn::Sub": text]]) == [])
    #expect(found(["Definition": definition("arn:aws:states:::${Service}")]) == [])
    #expect(found(["Definition": definition("${no name}")]) == [])
    #expect(found(["DefinitionString": ["Fn::Join": ["", ["${", ["Ref": "A"], "}"]]]]) == [])
    #expect(found(["DefinitionString": "${Function}"]) == [])
    let other: JSONValue = ["States": ["Work": ["Type": "Pass", "Resource": "${Function}", "Result": "${Function}"]]]
    #expect(found(["Definition": other]) == [])
  }
}
