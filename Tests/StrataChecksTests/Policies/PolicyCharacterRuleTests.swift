import StrataJSON
import StrataLanguage
import Testing

@Suite struct PolicyCharacterRuleTests {
  private func found(_ text: JSONValue, type: String = "AWS::IAM::ManagedPolicy", property: String = "PolicyDocument")
    -> [String]
  {
    let document: JSONValue = ["Statement": [["Sid": text, "Effect": "Allow"]]]
    return StrataChecksTests.found(
      by: "policy-character", inResources: ["P": ["Type": .string(type), "Properties": .object([property: document])]])
  }

  @Test func charactersBeyondLatin() {
    #expect(
      found("a – b") == [
        "/Resources/P/Properties/PolicyDocument/Statement/0/Sid: a policy can't have this character; expected tab, the ends of lines, and U+0020 to U+00FF; given \"–\", U+2013"
      ])
    #expect(found("a\u{1}b").first?.hasSuffix("given U+0001") == true)
    #expect(found(["Fn::Sub": "ж${A}"]).count == 1)
    #expect(found("ж", type: "AWS::KMS::Key", property: "KeyPolicy").count == 1)
    #expect(found("ж", type: "AWS::IAM::Role", property: "AssumeRolePolicyDocument").count == 1)
  }

  @Test func whatIsTaken() {
    #expect(found("ä\tÿ\n\u{A0}~") == [])
    #expect(found("ж", type: "AWS::SQS::QueuePolicy") == [])
  }
}
