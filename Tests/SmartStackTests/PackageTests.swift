import SmartStack
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTesting
import Testing

/// The package of the API's function: what another content changes.
@Suite struct PackageTests {
  private func templates(_ digest: String) throws -> [String: Template] {
    var app = try smartStack.prepare(.committed, environments: ["prod"]).app
    app.packages = PackageLock(["api": .init(sha256: digest, architecture: "x86_64")])
    return Dictionary(uniqueKeysWithValues: try app.synthesize().stacks.map { ($0.name, $0.template) })
  }

  @Test func anotherHandlerChangesThePackageAndTheVersion() throws {
    let (before, after) = (
      try templates(String(repeating: "a", count: 64)), try templates(String(repeating: "b", count: 64))
    )
    #expect(before.keys.filter { before[$0] != after[$0] } == ["smartstack-prod-compute"])
    let (old, new) = (
      try #require(before["smartstack-prod-compute"]).resources,
      try #require(after["smartstack-prod-compute"]).resources
    )
    let changed = old.filter { member in new[member.key] != nil && new[member.key] != member.value }.map(\.key)
    #expect(changed.sorted() == ["Api", "Live"])
    let gone = old.filter { new[$0.key] == nil }
    let come = new.filter { old[$0.key] == nil }
    #expect(gone.map { $0.value["Type"] } == ["AWS::Lambda::Version"])
    #expect(come.map { $0.value["Type"] } == ["AWS::Lambda::Version"])
  }

  @Test func theFunctionIsLocked() throws {
    let app = try smartStack.prepare(.committed).app
    #expect(app.packages.packages.keys.sorted() == ["api"])
    #expect(app.packages.packages["api"]?.architecture == "x86_64")
  }
}
