import SampleFunctions
import StrataTesting
import Testing

@Suite struct SampleFunctionsTests {
  @Test(arguments: ["staging", "production"])
  func onlyTheQuestionOfHealthIsOpen(environment: String) throws {
    let template = try #require(try sampleFunctions.templates(committed: [environment]).values.first)
    let open = try template.onlyResource(of: "AWS::ApiGatewayV2::Route", matching: ["AuthorizationType": "NONE"])
    #expect(open["RouteKey"] == "GET /health")
  }

  @Test func stagingAndProductionAreApart() throws {
    try sampleFunctions.expectIsolated()
  }
}
