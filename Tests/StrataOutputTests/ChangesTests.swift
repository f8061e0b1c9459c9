import Foundation
import StrataFiles
import StrataLanguage
import StrataPipeline
import StrataText
import Testing

@testable import StrataOutput

/// What a write would do, found out by reading alone.
@Suite struct ChangesTests {
  private let workspace: Workspace
  private let directory: OutputDirectory

  init() throws {
    workspace = try Workspace()
    directory = OutputDirectory(path: workspace.path + "/out")
  }

  private func assembly(_ stacks: String...) throws -> Assembly {
    try App("shop") { app in
      for stack in stacks { app.stack(stack) { Resource("Topic", type: "AWS::SNS::Topic", in: $0) } }
    }.synthesize()
  }

  @Test func nothingIsMadeWhereNothingIs() throws {
    let report = try directory.changes(by: assembly("A"))
    #expect(report.entries.map(\.change) == [.created, .created])
    #expect(try directory.foreignTemplates(besides: assembly("A")) == [])
    #expect(!FileManager.default.fileExists(atPath: workspace.path + "/out"))
  }

  @Test func itSaysWhatTheWriteThenDoesAndTouchesNothing() throws {
    _ = try directory.write(assembly("A", "B", "C"))
    try workspace.put("edited", at: "out/B.template.json")
    try workspace.put("{}", at: "out/Other.template.json")
    try workspace.put("somebody's", at: "out/README.md")
    let before = try workspace.snapshot()
    let next = try assembly("A", "B", "D")
    let foreseen = try directory.changes(by: next)
    #expect(try directory.foreignTemplates(besides: next) == ["Other.template.json"])
    #expect(try workspace.snapshot() == before)
    #expect(throws: OutputError.self) { try directory.write(next) }
    #expect(try workspace.snapshot() == before)
    var overwriting = directory
    overwriting.overwritesEditedFiles = true
    #expect(try overwriting.write(next) == foreseen)
    #expect(foreseen.names(.rewritten) == ["B.template.json"])
    #expect(foreseen.names(.removed) == ["C.template.json"])
    #expect(try directory.changes(by: next).isUnchanged)
  }

  @Test func whatStandsInTheWayIsSaid() throws {
    try workspace.put("x", at: "out/A.template.json")
    #expect(throws: OutputError.self) { try directory.changes(by: assembly("A")) }
  }

  @Test(arguments: [
    ("{}", "it has no format; this isn't a manifest that was written here"),
    (#"{"format": 2}"#, "its format is 2, not 1; another version wrote it"),
    (#"{"format": 1}"#, "it doesn't name its app"),
    (#"{"format": 1, "app": "a", "stacks": [{}]}"#, "a stack in it has no name or template"),
    (
      #"{"format": 1, "app": "a", "stacks": [{"name": "A", "template": "\u001b/x"}]}"#,
      #"it names "\u{1B}/x", which has a slash"#
    ),
  ])
  func aManifestThatIsntOne(text: String, problem: String) {
    let error = #expect(throws: ManifestError.self) { try Manifest.templates(in: Array(text.utf8)) }
    #expect(error?.description == problem)
  }

  @Test func whatTurnsTextAroundIsEscaped() {
    #expect(displayable("a\u{202E}b\u{2066}c\u{200F}\u{9B}é") == #"a\u{202E}b\u{2066}c\u{200F}\u{009B}é"#)
  }
}
