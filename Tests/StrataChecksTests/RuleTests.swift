import StrataChecks
import StrataCore
import StrataJSON
import Testing

/// Every rule by its own samples, which document it as well.
@Suite struct RuleTests {
  private static let names = TemplateChecker.rules.map(\.about.id.description)

  private func findings(_ name: String, _ template: JSONValue) -> [TemplateFinding] {
    let rule = TemplateChecker.rules.first { $0.about.id.description == name }
    return rule?.check(CheckedTemplate(template)) ?? []
  }

  @Test(arguments: names)
  func theBadSampleIsFoundAndTheGoodIsNot(name: String) throws {
    let about = try #require(TemplateChecker.rules.first { $0.about.id.description == name }).about
    #expect(findings(name, about.good) == [])
    let found = findings(name, about.bad)
    #expect(!found.isEmpty)
    for finding in found { #expect(about.bad[finding.pointer] != nil) }
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
