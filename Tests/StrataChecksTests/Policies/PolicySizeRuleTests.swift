import StrataJSON
import StrataLanguage
import Testing

@Suite struct PolicySizeRuleTests {
  private func found(_ resources: JSONValue) -> [String] {
    StrataChecksTests.found(by: "policy-size", inResources: resources)
  }

  /// A policy of so many characters, 88 of which aren't its resource's.
  private func document(_ size: Int, spaces: Bool = false) -> JSONValue {
    let text = String(repeating: spaces ? "a " : "a", count: size - 88)
    return [
      "Version": "2012-10-17",
      "Statement": [["Effect": "Allow", "Action": "sqs:*", "Resource": .string(text)]],
    ]
  }

  private func managed(_ document: JSONValue) -> JSONValue {
    ["P": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": document]]]
  }

  @Test func managedPolicies() {
    #expect(found(managed(document(6_144))) == [])
    // White space doesn't count.
    #expect(found(managed(document(6_144, spaces: true))) == [])
    #expect(
      found(managed(document(6_145))) == [
        "/Resources/P/Properties/PolicyDocument: a managed policy has more characters than it may; expected 6,144 or fewer, without white space; given 6,145 (divide it into two)"
      ])
  }

  @Test func whatIsNotKnownDoesNotCount() {
    let long: JSONValue = .string(String(repeating: "a", count: 7_000))
    let values: [JSONValue] = [
      ["Ref": "Long"], ["Fn::If": ["C", long, "short"]], ["Fn::If": ["C", long, ["Ref": "AWS::NoValue"]]],
    ]
    for value in values { #expect(found(managed(["Statement": [["Resource": value]]])) == []) }
    #expect(found(managed(["Statement": [["Resource": ["Fn::Join": ["", [["Ref": "A"], long]]]]]])).count == 1)
    #expect(found(managed(["Statement": [["Resource": ["Fn::If": ["C", long, long]]]]])).count == 1)
  }

  @Test(arguments: [
    ("Role", 10_240, "10,240", "10,241"), ("User", 2_048, "2,048", "2,049"), ("Group", 5_120, "5,120", "5,121"),
  ])
  func allOfAnIdentity(kind: String, limit: Int, words: String, given: String) {
    func resources(_ size: Int, condition: JSONValue? = nil) -> JSONValue {
      var policy: JSONObject = [
        "Type": "AWS::IAM::Policy",
        "Properties": [
          "PolicyDocument": document(size - 900), "PolicyName": "p",
        ],
      ]
      policy["Condition"] = condition
      var properties = policy["Properties"]?.object ?? [:]
      properties["\(kind)s"] = [["Ref": "Who"]]
      policy["Properties"] = .object(properties)
      return [
        "Who": [
          "Type": .string("AWS::IAM::\(kind)"),
          "Properties": ["Policies": [["PolicyName": "own", "PolicyDocument": document(900)]]],
        ], "Policy": .object(policy),
      ]
    }
    #expect(found(resources(limit)) == [])
    #expect(
      found(resources(limit + 1)) == [
        "/Resources/Policy/Properties/PolicyDocument: the 2 policies of a \(kind.lowercased()) have more characters together than they may; expected \(words) or fewer, without white space; given \(given) (put a part into a managed policy)"
      ])
    // It may be there.
    #expect(found(resources(limit + 1, condition: "C")).count == 1)
  }

  @Test func policiesThatExcludeEachOther() {
    func policy(_ condition: JSONValue) -> JSONValue {
      [
        "Type": "AWS::IAM::RolePolicy", "Condition": condition,
        "Properties": ["RoleName": "deploy", "PolicyName": "p", "PolicyDocument": document(6_000)],
      ]
    }
    #expect(found(["A": policy("IsProd"), "B": policy("IsDev")]) == [])
    #expect(found(["A": policy("IsProd"), "B": policy("IsProd")]).count == 1)
    #expect(
      found([
        "A": [
          "Type": "AWS::IAM::UserPolicy",
          "Properties": ["UserName": ["Ref": "Name"], "PolicyName": "p", "PolicyDocument": document(3_000)],
        ]
      ]) == [
        "/Resources/A/Properties/PolicyDocument: the policy of a user has more characters than it may; expected 2,048 or fewer, without white space; given 3,000 (put a part into a managed policy)"
      ])
  }

  @Test(arguments: [
    ("AWS::IAM::Role", "AssumeRolePolicyDocument", "a trust policy", 8_192, "8,192", "8,193"),
    ("AWS::KMS::Key", "KeyPolicy", "a key's policy", 32_768, "32,768", "32,769"),
    ("AWS::S3::BucketPolicy", "PolicyDocument", "a bucket's policy", 20_480, "20,480", "20,481"),
  ])
  func policiesByThemselves(type: String, property: String, words: String, most: Int, limit: String, given: String) {
    func resource(_ size: Int) -> JSONValue {
      ["A": ["Type": .string(type), "Properties": .object([property: document(size)])]]
    }
    #expect(found(resource(most)) == [])
    #expect(
      found(resource(most + 1)) == [
        "/Resources/A/Properties/\(property): \(words) has more characters than it may; expected \(limit) or fewer; given \(given)"
      ])
  }
}
