import StrataJSON
import StrataReleases
import Testing

@testable import StrataDeployment

/// Parameters of a stack, for its records.
@Suite struct RecordedParameterTests {
  @Test func whatNobodyIsToSeeIsNotRecorded() throws {
    let declared: JSONObject = [
      "Tag": ["Type": "String"], "Image": ["Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"],
      "Hidden": ["Type": "String", "NoEcho": true], "HiddenToo": ["Type": "String", "NoEcho": "true"],
      "DbPassword": ["Type": "String"], "Missing": ["Type": "String"],
      "Named": ["Type": "AWS::SSM::Parameter::Value<String>", "NoEcho": true],
    ]
    let stack = try JSONValue(
      parsing: """
        {"Parameters": [
          {"ParameterKey": "Tag", "ParameterValue": "1.0"},
          {"ParameterKey": "Image", "ParameterValue": "/ami", "ResolvedValue": "ami-1"},
          {"ParameterKey": "Hidden", "ParameterValue": "****"}, {"ParameterKey": "HiddenToo", "ParameterValue": "plain"},
          {"ParameterKey": "DbPassword", "ParameterValue": "tr0ub4dor&3"},
          {"ParameterKey": "Named", "ParameterValue": "/name", "ResolvedValue": "value"},
          {"ParameterKey": "Foreign", "ParameterValue": "x"}]}
        """)
    let all = RecordedParameter.all(of: declared, DeployedStack(stack), set: ["Tag", "Hidden"])
    #expect(
      all == [
        RecordedParameter(name: "Tag", value: .text("1.0", resolved: nil)),
        RecordedParameter(name: "Image", value: .text("/ami", resolved: "ami-1")),
        RecordedParameter(name: "Hidden", value: .hidden(.given)),
        RecordedParameter(name: "HiddenToo", value: .hidden(.kept)),
        RecordedParameter(name: "DbPassword", value: .hidden(.kept)),
        RecordedParameter(name: "Named", value: .hidden(.kept)),
      ])
  }
}
