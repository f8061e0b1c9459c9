import StrataChecks
import StrataLanguage
import StrataTesting
import Testing

/// Every rule by its own samples, which document it as well.
@Suite struct RuleTests {
  private static let names = TemplateChecker.rules.map(\.about.id.description)

  @Test(arguments: names)
  func theBadSampleIsFoundAndTheGoodIsNot(name: String) throws {
    try #require(TemplateChecker.rules.first { $0.about.id.description == name }).expectSamples()
  }

  @Test func namesAreUnique() {
    #expect(Set(Self.names).count == Self.names.count)
  }

  @Test(arguments: names)
  func sourcesAreAWSsOwn(name: String) throws {
    let about = try #require(TemplateChecker.rules.first { $0.about.id.description == name }).about
    #expect(about.source.hasPrefix("https://docs.aws.amazon.com/"))
    #expect(!about.reason.hasSuffix("."))
    #expect(!about.reason.isEmpty && about.reason.count <= 120)
  }
}
