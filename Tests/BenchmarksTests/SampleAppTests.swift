import StrataLanguage
import StrataPipeline
import Testing

@testable import Benchmarks

@Suite struct SampleAppTests {
  @Test(arguments: SampleApp.Shape.allCases)
  func allStacksAreFull(shape: SampleApp.Shape) throws {
    let stacks = try SampleApp.make(stacks: 3, shape: shape).synthesize().stacks
    #expect(stacks.map(\.name) == ["Stack0", "Stack1", "Stack2"])
    #expect(stacks.map(\.template.resources.count) == [400, 400, 400])
  }

  @Test func stacksAreAlikeOrNot() throws {
    #expect(try distinct(.alike) == 1)
    #expect(try distinct(.different) == 3)
  }

  @Test func eachStackOfAChainUsesAValueOfTheOneBefore() throws {
    let stacks = try SampleApp.make(stacks: 3, shape: .chain).synthesize().stacks
    #expect(stacks.map(\.dependencies) == [[], ["Stack0"], ["Stack1"]])
  }

  private func distinct(_ shape: SampleApp.Shape) throws -> Int {
    Set(try SampleApp.make(stacks: 3, shape: shape).synthesize().stacks.map(\.template.json)).count
  }
}
