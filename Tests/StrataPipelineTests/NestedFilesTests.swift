import Foundation
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline
import Testing

/// The files of templates that stacks have beside their own.
@Suite struct NestedFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "nested-\(UUID().uuidString)").path

  private func app(nesting names: [String], size: Int = 30) -> App {
    App("Shop") { app in
      app.stack("Orders") { scope in
        Resource("Topic", type: "AWS::SNS::Topic", in: scope)
        for name in names {
          scope.nested(name) { scope in
            Resource(
              "Jobs", type: "AWS::SQS::Queue", in: scope,
              properties: ["VisibilityTimeout": .value(IntegerValue.literal(size))])
          }
        }
      }
    }
  }

  @discardableResult
  private func write(_ app: App) throws -> OutputReport {
    let writer = AssemblyWriter(OutputDirectory(path: folder))
    let summary = try Pipeline().summarize(app, into: writer.stage)
    try writer.finish(summary)
    return try writer.commit()
  }

  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func theyAreBesideThatOfTheStackAndInItsManifest() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let app = app(nesting: ["Work", "Mail"])
    try write(app)
    #expect(
      files == [
        "Orders.Mail.template.json", "Orders.Work.template.json", "Orders.template.json", "manifest.json",
      ])
    let stack = try #require(try app.synthesize()["Orders"])
    let manifest = try JSONValue(parsing: Array(try Data(contentsOf: URL(filePath: folder + "/manifest.json"))))
    #expect(
      manifest["stacks"]?[0]?["nested"]
        == .array(
          stack.nested.map { nested in
            [
              "name": .string(nested.name), "template": .string(nested.fileName), "sha256": .string(nested.sha256),
              "bytes": .integer(Int64(nested.bytes.count)), "resources": 1,
            ]
          }))
    for nested in stack.nested {
      #expect(try Data(contentsOf: URL(filePath: "\(folder)/\(nested.fileName)")) == Data(nested.bytes))
    }
  }

  @Test func oneThatIsNoLongerMadeIsRemoved() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(app(nesting: ["Work", "Mail"]))
    try write(app(nesting: ["Work"]))
    #expect(files == ["Orders.Work.template.json", "Orders.template.json", "manifest.json"])
    try write(app(nesting: []))
    #expect(files == ["Orders.template.json", "manifest.json"])
  }

  @Test func whatIsTheSameIsLeftAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(app(nesting: ["Work"]))
    #expect(try write(app(nesting: ["Work"])).entries.allSatisfy { $0.change == .unchanged })
    // What changes within changes the address in the stack around.
    let report = try write(app(nesting: ["Work"], size: 60))
    #expect(report.entries.allSatisfy { $0.change == .updated })
  }

  @Test func aStackWithoutAnyHasTheManifestThatItHad() throws {
    let summary = try app(nesting: []).synthesize().summary
    #expect(Manifest(summary).json["stacks"]?[0]?["nested"] == nil)
  }

  @Test func namesThatDifferOnlyInCaseAreRefused() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var text = ""
    do { try write(app(nesting: ["WorkA", "Worka"])) } catch { text = "\(error)" }
    #expect(text.contains("Orders.WorkA.template.json differs from it only in case"))
  }
}
