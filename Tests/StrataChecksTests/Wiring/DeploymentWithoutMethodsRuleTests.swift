import StrataChecks
import StrataJSON
import Testing

@Suite struct DeploymentWithoutMethodsRuleTests {
  private func found(_ api: JSONObject = [:], others: JSONObject = [:], outputs: JSONObject = [:]) -> [String] {
    var resources: JSONObject = [
      "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": .object(api)],
      "Live": ["Type": "AWS::ApiGateway::Deployment", "Properties": ["RestApiId": ["Ref": "Api"]]],
    ]
    for other in others { resources[other.key] = other.value }
    return StrataChecksTests.found(
      by: "deployment-without-methods", in: ["Resources": .object(resources), "Outputs": .object(outputs)])
  }

  private func method(of api: JSONValue) -> JSONObject {
    ["Get": ["Type": "AWS::ApiGateway::Method", "Properties": ["RestApiId": api, "HttpMethod": "GET"]]]
  }

  @Test func noMethods() {
    let expected = [
      "/Resources/Live/Properties/RestApiId: the API Api has no methods; expected an AWS::ApiGateway::Method of the API, or a Body with methods"
    ]
    #expect(found() == expected)
    #expect(found(["Name": "orders"], others: ["Other": ["Type": "AWS::ApiGateway::RestApi"]]) == expected)
    var other = method(of: ["Ref": "Other"])
    other["Other"] = ["Type": "AWS::ApiGateway::RestApi"]
    #expect(found(others: other) == expected)
  }

  @Test func methods() {
    #expect(found(others: method(of: ["Ref": "Api"])) == [])
    #expect(found(others: method(of: ["Ref": "ApiParameter"])) == [])
    #expect(found(["Body": ["openapi": "3.0.1"]]) == [])
    #expect(found(["BodyS3Location": ["Bucket": "a", "Key": "b"]]) == [])
    #expect(found(["CloneFrom": "abc"]) == [])
  }

  /// What others make of the API nobody sees.
  @Test func methodsThatMayComeFromElsewhere() {
    let stack: JSONValue = [
      "Type": "AWS::CloudFormation::Stack", "Properties": ["Parameters": ["Api": ["Ref": "Api"]]],
    ]
    #expect(found(others: ["Methods": stack]) == [])
    #expect(found(others: ["Methods": ["Type": "Custom::Methods", "Properties": ["Api": ["Ref": "Api"]]]]) == [])
    #expect(found(outputs: ["Api": ["Value": ["Ref": "Api"]]]) == [])
  }
}
