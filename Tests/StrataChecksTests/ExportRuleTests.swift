import StrataJSON
import Testing

@testable import StrataChecks

/// What a stack exports.
@Suite struct ExportRuleTests {
  private func found(_ outputs: JSONValue, value: JSONValue = "x") -> [String] {
    StrataChecksTests.found(
      by: "export",
      in: [
        "Conditions": ["C": ["Fn::Equals": [["Ref": "AWS::Region"], "a"]], "N": ["Fn::Not": [["Condition": "C"]]]],
        "Resources": ["Q": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": value]]], "Outputs": outputs,
      ])
  }

  @Test func twoOfOneName() {
    let name: JSONValue = ["Fn::Sub": "${AWS::StackName}-jobs"]
    #expect(
      found([
        "A": ["Value": "1", "Export": ["Name": name]],
        "B": ["Value": "2", "Export": ["Name": ["Fn::Join": ["-", [["Ref": "AWS::StackName"], "jobs"]]]]],
      ]) == [
        "/Outputs/B/Export/Name: the output A is exported by this name as well; expected another name; given \"${AWS::StackName}-jobs\""
      ])
    #expect(
      found([
        "A": ["Value": "1", "Export": ["Name": "jobs"]], "B": ["Value": "2", "Export": ["Name": "orders"]],
        "C": ["Value": "3"],
      ]) == [])
  }

  @Test func twoThatAreNeverTogether() {
    func outputs(_ condition: JSONValue) -> JSONValue {
      [
        "A": ["Value": "1", "Condition": "C", "Export": ["Name": "jobs"]],
        "B": ["Value": "2", "Condition": condition, "Export": ["Name": "jobs"]],
      ]
    }
    #expect(found(outputs("N")) == [])
    #expect(found(outputs("C")).count == 1)
  }

  @Test func anImportOfItsOwn() {
    #expect(
      found(["A": ["Value": "1", "Export": ["Name": "jobs"]]], value: ["Fn::ImportValue": "jobs"]) == [
        "/Resources/Q/Properties/QueueName: the stack exports this itself, by the output A; expected what the output stands for, or an export of another stack"
      ])
    #expect(found(["A": ["Value": "1", "Export": ["Name": "jobs"]]], value: ["Fn::ImportValue": "orders"]) == [])
  }
}
