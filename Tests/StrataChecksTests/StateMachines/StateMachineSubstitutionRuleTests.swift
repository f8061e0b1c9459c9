import StrataChecks
import StrataFindings
import StrataJSON
import StrataLanguage
import Testing

@Suite struct StateMachineSubstitutionRuleTests {
  private func found(_ result: JSONValue, _ substitutions: JSONValue? = nil) -> [String] {
    var properties: JSONObject = [
      "Definition": ["StartAt": "A", "States": ["A": ["Type": "Pass", "Result": result, "End": true]]]
    ]
    properties["DefinitionSubstitutions"] = substitutions
    return MachineSamples.found(in: properties).map { $0.replacing("/Definition/States/A/Result", with: "") }
  }

  @Test func whatNothingFillsIn() {
    #expect(found("${Table}", ["Table": "t"]) == [])
    #expect(
      found(["a": ["in ${Tabel}"]], ["Table": "t"]) == [
        "/a/0: nothing fills in ${Tabel}; expected one of Table (did you mean Table?)",
        "/DefinitionSubstitutions/Table: the definition has no ${Table}; expected a place for it in the definition (remove the substitution)",
      ])
    #expect(
      found("${AWS::Region}") == [
        ": nothing fills in ${AWS::Region}; expected DefinitionSubstitutions (write Fn::Sub around the text, or name a substitution)"
      ])
    // A script has variables of its own.
    #expect(found("echo ${HOME}") == [])
    #expect(
      MachineSamples.found(in: ["Definition": task("${my-work}")]) == [
        "/Definition/States/A/Resource: nothing fills in ${my-work}; expected DefinitionSubstitutions"
      ])
  }

  private func task(_ resource: String) -> JSONValue {
    ["StartAt": "A", "States": ["A": ["Type": "Task", "Resource": .string(resource), "End": true]]]
  }

  /// What the resource of a task begins with is told as an error, and only so.
  @Test(arguments: ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"], [nil, ["Wrok": "w"]])
  func resourcesOfTasks(type: String, substitutions: JSONValue?) {
    for resource in ["${Work}", "${Work}:live"] {
      var properties: JSONObject = ["Definition": task(resource)]
      properties["DefinitionSubstitutions"] = substitutions
      let template: JSONValue = [
        "Resources": ["M": ["Type": .string(type), "Properties": .object(properties)]]
      ]
      let findings = TemplateChecker().check(template).filter {
        $0.pointer == JSONPointer(["Resources", "M", "Properties", "Definition", "States", "A", "Resource"])
      }
      #expect(findings.map(\.rule) == ["state-resource"])
    }
    let text = #"{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Work}", "End": true}}}"#
    #expect(MachineSamples.found(in: ["DefinitionString": .string(text), "DefinitionSubstitutions": [:]]) == [])
  }

  @Test func functionsFillIn() {
    #expect(found(["Fn::Sub": "${Table} and ${!Name}"], ["Name": "n"]) == [])
    #expect(found(["Fn::Join": ["-", ["${Name}", ["Ref": "X"]]]], ["Name": "n"]) == [])
    #expect(found(["Fn::If": ["C", "${Name}", "x"]], ["Name": "n"]) == [])
    // What a function gives may have any.
    #expect(found(["Fn::FindInMap": ["M", "a", "b"]], ["Name": "n"]) == [])
    #expect(found("${Other}", ["Ref": "Substitutions"]) == [])
    #expect(found("${Other}", ["Fn::Transform": ["Name": "M"], "Name": "n"]) == [])
  }

  @Test func definitionsAsText() {
    let text = "{\"StartAt\": \"A\", \"TimeoutSeconds\": ${Time}, \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"
    #expect(
      MachineSamples.found(
        in: ["DefinitionString": .string(text), "DefinitionSubstitutions": ["Time": "1", "Name": "n"]]) == [
          "/DefinitionSubstitutions/Name: the definition has no ${Name}; expected a place for it in the definition (remove the substitution)"
        ])
    #expect(
      MachineSamples.found(in: [
        "DefinitionS3Location": ["Bucket": "b", "Key": "k"], "DefinitionSubstitutions": ["Name": "n"],
      ]) == [])
  }
}
