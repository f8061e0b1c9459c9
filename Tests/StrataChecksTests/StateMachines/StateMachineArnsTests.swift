import StrataJSON
import Testing

@Suite struct StateMachineArnsTests {
  private func found(_ resource: JSONValue, _ properties: JSONObject = [:]) -> [String] {
    var all: JSONObject = [
      "Definition": ["StartAt": "A", "States": ["A": ["Type": "Task", "Resource": resource, "End": true]]]
    ]
    for property in properties { all[property.key] = property.value }
    return MachineSamples.found(in: all)
  }

  private func key(_ arn: String) -> JSONObject {
    ["EncryptionConfiguration": ["Type": "CUSTOMER_MANAGED_KMS_KEY", "KmsKeyId": .string(arn)]]
  }

  @Test func partitions() {
    #expect(
      found("arn:aws-cn:states:::aws-sdk:sns:listTopics") == [
        "/Definition/States/A/Resource: this is of another partition than what else the machine is given; expected arn:aws:…; given arn:aws-cn:…"
      ])
    #expect(
      found("arn:aws-cn:states:::aws-sdk:sns:listTopics", ["RoleArn": "arn:aws-cn:iam::123456789012:role/machine"])
        == [])
    #expect(found(["Fn::Sub": "arn:${AWS::Partition}:states:::aws-sdk:sns:listTopics"]) == [])
  }

  @Test func regions() {
    let work: JSONValue = "arn:aws:lambda:eu-west-1:123456789012:function:work"
    #expect(found(work, key("arn:aws:kms:eu-west-1:123456789012:key/k")) == [])
    #expect(found("arn:aws:states:::aws-sdk:sns:listTopics", key("arn:aws:kms:us-east-1:123456789012:key/k")) == [])
    #expect(
      found(work, key("arn:aws:kms:us-east-1:123456789012:key/k")) == [
        "/EncryptionConfiguration/KmsKeyId: this is in another region than what else the machine is given; expected eu-west-1; given us-east-1"
      ])
    #expect(
      found(
        ["Fn::Sub": "arn:aws:lambda:${AWS::Region}:123456789012:function:work"],
        key("arn:aws:kms:us-east-1:123456789012:key/k"))
        == [])
  }
}
