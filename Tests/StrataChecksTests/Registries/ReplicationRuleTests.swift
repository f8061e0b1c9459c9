import StrataJSON
import StrataLanguage
import Testing

@Suite struct ReplicationRuleTests {
  private func found(_ destinations: [JSONValue]) -> [String] {
    StrataChecksTests.found(
      by: "image-replication",
      inResources: [
        "R": [
          "Type": "AWS::ECR::ReplicationConfiguration",
          "Properties": ["ReplicationConfiguration": ["Rules": [["Destinations": .array(destinations)]]]],
        ]
      ]
    ).map { $0.replacing("/Resources/R/Properties/ReplicationConfiguration/Rules/0/Destinations/", with: "") }
  }

  @Test func destinations() {
    let account: JSONValue = ["Ref": "AWS::AccountId"]
    #expect(
      found([["Region": ["Ref": "AWS::Region"], "RegistryId": account]]) == [
        "0/Region: a registry can't be replicated into itself; expected another region or account; given the stack's own"
      ])
    #expect(found([["Region": ["Ref": "AWS::Region"], "RegistryId": "123456789012"]]) == [])
    let one: JSONValue = ["Region": "eu-west-1", "RegistryId": account]
    #expect(found([one, one]) == ["1: an earlier destination is the same; expected another one"])
    #expect(found([one, ["Region": "eu-west-2", "RegistryId": account]]) == [])
  }
}
