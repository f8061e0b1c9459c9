import SampleFunctions
import SampleQueue
import SampleService
import StrataEnvironments
import StrataTesting
import Testing

/// The templates that new packages give at first.
@Suite struct SampleTemplatesTests {
  static let systems = [sampleFunctions, sampleQueue, sampleService]

  @Test(arguments: systems.map(\.name))
  func theTemplatesAreTheCommittedOnes(name: String) throws {
    let system = try #require(Self.systems.first { $0.name == name })
    let templates = try system.templates(committed: [])
    #expect(templates.count == 2)
    for (stack, template) in templates {
      try template.expectSnapshot(at: "Templates/\(stack).template.json")
    }
  }

  @Test(arguments: systems.map(\.name))
  func nothingIsFound(name: String) throws {
    let system = try #require(Self.systems.first { $0.name == name })
    #expect(try system.assemble(.committed).warnings == [])
  }
}
