import StrataJSON
import StrataLanguage
import Testing

@Suite struct PolicyCountRuleTests {
  private func found(_ kind: String, _ arns: [JSONValue], attached: Int = 0) -> [String] {
    var resources: JSONObject = [
      "Who": ["Type": .string("AWS::IAM::\(kind)"), "Properties": ["ManagedPolicyArns": .array(arns)]]
    ]
    for index in 0..<attached {
      resources["M\(index)"] = [
        "Type": "AWS::IAM::ManagedPolicy", "Properties": .object(["\(kind)s": [["Ref": "Who"]]]),
      ]
    }
    return StrataChecksTests.found(by: "policy-count", inResources: .object(resources))
  }

  private func arns(_ count: Int) -> [JSONValue] {
    (0..<count).map { .string("arn:aws:iam::aws:policy/P\($0)") }
  }

  @Test func beyondTheQuota() {
    #expect(
      found("Role", arns(26)) == [
        "/Resources/Who/Properties/ManagedPolicyArns: a role can't have so many managed policies; expected 25 or fewer; given 26 (put several into one)"
      ])
    #expect(
      found("User", arns(21)) == [
        "/Resources/Who/Properties/ManagedPolicyArns: a user has so many managed policies once the account's quota is raised; expected 20 or fewer; given 21 (ask for a quota of 25, or put several into one)"
      ])
    #expect(
      found("Group", arns(11)) == [
        "/Resources/Who/Properties/ManagedPolicyArns: a group can't have so many managed policies; expected 10 or fewer; given 11 (put several into one)"
      ])
    #expect(found("Role", arns(20)) == [])
    #expect(found("Group", arns(10)) == [])
  }

  @Test func whatIsAttachedFromElsewhere() {
    #expect(found("Group", arns(8), attached: 3).count == 1)
    #expect(found("Group", arns(8), attached: 2) == [])
  }

  @Test func whatIsNotThereInAnyCase() {
    let maybe: JSONValue = ["Fn::If": ["C", "arn:aws:iam::aws:policy/A", ["Ref": "AWS::NoValue"]]]
    #expect(found("Group", arns(10) + [maybe, ["Ref": "AWS::NoValue"]]) == [])
    // The same one twice is one.
    #expect(found("Group", arns(10) + arns(10)) == [])
  }
}
