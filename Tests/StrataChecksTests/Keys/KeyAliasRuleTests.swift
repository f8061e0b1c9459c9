import StrataJSON
import StrataLanguage
import Testing

@Suite struct KeyAliasRuleTests {
  private func found(_ name: JSONValue, _ target: JSONValue = ["Ref": "K"]) -> [String] {
    StrataChecksTests.found(
      by: "key-alias",
      inResources: [
        "K": ["Type": "AWS::KMS::Key"],
        "O": ["Type": "AWS::KMS::Alias", "Properties": ["AliasName": "alias/other", "TargetKeyId": ["Ref": "K"]]],
        "A": ["Type": "AWS::KMS::Alias", "Properties": ["AliasName": name, "TargetKeyId": target]],
      ])
  }

  @Test func names() {
    #expect(
      found(["Fn::Sub": "alias/aws/${Name}"]) == [
        "/Resources/A/Properties/AliasName: names that begin with alias/aws/ are those of AWS's own keys; expected alias/ and another name; given \"alias/aws/${Name}\""
      ])
    #expect(found("alias/awsome") == [])
    #expect(found(["Ref": "Name"]) == [])
  }

  @Test func targets() {
    let place =
      "/Resources/A/Properties/TargetKeyId: the target of an alias must be a key; expected the id or the ARN of a key; given"
    #expect(found("alias/a", "alias/other") == ["\(place) \"alias/other\""])
    #expect(found("alias/a", ["Ref": "O"]) == ["\(place) the alias O"])
    #expect(found("alias/a", ["Fn::Sub": "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/other"]).count == 1)
    #expect(found("alias/a", ["Fn::GetAtt": ["K", "Arn"]]) == [])
    #expect(found("alias/a", "arn:aws:kms:eu-west-1:123456789012:key/1234abcd") == [])
  }
}
