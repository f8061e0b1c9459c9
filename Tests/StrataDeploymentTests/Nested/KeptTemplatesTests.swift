import Foundation
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataReleases
import Testing

@testable import StrataDeployment

/// Templates that come back with those of the stacks that were nested in them.
@Suite struct KeptTemplatesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID().uuidString)").path

  private var store: TemplateStore { SystemRecords(of: "shop", in: folder).templates }

  private func stack() throws -> StackArtifact {
    try #require(
      try App("shop") { app in
        app.stack("Shop") { scope in
          scope.nested("Outer") { scope in
            scope.nested("Inner") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
          }
          Resource(
            "Elsewhere", type: "AWS::CloudFormation::Stack", in: scope,
            properties: ["TemplateURL": "https://s3.amazonaws.com/elsewhere/stack.json"])
        }
      }.synthesize()["Shop"])
  }

  @Test func allThatAreNestedAreFoundByTheirAddresses() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stack = try stack()
    try store.keep(stack)
    let kept = try KeptTemplates(stack.template.json, in: store)
    #expect(kept.nested.map(\.logicalPath) == ["Outer", "Outer/Inner"])
    #expect(kept.nested.map(\.bytes) == stack.nested.map(\.bytes))
    #expect(kept.all.keys.sorted() == ["", "Outer", "Outer/Inner"])
  }

  @Test func oneThatIsGoneIsMissing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stack = try stack()
    try store.keep(stack.bytes)
    try store.keep(stack.nested[0].bytes)
    #expect {
      _ = try KeptTemplates(stack.template.json, in: store)
    } throws: { error in
      let missing = error as? KeptTemplates.Missing
      return missing?.digest == stack.nested[1].sha256 && missing?.logicalPath == "Outer/Inner"
    }
  }

  /// The same stack as it was, by what was kept of it.
  @Test func whatComesBackHasTheTemplatesOfThatTime() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stack = try stack()
    try store.keep(stack)
    let kept = try KeptTemplates(stack.template.json, in: store)
    let back = stack.goingBack(
      to: stack.template, bytes: stack.bytes, tags: nil,
      nested: kept.nested.map {
        RecordedNested($0.logicalPath, Template($0.json), bytes: $0.bytes, environment: nil)
      })
    #expect(back.nested.map(\.sha256) == stack.nested.map(\.sha256))
    #expect(back.nested.map(\.name) == stack.nested.map(\.name))
    #expect(back.nestedTemplates.keys.sorted() == ["Outer", "Outer/Inner"])
  }
}
