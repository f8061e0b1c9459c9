import StrataJSON
import StrataLanguage
import Testing

@Suite struct OperationsDocumentRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "operations-document", inResources: ["D": ["Type": "AWS::SSM::Document", "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/D/Properties/", with: "") }
  }

  private let step: JSONValue = ["action": "aws:runShellScript", "name": "a", "inputs": [:]]

  private func content(_ steps: [JSONValue], version: JSONValue = "2.2", type: JSONValue? = nil) -> [String] {
    var properties: JSONObject = ["Content": ["schemaVersion": version, "mainSteps": .array(steps)]]
    properties["DocumentType"] = type
    return found(properties)
  }

  @Test func names() {
    #expect(
      found(["Name": "AWS-Update"]) == [
        "Name: no document's name begins with aws; expected another name; given \"AWS-Update\""
      ])
    #expect(found(["Name": "Update-aws"]) == [])
  }

  @Test func versions() {
    #expect(content([step]) == [])
    #expect(content([step], version: "0.3", type: "Automation") == [])
    #expect(
      content([step], version: "0.3") == [
        "Content/schemaVersion: a document of the type Command isn't of this version; expected 1.2 or 2.0 or 2.2; given \"0.3\""
      ])
    #expect(
      found(["Content": ["mainSteps": [step]]]) == [
        "Content: a document must have schemaVersion; expected 1.2 or 2.0 or 2.2"
      ])
    #expect(
      found(["Content": ["schemaVersion": "2.2"]]) == [
        "Content: a document of the version 2.2 must have mainSteps; expected a member mainSteps"
      ])
    #expect(content([step], version: "9", type: ["Ref": "Type"]) == [])
    #expect(content([step], version: "9", type: "ChangeCalendar") == [])
  }

  @Test func steps() {
    #expect(
      content([step, step]) == [
        "Content/mainSteps/1/name: the name a is that of an earlier step too; expected another name"
      ])
    #expect(
      content([["action": "aws:runShellScript"]]) == [
        "Content/mainSteps/0: an element of mainSteps must have name; expected a member name"
      ])
    #expect(content([]).count == 1)
  }

  @Test func parameters() {
    #expect(
      found([
        "Content": [
          "schemaVersion": "2.2", "mainSteps": [step],
          "parameters": ["A": ["type": "Text"], "B": ["default": "b"], "C": ["type": "String"]],
        ]
      ]) == [
        "Content/parameters/A/type: the parameter A is of a type that there isn't; expected Boolean, Integer, MapList, String, StringList, StringMap; given \"Text\"",
        "Content/parameters/B: the parameter B must have a type; expected such as String",
      ])
  }

  @Test func texts() {
    #expect(found(["Content": "schemaVersion: '2.2'"]).count == 1)
    #expect(found(["Content": "schemaVersion: '2.2'", "DocumentFormat": "YAML"]) == [])
    #expect(found(["Content": "{\"schemaVersion\": \"2.2\"}"]).count == 1)
    #expect(found(["Content": ["Ref": "Content"]]) == [])
  }
}
