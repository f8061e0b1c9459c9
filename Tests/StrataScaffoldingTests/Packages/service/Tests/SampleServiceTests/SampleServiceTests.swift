import SampleService
import StrataTesting
import Testing

@Suite struct SampleServiceTests {
  @Test(arguments: ["staging", "production"])
  func tasksHaveNoAddressOnTheInternet(environment: String) throws {
    let template = try #require(try sampleService.templates(committed: [environment]).values.first)
    _ = try template.onlyResource(
      of: "AWS::ECS::Service",
      matching: ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "DISABLED"]]])
  }

  @Test func stagingAndProductionAreApart() throws {
    try sampleService.expectIsolated()
  }
}
