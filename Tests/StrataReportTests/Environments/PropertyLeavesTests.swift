import StrataJSON
import Testing

@testable import StrataReport

@Suite struct PropertyLeavesTests {
  private func texts(_ resource: JSONValue) -> [String] {
    let leaves = PropertyLeaves(of: resource)
    return leaves.paths.map { "\($0)=\(leaves.values[$0] ?? "gone")" }
  }

  @Test func valuesHaveTheirPaths() {
    #expect(
      texts([
        "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain",
        "Properties": [
          "QueueName": "jobs", "RedrivePolicy": ["maxReceiveCount": 5], "Arn": ["Fn::GetAtt": ["Jobs", "Arn"]],
          "Zones": ["a", "b"], "Nothing": [:],
        ],
      ]) == [
        "DeletionPolicy=Retain", "QueueName=jobs", "RedrivePolicy.maxReceiveCount=5",
        #"Arn={"Fn::GetAtt":["Jobs","Arn"]}"#, #"Zones=["a","b"]"#, "Nothing={}",
      ])
  }

  @Test func elementsAreKnownByTheirNames() {
    #expect(
      texts([
        "Properties": [
          "Tags": [["Key": "Owner", "Value": "ann"], ["Key": "Owner", "Value": "bob"]],
          "Rules": [["Port": 80], ["Ref": "Other"]],
        ]
      ]) == [
        "Tags[Owner].Key=Owner", "Tags[Owner].Value=ann", "Tags[1].Key=Owner", "Tags[1].Value=bob", "Rules[0].Port=80",
        #"Rules[1]={"Ref":"Other"}"#,
      ])
  }
}
