import Strata
import StrataJSON
import StrataModels
import StrataTesting
import TestSupport
import Testing

@Suite struct InferenceProfileTests {
  private static func sub(_ text: String) -> JSONValue { ["Fn::Sub": .string("arn:${AWS::Partition}:bedrock:" + text)] }

  /// The model may be asked by way of the profile alone.
  @Test func aProfileOfSomeRegions() throws {
    let allowed = try statements { _ in
      [InferenceProfile("eu.amazon.nova-lite-v1:0", regions: ["eu-central-1", "eu-west-1"]).invokingAndStreaming]
    }
    let actions: JSONValue = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    let profile = Self.sub("${AWS::Region}:${AWS::AccountId}:inference-profile/eu.amazon.nova-lite-v1:0")
    #expect(
      allowed == [
        ["Action": actions, "Effect": "Allow", "Resource": [profile]],
        [
          "Action": actions, "Condition": ["StringEquals": ["bedrock:InferenceProfileArn": [profile]]],
          "Effect": "Allow",
          "Resource": [
            Self.sub("eu-central-1::foundation-model/amazon.nova-lite-v1:0"),
            Self.sub("eu-west-1::foundation-model/amazon.nova-lite-v1:0"),
          ],
        ],
      ])
  }

  @Test func aProfileOfTheWholeWorld() throws {
    let allowed = try statements { _ in [InferenceProfile("global.amazon.nova-lite-v1:0").streaming] }
    let profile = Self.sub("${AWS::Region}:${AWS::AccountId}:inference-profile/global.amazon.nova-lite-v1:0")
    #expect(allowed.allSatisfy { $0["Action"] == ["bedrock:InvokeModelWithResponseStream"] })
    #expect(
      allowed.map { $0["Resource"]?[0] } == [
        profile, Self.sub("${AWS::Region}::foundation-model/amazon.nova-lite-v1:0"),
        Self.sub("::foundation-model/amazon.nova-lite-v1:0"),
      ])
    #expect(
      allowed.map { $0["Condition"] } == [
        nil, ["StringEquals": ["bedrock:InferenceProfileArn": [profile]]],
        [
          "StringEquals": ["aws:RequestedRegion": ["unspecified"], "bedrock:InferenceProfileArn": [profile]]
        ],
      ])
  }

  @Test func aProfileOfAnAccount() throws {
    let arn = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/0a1b2c3d4e5f"
    let allowed = try statements { _ in
      [InferenceProfile(arn: .literal(arn), models: [BedrockModel("amazon.nova-lite-v1:0")]).invoking]
    }
    #expect(
      allowed.map { $0["Resource"] } == [
        [.string(arn)], [Self.sub("${AWS::Region}::foundation-model/amazon.nova-lite-v1:0")],
      ])
    #expect(
      allowed.last?["Condition"] == ["StringEquals": ["bedrock:InferenceProfileArn": [.string(arn)]]])
  }

  private func mistakes(_ profile: @escaping @Sendable () -> InferenceProfile) -> [String] {
    findingsOfPermitting { _ in profile().invoking }.map { found in
      // Behind the file, the construct and the property.
      found.split(separator: ": ", maxSplits: 4).last.map { String($0) } ?? ""
    }
  }

  @Test(
    arguments: [
      "amazon.nova-lite-v1:0", "eu", "eu.", "mars.amazon.nova-lite-v1:0", "eu.*", "*.amazon.nova-lite-v1:0", "",
    ])
  func whatIsNoProfile(id: String) {
    #expect(
      mistakes { InferenceProfile(id, regions: ["eu-central-1"]) }.allSatisfy {
        $0
          == "this isn't the id of a profile; expected a place and a model, as in eu.amazon.nova-lite-v1:0, given \"\(id)\" "
          + "[invalid-value]\n  hint: a model without a place is a BedrockModel"
      })
    #expect(!mistakes { InferenceProfile(id, regions: ["eu-central-1"]) }.isEmpty)
  }

  @Test func profilesWithoutTheirModels() {
    let hint = "name them as the model's page lists them, the stack's own among them"
    #expect(
      mistakes { InferenceProfile("eu.amazon.nova-lite-v1:0") }.first
        == "a profile is of use only with its models; expected the regions that it sends requests to, given none for "
        + "\"eu.amazon.nova-lite-v1:0\" [invalid-value]\n  hint: \(hint)")
    let arn = "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/0a1b2c3d4e5f"
    #expect(
      mistakes { InferenceProfile(arn: .literal(arn), models: []) }.first
        == "a profile is of use only with its models; expected the regions that it sends requests to, given none for "
        + "\"\(arn)\" [invalid-value]\n  hint: \(hint)")
    #expect(
      mistakes { InferenceProfile("global.amazon.nova-lite-v1:0", regions: ["eu-central-1"]) }.first
        == "a global profile isn't bound to regions; expected no regions, given 1 [invalid-value]")
  }

  @Test(
    arguments: [
      "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/*",
      "arn:aws:bedrock:*:123456789012:inference-profile/eu.amazon.nova-lite-v1:0",
      "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0", "eu.amazon.nova-lite-v1:0",
    ])
  func whatIsNoArnOfAProfile(arn: String) {
    #expect(
      mistakes { InferenceProfile(arn: .literal(arn), models: [BedrockModel("amazon.nova-lite-v1:0")]) }.first?
        .hasPrefix("this isn't the ARN of a profile; ") == true)
  }
}
