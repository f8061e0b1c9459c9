import StrataJSON
import StrataLanguage
import Testing

@Suite struct IdentityNameRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "iam-name",
      inResources: ["A": ["Type": .string("AWS::IAM::\(type)"), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  @Test func names() {
    #expect(
      found("ManagedPolicy", ["ManagedPolicyName": "my policy"]) == [
        "ManagedPolicyName: IAM takes no such name; expected 1 to 128 letters, digits and +=,.@_-; given \"my policy\""
      ])
    #expect(found("Role", ["Policies": [["PolicyName": "a/b"]]]).count == 1)
    #expect(found("Policy", ["PolicyName": .string(String(repeating: "a", count: 129))]).count == 1)
    #expect(found("InstanceProfile", ["InstanceProfileName": "a=b,c.d@e_f-g+h"]) == [])
    #expect(found("Policy", ["PolicyName": ["Ref": "Name"]]) == [])
  }

  @Test func paths() {
    #expect(
      found("Role", ["Path": ["Fn::Sub": "/aws-service-role/${Name}/"]]) == [
        "Path: the path /aws-service-role/ is that of AWS's own roles; expected another path; given \"/aws-service-role/${Name}/\""
      ])
    #expect(
      found("InstanceProfile", ["Path": "workers"]) == [
        "Path: a path must begin and end with a slash; expected such as /application/orders/; given \"workers\""
      ])
    for path in ["/", "/service-role/", "/a/b/"] { #expect(found("InstanceProfile", ["Path": .string(path)]) == []) }
  }
}
