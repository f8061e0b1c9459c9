import StrataChecks
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

@testable import Benchmarks

/// The template that checkers are compared by.
@Suite struct SampleSystemTests {
  @Test(arguments: [60, 160])
  func hasAsManyResourcesAsAskedForAndNothingWrong(resources: Int) throws {
    let template = try SampleSystem.stack(resources: resources).synthesize()
    #expect(template.resources.count == resources)
    #expect(TemplateChecker().check(template.json) == [])
    // Services, and not just what fills up.
    let types = Set(template.resources.compactMap { $0.value["Type"]?.string })
    #expect(types.count > 20 && types.contains("AWS::ECS::Service"))
  }
}
