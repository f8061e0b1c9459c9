import StrataChecks
import StrataJSON
import Testing

/// What `Globals` give isn't missing.
@Suite struct ServerlessGlobalsTests {
  private func missing(_ globals: JSONValue, _ resource: JSONValue, transform: String = "AWS::Serverless-2016-10-31")
    -> [String]
  {
    let template: JSONValue = [
      "Transform": .string(transform), "Globals": globals, "Resources": ["Thing": resource],
    ]
    return TemplateChecker().check(template).filter { $0.rule == "required-property" }.map(\.message)
  }

  private let network: JSONValue = ["VpcConfig": ["SubnetIds": ["subnet-11111111"]]]

  @Test func aPropertyThatIsGiven() {
    #expect(missing(["CapacityProvider": network], ["Type": "AWS::Serverless::CapacityProvider"]) == [])
    #expect(
      missing([:], ["Type": "AWS::Serverless::CapacityProvider"]) == ["the property VpcConfig is required"])
  }

  @Test func whatGlobalsDontGive() {
    let expected = ["the property VpcConfig is required"]
    let provider: JSONObject = ["Type": "AWS::Serverless::CapacityProvider"]
    #expect(missing(["Function": network], .object(provider)) == expected)
    #expect(missing(["CapacityProvider": ["Tags": ["a": "b"]]], .object(provider)) == expected)
    for ignored in ["*", ["VpcConfig"]] as [JSONValue] {
      var ignoring = provider
      ignoring["IgnoreGlobals"] = ignored
      #expect(missing(["CapacityProvider": network], .object(ignoring)) == expected)
    }
    #expect(
      missing(["CapacityProvider": network], .object(provider), transform: "AWS::LanguageExtensions") == expected)
  }

  /// An API's stage is none of what can be given.
  @Test func whatCannotBeGiven() {
    #expect(
      missing(["Api": ["StageName": "live"]], ["Type": "AWS::Serverless::Api"])
        == ["the property StageName is required"])
  }

  @Test func partsOfAnObject() {
    let resource: JSONValue = [
      "Type": "AWS::Serverless::CapacityProvider",
      "Properties": ["VpcConfig": ["SecurityGroupIds": ["sg-11111111"]]],
    ]
    #expect(missing([:], resource) == ["the property SubnetIds is required"])
    #expect(missing(["CapacityProvider": network], resource) == [])
  }
}
