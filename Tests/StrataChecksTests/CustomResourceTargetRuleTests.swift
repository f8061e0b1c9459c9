import StrataJSON
import Testing

@testable import StrataChecks

/// What makes custom resources.
@Suite struct CustomResourceTargetRuleTests {
  private func found(_ token: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "custom-resource-target",
      inResources: [
        "C": ["Type": "Custom::C", "Properties": ["ServiceToken": token]],
        "Function": ["Type": "AWS::Lambda::Function"],
        "Topic": ["Type": "AWS::SNS::Topic"], "Queue": ["Type": "AWS::SQS::Queue"],
        "Nested": ["Type": "AWS::CloudFormation::Stack"], "Version": ["Type": "AWS::Lambda::Version"],
      ])
  }

  @Test(
    arguments: [
      ("arn:aws:sqs:eu-west-1:1:a", "\"arn:aws:sqs:eu-west-1:1:a\""), ("issuer", "\"issuer\""),
      (["Ref": "Function"], "the name of Function"),
      (["Fn::GetAtt": ["Queue", "Arn"]], "Queue, an AWS::SQS::Queue"),
    ] as [(JSONValue, String)])
  func whatDoesNotAnswer(token: JSONValue, given: String) {
    #expect(
      found(token) == [
        "/Resources/C/Properties/ServiceToken: nothing answers by this token; expected the ARN of a function or topic; given \(given)"
      ])
  }

  @Test(
    arguments: [
      "arn:aws-cn:lambda:cn-north-1:1:function:a", "arn:aws:sns:eu-west-1:1:a", ["Fn::GetAtt": ["Function", "Arn"]],
      ["Ref": "Topic"], ["Ref": "Version"], ["Ref": "Token"], ["Fn::GetAtt": ["Nested", "Outputs.Token"]],
      ["Fn::ImportValue": "token"], ["Fn::Sub": "arn:${AWS::Partition}:lambda:eu-west-1:1:function:a"],
    ] as [JSONValue])
  func whatMay(token: JSONValue) {
    #expect(found(token) == [])
  }
}
