import StrataJSON
import StrataLanguage
import Testing

/// Versions of policies, and the variables that only the one of today has.
@Suite struct PolicyVersionRuleTests {
  private func found(by rule: RuleID, _ type: String, _ property: String, _ document: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: rule, inResources: ["P": ["Type": .string(type), "Properties": .object([property: .object(document)])]]
    ).map { $0.replacing("/Resources/P/Properties/", with: "") }
  }

  @Test func managedPolicies() {
    func found(_ document: JSONObject) -> [String] {
      self.found(by: "policy-version", "AWS::IAM::ManagedPolicy", "PolicyDocument", document)
    }
    #expect(found(["Version": "2012-10-17"]) == [])
    #expect(found(["Version": ["Ref": "Version"]]) == [])
    #expect(found(["Fn::Transform": ["Name": "M"]]) == [])
    #expect(
      found([:]) == [
        "PolicyDocument: a managed policy must say its version; expected Version 2012-10-17; given none, which stands for 2008-10-17"
      ])
    #expect(
      found(["Version": "2008-10-17"]) == [
        "PolicyDocument/Version: a managed policy must be of the version of today; expected 2012-10-17; given 2008-10-17"
      ])
  }

  private func variables(_ type: String, _ property: String, _ version: JSONValue?, _ statement: JSONObject) -> [String]
  {
    var document: JSONObject = ["Statement": [.object(statement)]]
    document["Version"] = version
    return found(by: "policy-variable", type, property, document)
  }

  @Test(
    arguments: [
      (["Resource": "arn:aws:s3:::home/${aws:username}/*"], "Resource", "${aws:username}"),
      (["Resource": ["*", ["Fn::Sub": "${Bucket.Arn}/${!aws:userid}/*"]]], "Resource/1", "${aws:userid}"),
      (
        ["Condition": ["StringLike": ["s3:prefix": ["${aws:PrincipalTag/team}/*"]]]],
        "Condition/StringLike/s3:prefix/0", "${aws:PrincipalTag/team}"
      ),
    ] as [(JSONObject, String, String)])
  func variablesOfAnEarlierVersion(statement: JSONObject, place: String, name: String) {
    #expect(
      variables("AWS::IAM::Policy", "PolicyDocument", nil, statement) == [
        "PolicyDocument/Statement/0/\(place): \(name) is text here, and no variable; expected a policy of version 2012-10-17; given none, which stands for 2008-10-17 (write Version: 2012-10-17)"
      ])
    #expect(variables("AWS::S3::BucketPolicy", "PolicyDocument", "2008-10-17", statement).count == 1)
    #expect(variables("AWS::S3::BucketPolicy", "PolicyDocument", "2012-10-17", statement) == [])
    #expect(variables("AWS::S3::BucketPolicy", "PolicyDocument", ["Ref": "Version"], statement) == [])
  }

  @Test(
    arguments: [
      ["Resource": ["Fn::Sub": "arn:aws:s3:::${AWS::Region}"]], ["Resource": "arn:aws:s3:::a"], ["Sid": "${aws:x}"],
      ["Resource": "$a{b:c}"], ["Resource": "${AWS::Region}"],
    ] as [JSONObject])
  func whatIsNoVariable(statement: JSONObject) {
    #expect(variables("AWS::KMS::Key", "KeyPolicy", nil, statement) == [])
  }
}
