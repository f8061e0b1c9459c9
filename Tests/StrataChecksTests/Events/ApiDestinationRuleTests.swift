import StrataJSON
import StrataLanguage
import Testing

@Suite struct ApiDestinationRuleTests {
  private func found(_ endpoint: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "plain-destination",
      inResources: ["A": ["Type": "AWS::Events::ApiDestination", "Properties": ["InvocationEndpoint": endpoint]]])
  }

  @Test func withoutTLS() {
    let message =
      "/Resources/A/Properties/InvocationEndpoint: an API destination must be called by HTTPS; expected https://…; given http://…"
    #expect(found("http://api.example.com/x") == [message])
    #expect(found(["Fn::Sub": "HTTP://${Host}/x"]) == [message])
    for endpoint in ["https://api.example.com/x", ["Ref": "Url"], ["Fn::Sub": "${Scheme}://x"]] as [JSONValue] {
      #expect(found(endpoint) == [])
    }
  }
}
