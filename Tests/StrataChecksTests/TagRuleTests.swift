import StrataChecks
import StrataJSON
import Testing

@Suite struct TagRuleTests {
  private let twice: JSONValue = [
    ["Key": "a", "Value": "1"], ["Key": "b", "Value": "1"], ["Key": "a", "Value": "2"],
  ]

  private func found(_ type: String, _ properties: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "tag-form", inResources: ["Thing": ["Type": .string(type), "Properties": properties]])
  }

  @Test func aKeyThatIsGivenTwice() {
    let message = "the tag \"a\" is given twice (remove one of the two)"
    #expect(found("AWS::EC2::VPC", ["Tags": twice]) == ["/Resources/Thing/Properties/Tags/2/Key: \(message)"])
    #expect(
      found("AWS::EC2::CapacityReservation", ["TagSpecifications": [["ResourceType": "x", "Tags": twice]]])
        == ["/Resources/Thing/Properties/TagSpecifications/0/Tags/2/Key: \(message)"])
    #expect(
      found(
        "AWS::EC2::LaunchTemplate",
        ["LaunchTemplateData": ["TagSpecifications": [["Tags": []], ["ResourceType": "instance", "Tags": twice]]]])
        == ["/Resources/Thing/Properties/LaunchTemplateData/TagSpecifications/1/Tags/2/Key: \(message)"])
  }

  @Test func oneKeyOfTwoThings() {
    let tags: JSONValue = [["Key": "a", "Value": "1"]]
    #expect(
      found(
        "AWS::EC2::LaunchTemplate",
        [
          "TagSpecifications": [["ResourceType": "launch-template", "Tags": tags]],
          "LaunchTemplateData": ["TagSpecifications": [["Tags": tags], ["Tags": tags], ["Tags": ["Ref": "P"]]]],
        ]) == [])
  }
}
