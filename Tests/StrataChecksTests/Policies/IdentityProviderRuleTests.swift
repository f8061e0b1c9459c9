import StrataJSON
import StrataLanguage
import Testing

@Suite struct IdentityProviderRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "identity-provider",
      inResources: ["A": ["Type": .string("AWS::IAM::\(type)"), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  @Test func addresses() {
    #expect(
      found("OIDCProvider", ["Url": "http://example.com"]) == [
        "Url: the address of a provider must begin with https://; expected https://HOST/PATH; given \"http://example.com\""
      ])
    #expect(
      found("OIDCProvider", ["Url": ["Fn::Sub": "https://example.com/${Realm}?a=b"]]) == [
        "Url: the address of a provider has no query; expected https://HOST/PATH; given \"https://example.com/${Realm}?a=b\""
      ])
    #expect(found("OIDCProvider", ["Url": "example.com"]).count == 1)
    let right: [JSONValue] = [
      "https://example.com/a", ["Fn::GetAtt": ["C", "OpenIdConnectIssuerUrl"]], ["Fn::Sub": "https://${Host}"],
    ]
    for url in right { #expect(found("OIDCProvider", ["Url": url]) == []) }
  }

  @Test func clients() {
    func list(_ count: Int) -> JSONObject { ["ClientIdList": .array((0..<count).map { .string("c\($0)") })] }
    #expect(
      found("OIDCProvider", list(101)) == [
        "ClientIdList: a provider can't have so many clients; expected 100 or fewer; given 101"
      ])
    #expect(found("OIDCProvider", list(100)) == [])
  }

  @Test func rolesOfServices() {
    #expect(
      found("ServiceLinkedRole", ["AWSServiceName": "autoscaling"]) == [
        "AWSServiceName: this is no service's name; expected such as autoscaling.amazonaws.com; given \"autoscaling\""
      ])
    #expect(found("ServiceLinkedRole", ["AWSServiceName": "*.amazonaws.com"]).count == 1)
    #expect(found("ServiceLinkedRole", ["AWSServiceName": "autoscaling.amazonaws.com"]) == [])
  }
}
