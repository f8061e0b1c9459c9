import StrataChecks
import StrataJSON
import Testing

/// What modules and transforms may make isn't said to be missing, and nothing else.
@Suite struct PossibleNamesTests {
  private func missing(_ resources: JSONValue) -> [String] {
    found(by: "unknown-reference", inResources: resources)
  }

  @Test func whatAModuleMakes() {
    let topic: JSONValue = [
      "Type": "AWS::SNS::Topic", "DependsOn": ["Part", "PartQueue", "Nope"],
      "Properties": [
        "DisplayName": ["Fn::GetAtt": ["Part.Queue", "Arn"]], "TopicName": ["Fn::GetAtt": "Zed.Arn"],
        "KmsMasterKeyId": ["Ref": "Part.Key"],
      ],
    ]
    #expect(
      missing(["Part": ["Type": "Own::Fine::Thing::MODULE"], "Topic": topic]) == [
        "/Resources/Topic/DependsOn/2: there is no resource \"Nope\"",
        "/Resources/Topic/Properties/TopicName/Fn::GetAtt: there is no resource \"Zed\"",
      ])
  }

  @Test func whatATransformPutsIn() {
    let include: JSONValue = ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]
    let topic: JSONValue = ["Type": "AWS::SNS::Topic", "DependsOn": "Nope", "Condition": "IsProd"]
    #expect(
      missing(["Fn::Transform": include, "Topic": topic])
        == ["/Resources/Topic/Condition: there is no condition \"IsProd\""])
  }
}
