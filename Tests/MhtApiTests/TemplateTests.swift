import MhtApi
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// The committed templates, and what an environment does to those of the other: nothing.
@Suite struct TemplateTests {
  @Test func theTemplatesAreTheCommittedOnes() throws {
    let templates = try mhtApi.templates(committed: [])
    #expect(templates.keys.sorted() == ["MhtApiAccount", "MhtApiProduction", "MhtApiStaging"])
    for (name, template) in templates {
      try template.expectSnapshot(at: "../../templates/mht-api/\(name).template.json")
    }
  }

  @Test func nothingIsLeftToWarnAbout() throws {
    #expect(try mhtApi.assemble(.committed).warnings == [])
  }

  @Test(arguments: [("staging", "MhtApiStaging"), ("production", "MhtApiProduction")])
  func theOtherEnvironmentChangesNoByte(environment: String, stack: String) throws {
    let alone = try mhtApi.templates(committed: [environment])
    let both = try mhtApi.templates(committed: [])
    #expect(alone.keys.sorted() == ["MhtApiAccount", stack])
    for (name, template) in alone {
      #expect(try template.bytes() == both[name]?.bytes(), "\(name)")
    }
  }

  /// What differs in a profile is all that differs in a template: staging is built as production is.
  @Test func bothEnvironmentsAreBuiltAlike() throws {
    let templates = try mhtApi.templates(committed: [])
    func types(_ name: String) throws -> Set<String> {
      Set(try #require(templates[name]).allResources.map(\.type))
    }
    // Backups and Discord are production's alone.
    #expect(
      try types("MhtApiProduction").subtracting(types("MhtApiStaging")).sorted() == [
        "AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection", "AWS::Backup::BackupVault",
        "AWS::Events::ApiDestination",
        "AWS::Events::Connection", "AWS::Events::Rule",
      ])
    #expect(try types("MhtApiStaging").subtracting(types("MhtApiProduction")) == [])
  }

  /// What the README has imported, which must refer to nothing else, and be kept when a stack is deleted.
  @Test(arguments: ["MhtApiStaging", "MhtApiProduction"])
  func whatCanBeImportedStandsByItself(stack: String) throws {
    let names = ["Logs", "Uploads", "Archive", "Records", "Jobs", "JobsDeadLetters"]
    let template = try #require(mhtApi.templates(committed: [])[stack])
    for name in names {
      let resource = try #require(template.resource(name))
      #expect(resource.json["DeletionPolicy"] == "Retain", "\(name)")
      #expect(template.resources(referencedBy: resource).filter { !names.contains($0.logicalID) } == [], "\(name)")
    }
  }
}
