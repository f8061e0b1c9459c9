import Foundation
import Testing

@testable import StrataOutput

/// What killed runs have left in the directory, and what only looks like it.
@Suite struct LeftoverTests {
  static let staging = ".strata-staging-0123456789abcdef"
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    _ = try workspace.write(["a.json": "a"])
  }

  @Test func leftoversAreRemovedEvenIfNothingElseIsToBeDone() throws {
    for name in ["partial", "new-0", "old-17", "new-record", "old-record"] {
      try workspace.put("rest", at: "out/\(Self.staging)/\(name)")
    }
    #expect(try workspace.write(["a.json": "a"]).isUnchanged)
    #expect(try workspace.contents().keys.sorted() == ["a.json", "manifest.json"])
  }

  @Test func whatIsNotKnownToBeALeftoverStays() throws {
    try workspace.put("mine", at: "out/\(Self.staging)/notes")
    try workspace.put("rest", at: "out/\(Self.staging)/new-0")
    try workspace.put("mine", at: "out/.strata-staging-mine/new-0")
    try workspace.put("mine", at: "out/.strata-staging-fedcba9876543210")
    try workspace.put("mine", at: "elsewhere/new-0")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/out/.strata-staging-0000000000000000", withDestinationPath: "../elsewhere")
    _ = try workspace.write(["a.json": "b"])
    #expect(
      try workspace.contents().keys.sorted() == [
        ".strata-staging-0000000000000000", Self.staging, ".strata-staging-fedcba9876543210",
        ".strata-staging-mine", "a.json", "manifest.json",
      ])
    let manager = FileManager.default
    #expect(try manager.contentsOfDirectory(atPath: workspace.path + "/out/" + Self.staging) == ["notes"])
    #expect(manager.fileExists(atPath: workspace.path + "/elsewhere/new-0"))
    #expect(manager.fileExists(atPath: workspace.path + "/out/.strata-staging-mine/new-0"))
  }

  @Test func theRecordAKilledRunWasWritingMakesOnlyItsOwnFilesKnown() throws {
    let digest = TestRecord.digest(Array("half".utf8))
    try workspace.put("\(digest) mine.json\n\(digest) gone.json\n", at: "out/\(Self.staging)/new-record")
    try workspace.put("half", at: "out/gone.json")
    try workspace.put("precious", at: "out/mine.json")
    #expect(workspace.failure(writing: ["mine.json": "x"]).hasPrefix("out/mine.json: can't be overwritten: "))
    // A run that fails does not forget what the killed one knew.
    #expect(try workspace.write(["a.json": "a"]).names(.removed) == ["gone.json"])
    #expect(try workspace.contents().keys.sorted() == ["a.json", "manifest.json", "mine.json"])
  }

  @Test func theRecordAKilledRunWasReplacingMakesItsFilesKnown() throws {
    let digest = TestRecord.digest(Array("old".utf8))
    try workspace.put("\(digest) edited.json\n\(digest) gone.json\n", at: "out/\(Self.staging)/old-record")
    try workspace.put("old", at: "out/gone.json")
    try workspace.put("edited", at: "out/edited.json")
    let report = try workspace.write(["a.json": "a"])
    #expect(report.names(.removed) == ["gone.json"])
    #expect(report.names(.kept) == ["edited.json"])
  }
}
