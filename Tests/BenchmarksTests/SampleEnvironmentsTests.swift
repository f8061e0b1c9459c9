import StrataChecks
import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@testable import Benchmarks

/// The environments by which the cost of showing that they're apart is measured.
@Suite struct SampleEnvironmentsTests {
  @Test func areApartAndOfTheSizeThatIsSaid() throws {
    let (environments, stacks) = SampleEnvironments.stacks(3)
    for stack in stacks {
      #expect(stack.contents.resources.count == SampleEnvironments.resources)
      #expect(TemplateChecker().check(stack.contents.json).filter { $0.severity == .error } == [])
      let roles = stack.contents.resources.filter { $0.type == "AWS::IAM::Role" }
      #expect(roles.count == SampleEnvironments.workers)
      let statements = roles.map {
        $0.properties["Policies"]?.array?.first?["PolicyDocument"]?["Statement"]?.array?.count
      }
      #expect(statements == [5, 6, 7, 8, 9, 10, 5, 6])
    }
    let report = IsolationAnalysis(environments: environments, stacks: stacks).report()
    #expect(report.verdict == .proven)
    // Of each statement there's a way to each other environment.
    #expect(report.pairs.allSatisfy { $0.candidates.filter { $0.candidate.kind == .permission }.count >= 56 })
  }
}
