import StrataJSON
import StrataTemplate
import Testing

@testable import StrataAdvice

@Suite struct ConstructPathsTests {
  @Test(
    arguments: [
      ("ApiHandlerRole", [:], ["Api", "Handler", "Role"]), ("VPCGateway", [:], ["VPCGateway"]),
      ("jobs", [:], ["jobs"]), ("Shop12Queue", [:], ["Shop12", "Queue"]),
      ("ApiRole1A2B3C4D", ["aws:cdk:path": "Shop/Api/Role/Resource"], ["Api", "Role"]),
      ("Api1A2B3C4D", ["aws:cdk:path": "Shop/Api/Resource"], ["Api"]),
    ] as [(String, JSONObject, [String])])
  func pathIsRead(_ id: String, _ metadata: JSONObject, _ path: [String]) throws {
    let queue: JSONValue = ["Type": "AWS::SQS::Queue", "Metadata": .object(metadata)]
    let contents = TemplateContents(["Resources": .object(JSONObject([(id, queue)]))])
    #expect(try #require(contents.resources.first).writtenPath == path)
  }
}
