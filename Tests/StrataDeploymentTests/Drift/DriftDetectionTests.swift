import StrataJSON
import TestSupport
import Testing

@testable import StrataDeployment

/// How long CloudFormation is waited for while it looks at resources.
@Suite struct DriftDetectionTests {
  private let aws = PlayedAws()

  init() { aws.stacks["Shop"] = PlayedStack("Shop", number: 1) }

  private var detection: DriftDetection {
    let aws = aws
    return DriftDetection(
      client: StackClient(name: "Shop", aws: AwsClient(run: { try aws.run($0) }, wait: { aws.wait($0) })), patience: 30)
  }

  @Test func whatTakesLongIsSaidOnce() throws {
    for (looks, expected) in [(0, 0), (1, 0), (2, 1), (8, 1)] {
      aws.drift.looks = looks
      var said = 0
      let id = try detection.begin()
      #expect(try detection.end(of: id) { said += 1 } == nil)
      #expect(said == expected, "\(looks) looks")
    }
  }

  @Test func whatTakesTooLongIsGivenUp() throws {
    aws.drift.looks = .max
    #expect {
      _ = try detection.end(of: "drift") {}
    } throws: { "\($0)" == "CloudFormation isn't done with Shop after 30 seconds" }
  }

  /// There is one look at a time.
  @Test func whatSomebodyElseBeganIsWaitedFor() throws {
    aws.fault = { call, number, _ in
      call.operation == "detect-stack-drift" && number < 3
        ? PlayedAws.refused("ValidationError", "Drift detection is already in progress for stack Shop") : nil
    }
    #expect(try detection.begin() == "drift-of-Shop")
    #expect(aws.waited == 10)
    aws.fault = { _, _, _ in PlayedAws.refused("ValidationError", "Drift detection is already in progress") }
    #expect(throws: AwsClient.Failure.self) { try detection.begin() }
  }
}
