import StrataJSON
import Testing

@testable import StrataReport

@Suite struct ResourceUsesTests {
  @Test func whatRefersToWhat() {
    let stack = SampleReports.stack(
      "Shop",
      [
        "Jobs": [
          "Type": "AWS::SQS::Queue",
          "Properties": [
            "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]]], "QueueName": ["Ref": "Name"],
          ],
        ],
        "Failed": ["Type": "AWS::SQS::Queue", "DependsOn": ["Failed"]],
        "Alarm": [
          "Type": "AWS::CloudWatch::Alarm", "DependsOn": "Jobs",
          "Properties": ["A": ["Ref": "Jobs"], "B": ["Fn::Sub": "${Jobs.Arn} ${Failed}"]],
        ],
      ], ["Parameters": ["Name": ["Type": "String"]], "Outputs": ["Out": ["Value": ["Ref": "Jobs"]]]])
    let uses = ResourceUses(of: stack)
    #expect(uses.targets == ["Jobs": ["Failed"], "Alarm": ["Jobs", "Failed"]])
    #expect(uses.holders == ["Jobs": ["Alarm"], "Failed": ["Jobs", "Alarm"]])
  }
}
