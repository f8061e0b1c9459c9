import StrataChecks
import StrataJSON
import Testing

@Suite struct NullRuleTests {
  private static let message =
    "a template can't have null; expected a value, or nothing; given null (leave it out, or give it a value)"

  @Test(
    arguments: [
      (["Description": nil], "/Description"), (["Metadata": ["A": ["B": [1, nil]]]], "/Metadata/A/B/1"),
      (["Outputs": ["O": ["Value": "x", "Export": ["Name": nil]]]], "/Outputs/O/Export/Name"),
      (["Conditions": ["C": ["Fn::Equals": ["a", nil]]]], "/Conditions/C/Fn::Equals/1"),
    ] as [(JSONObject, String)])
  func placesOfATemplate(sections: JSONObject, place: String) {
    var template: JSONObject = ["Resources": someResources]
    for section in sections { template[section.key] = section.value }
    #expect(found(by: "null-value", in: .object(template)) == ["\(place): \(Self.message)"])
  }

  @Test(
    arguments: [
      ("AWS::Events::Rule", ["EventPattern": ["source": ["a"], "detail": ["x": [nil]]]], "EventPattern/detail/x/0"),
      (
        "AWS::StepFunctions::StateMachine",
        ["Definition": ["StartAt": "A", "States": nil], "RoleArn": "arn:aws:iam::123456789012:role/r"],
        "Definition/States"
      ),
      ("Custom::Thing", ["ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:a", "Value": nil], "Value"),
    ] as [(String, JSONValue, String)])
  func propertiesThatTakeAnything(type: String, properties: JSONValue, place: String) {
    let template: JSONValue = ["Resources": ["A": ["Type": .string(type), "Properties": properties]]]
    #expect(found(template) == ["/Resources/A/Properties/\(place): \(Self.message)"])
  }

  /// Where something says what belongs there it isn't said twice.
  @Test func whatIsSaidAlready() {
    #expect(
      found(["Resources": ["A": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": nil]]]]) == [
        "/Resources/A/Properties/DelaySeconds: the value is of the wrong type; expected an integer; given null"
      ])
  }
}
