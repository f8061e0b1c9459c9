import StrataFacts
import StrataFindings
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataChecks

/// Every constraint by its own samples, which document it as well; `make check-generated` holds all rules against them.
@Suite struct ConstraintSampleTests {
  @Test(arguments: ConstraintIndex.embedded.types)
  func theBadSamplesAreFoundAndTheGoodAreNot(type: String) {
    let rule = ConstraintRule()
    let entries = ConstraintCatalog.entries(of: type)
    #expect(!entries.isEmpty)
    for entry in entries {
      let id = entry.about.id
      let bad = rule.check(TemplateContents(entry.about.bad))
      #expect(bad.contains { $0.rule == id && $0.severity == entry.about.severity }, "\(id)")
      let good = rule.check(TemplateContents(entry.about.good))
      #expect(good.allSatisfy { $0.rule != id && $0.severity != .error }, "\(id): \(good)")
    }
  }

  @Test func namesAreUnlikeThoseOfRules() {
    let rules = Set(
      TemplateChecker.rules.flatMap { [$0.about.id] + $0.parts.map(\.id) } + RuleCatalog.beyondTemplates.map(\.id))
    #expect(ConstraintCatalog.names.filter(rules.contains) == [])
    #expect(
      Set(ConstraintCatalog.names).count == ConstraintCatalog.types.flatMap { ConstraintCatalog.entries(of: $0) }.count)
  }

  @Test func everyListThatIsAskedIsThere() {
    for type in ConstraintCatalog.types {
      for constraint in ConstraintIndex.embedded.constraints(of: type) where !constraint.lists.isEmpty {
        #expect(!ConstraintCatalog.lists(of: type).isEmpty, "\(constraint.id)")
      }
    }
  }

  @Test func reasonsAreShort() {
    for type in ConstraintCatalog.types {
      for entry in ConstraintCatalog.entries(of: type) {
        #expect(entry.about.reason.count <= 160, "\(entry.about.id)")
        #expect(!entry.about.reason.hasSuffix("."), "\(entry.about.id)")
        #expect(entry.about.source.hasPrefix("https://docs.aws.amazon.com/"), "\(entry.about.id)")
      }
    }
  }
}
