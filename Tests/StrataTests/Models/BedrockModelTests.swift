import Strata
import StrataJSON
import StrataModels
import StrataTesting
import TestSupport
import Testing

@Suite struct BedrockModelTests {
  @Test func permissions() throws {
    let allowed = try statements { _ in
      let model = BedrockModel("amazon.titan-embed-text-v2:0")
      return [model.invoking, model.streaming, model.invokingAndStreaming]
    }
    let arn: JSONValue = [
      "Fn::Sub": "arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/amazon.titan-embed-text-v2:0"
    ]
    #expect(
      allowed == [
        ["Action": ["bedrock:InvokeModel"], "Effect": "Allow", "Resource": [arn]],
        ["Action": ["bedrock:InvokeModelWithResponseStream"], "Effect": "Allow", "Resource": [arn]],
        [
          "Action": ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"], "Effect": "Allow",
          "Resource": [arn],
        ],
      ])
  }

  @Test func aModelOfAnotherRegion() throws {
    let allowed = try statements { _ in [BedrockModel("amazon.nova-lite-v1:0", region: "us-east-1").invoking] }
    #expect(
      allowed.first?["Resource"] == [
        ["Fn::Sub": "arn:${AWS::Partition}:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"]
      ])
  }

  @Test(
    arguments: [
      "anthropic.claude-3-5-sonnet-20240620-v1:0", "anthropic.claude-3-sonnet-20240229-v1:0:200k", "zai.glm-4.7",
      "openai.gpt-oss-120b-1:0", "us.model",
    ])
  func idsOfModels(id: String) {
    #expect(findingsOfPermitting { _ in BedrockModel(.literal(id)).invoking } == [])
  }

  @Test(
    arguments: ["", "*", "amazon.*", "anthropic.claude-*", "titan", "amazon.", ".titan", "a b.c", "arn:aws:bedrock:x"])
  func whatIsNoModel(id: String) {
    #expect(
      findingsOfPermitting { _ in BedrockModel(.literal(id)).invoking }.map {
        $0.split(separator: ": ", maxSplits: 3).last
      } == [
        "Policies/0/PolicyDocument/Statement/0/Resource/0/Fn::Sub: this isn't the id of a model; expected an id such as "
          + "amazon.titan-embed-text-v2:0, given \"\(id)\" [invalid-value]"
      ])
  }

  @Test func aProfileIsNoModel() {
    #expect(
      findingsOfPermitting { _ in BedrockModel("eu.amazon.nova-lite-v1:0").invoking }.map {
        $0.split(separator: ": ", maxSplits: 3).last
      } == [
        "Policies/0/PolicyDocument/Statement/0/Resource/0/Fn::Sub: this is the id of a profile, not of a model; expected a model "
          + "such as amazon.titan-embed-text-v2:0, given \"eu.amazon.nova-lite-v1:0\" [invalid-value]\n"
          + "  hint: say InferenceProfile(\"eu.amazon.nova-lite-v1:0\", regions: …)"
      ])
  }
}
