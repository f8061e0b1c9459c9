import SampleQueue
import StrataTesting
import Testing

@Suite struct SampleQueueTests {
  @Test(arguments: ["staging", "production"])
  func jobsThatFailAreKept(environment: String) throws {
    let template = try #require(try sampleQueue.templates(committed: [environment]).values.first)
    let target = Capture()
    let jobs = try template.onlyResource(
      of: "AWS::SQS::Queue", matching: ["RedrivePolicy": ["deadLetterTargetArn": .capture(target)]])
    let failed = try #require(template.resource(referencedBy: target.values.first))
    #expect(jobs.logicalID == "Jobs")
    #expect(failed["MessageRetentionPeriod"] == 1_209_600, "14 days, the longest there is")
  }

  @Test func stagingAndProductionAreApart() throws {
    try sampleQueue.expectIsolated()
  }
}
