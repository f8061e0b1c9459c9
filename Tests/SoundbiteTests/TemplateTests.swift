import Soundbite
import StrataEnvironments
import StrataTesting
import Testing

/// The committed templates, and what an environment does to those of the others: nothing.
@Suite struct TemplateTests {
  static let parts = ["api", "compute", "database", "infra", "queue", "storage"]
  static let environments = ["dev-localstack", "dev-aws", "dev-aws-deployed", "staging", "production"]

  @Test func theTemplatesAreTheCommittedOnes() throws {
    let templates = try soundbite.templates(committed: [])
    let own = Self.environments.flatMap { environment in Self.parts.map { "soundbite-\(environment)-\($0)" } }
    #expect(templates.keys.sorted() == own.sorted())
    for (name, template) in templates {
      try template.expectSnapshot(at: "../../templates/soundbite/\(name).template.json")
    }
  }

  @Test func nothingIsLeftToWarnAbout() throws {
    #expect(try soundbite.assemble(.committed).warnings.map(\.description) == [])
  }

  @Test(arguments: environments)
  func otherEnvironmentsChangeNoByte(environment: String) throws {
    let all = try soundbite.templates(committed: [])
    let alone = try soundbite.templates(committed: [environment])
    #expect(alone.count == Self.parts.count)
    for (name, template) in alone { #expect(try template.bytes() == all[name]?.bytes(), "\(name)") }
  }
}
