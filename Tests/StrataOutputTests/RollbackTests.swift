import Foundation
import StrataFiles
import Testing

@testable import StrataOutput

/// Writes that fail halfway.
@Suite struct RollbackTests {
  private static let first = ["edited.json": "1", "gone.json": "1", "kept.json": "1", "same.json": "1", "up.json": "1"]
  private static let second = ["edited.json": "2", "new.json": "2", "same.json": "1", "up.json": "2"]

  /// Makes a directory in which the second set of files brings about every kind of change.
  private func preparedWorkspace() throws -> Workspace {
    let workspace = try Workspace()
    _ = try workspace.write(Self.first)
    try workspace.put("edited", at: "out/edited.json")
    try workspace.put("edited", at: "out/kept.json")
    try workspace.put("foreign", at: "out/foreign.txt")
    return workspace
  }

  @Test func aFailureAtAnyStepLeavesEverythingAsItWas() throws {
    let workspace = try preparedWorkspace()
    workspace.directory.overwritesEditedFiles = true
    let before = try workspace.snapshot()
    var messages: [String] = []
    while true {
      let failure = FailingStep(messages.count, code: ENOSPC)
      workspace.directory.checkpoint = failure.checkpoint
      do {
        let report = try workspace.write(Self.second)
        #expect(!failure.isReached)
        let changes: [OutputReport.Change] = [.rewritten, .removed, .kept, .updated, .created, .unchanged, .updated]
        #expect(report.entries.map(\.change) == changes)
        break
      } catch {
        messages.append(error.description.replacingOccurrences(of: workspace.path + "/", with: ""))
        #expect(try workspace.snapshot() == before)
      }
      try #require(messages.count < 100)
    }
    let suffix = ": the disk is full; free some space and run again"
    #expect(messages.allSatisfy { $0.hasSuffix(suffix) })
    #expect(
      messages.map { $0.replacingOccurrences(of: suffix, with: "") } == [
        "out: can't be written",
        "out/edited.json: can't be written", "out/edited.json: can't be overwritten",
        "out/new.json: can't be written",
        "out/up.json: can't be written", "out/up.json: can't be overwritten",
        "out/manifest.json: can't be written", "out/manifest.json: can't be overwritten",
        "out/edited.json: can't be written", "out/new.json: can't be written", "out/up.json: can't be written",
        "out/manifest.json: can't be written", "out/gone.json: can't be removed",
      ])
  }

  @Test func aFailureAtAnyStepRemovesTheDirectoriesItCreated() throws {
    let workspace = try Workspace()
    workspace.directory = OutputDirectory(path: workspace.path + "/out/deep/er")
    for step in 0..<8 {
      let failure = FailingStep(step, code: EIO)
      workspace.directory.checkpoint = failure.checkpoint
      #expect(workspace.failure().hasSuffix(": the disk reports an error; check the disk or choose another --output"))
      #expect(failure.isReached)
      #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path) == [])
    }
    workspace.directory.checkpoint = FailingStep(8, code: EIO).checkpoint
    _ = try workspace.write(["a.json": "a"])
  }

  @Test func directoriesThatWereThereStay() throws {
    let workspace = try Workspace()
    try FileManager.default.createDirectory(atPath: workspace.path + "/out", withIntermediateDirectories: false)
    workspace.directory = OutputDirectory(path: workspace.path + "/out/deep")
    workspace.directory.checkpoint = FailingStep(2, code: EDQUOT).checkpoint
    #expect(
      workspace.failure()
        == "out/deep/a.json: can't be written: the disk quota is used up; free some space and run again")
    #expect(try FileManager.default.contentsOfDirectory(atPath: workspace.path) == ["out"])
    #expect(try workspace.contents() == [:])
  }

  @Test func whatCantBePutBackIsTold() throws {
    let workspace = try Workspace()
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    let output = workspace.path + "/out/"
    // Both files and the record are staged and kept by then, and the first is in place.
    let failure = FailingStep(8, code: EIO) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? [] where name.hasPrefix(".") {
        try? FileManager.default.removeItem(atPath: output + name + "/old-0")
      }
    }
    workspace.directory.checkpoint = failure.checkpoint
    let message = workspace.failure(writing: ["a.json": "new", "b.json": "new"])
    let staging = try #require(try workspace.contents().keys.first { $0.hasPrefix(".strata-staging-") })
    #expect(
      message == "out/b.json: can't be written: the disk reports an error; "
        + "a.json could not be put back as before, see out/\(staging), which the next run removes")
    workspace.directory.checkpoint = {}
    _ = try workspace.write(["a.json": "newer", "b.json": "newer"])
    #expect(try workspace.contents().keys.sorted() == ["a.json", "b.json", "manifest.json"])
  }

  @Test func aCopyStandsInWhereThereAreNoHardLinks() throws {
    let workspace = try Workspace()
    try workspace.put("content", at: "out/a.json")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000), .posixPermissions: 0o640],
      ofItemAtPath: workspace.path + "/out/a.json")
    let before = try #require(try workspace.snapshot()["a.json"])
    let output = try DirectoryHandle(path: workspace.directory.path)
    let staging = try Staging(in: output)
    try staging.keepCopy("a.json", as: StagingName.old(0))
    try output.removeFile("a.json")
    try staging.moveIntoPlace(StagingName.old(0), as: "a.json")
    staging.remove()
    let after = try #require(try workspace.snapshot()["a.json"])
    #expect(after.content == "content" && after.permissions == 0o640)
    #expect(after.seconds == before.seconds && after.nanoseconds == before.nanoseconds)
    #expect(try workspace.contents() == ["a.json": "content"])
  }
}
