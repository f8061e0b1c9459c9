import StrataJSON
import StrataLanguage
import Testing

@Suite struct ReplicaKeyRuleTests {
  private func found(_ primary: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "replica-key",
      inResources: [
        "K": ["Type": "AWS::KMS::Key"],
        "R": ["Type": "AWS::KMS::ReplicaKey", "Properties": ["PrimaryKeyArn": primary]],
      ])
  }

  @Test func primaries() {
    #expect(
      found(["Fn::GetAtt": ["K", "Arn"]]) == [
        "/Resources/R/Properties/PrimaryKeyArn: a replica can't be in the region of its primary key; expected the ARN of a key of another region; given K, which is in this stack (put the replica into a stack of another region)"
      ])
    #expect(
      found("arn:aws:kms:eu-west-1:123456789012:key/1234abcd") == [
        "/Resources/R/Properties/PrimaryKeyArn: this isn't the ARN of a primary key of several regions; expected arn:aws:kms:REGION:ACCOUNT:key/mrk-ID; given \"arn:aws:kms:eu-west-1:123456789012:key/1234abcd\""
      ])
    #expect(found(["Fn::Sub": "arn:aws:kms:eu-west-1:${AWS::AccountId}:alias/a"]).count == 1)
    #expect(found("arn:aws:kms:eu-west-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab") == [])
    #expect(found(["Fn::Sub": "arn:aws:kms:eu-west-1:${AWS::AccountId}:key/${Id}"]) == [])
    #expect(found(["Ref": "Primary"]) == [])
  }
}
