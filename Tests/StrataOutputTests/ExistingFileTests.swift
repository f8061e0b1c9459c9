import Foundation
import StrataFiles
import Testing

@testable import StrataOutput

/// Files that an earlier run or somebody else has left in the directory.
@Suite struct ExistingFileTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
  }

  // MARK: Stale files

  @Test func aStaleFileIsRemoved() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    let report = try workspace.write(["a.json": "a"])
    #expect(report.names(.removed) == ["b.json"])
    #expect(try workspace.contents().keys.sorted() == ["a.json", "manifest.json"])
  }

  @Test func aStaleFileThatWasEditedIsKeptOnceAndForAll() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try workspace.put("mine now", at: "out/b.json")
    let report = try workspace.write(["a.json": "a"])
    #expect(report.names(.kept) == ["b.json"])
    #expect(try workspace.contents()["b.json"] == "mine now")
    #expect(try workspace.write(["a.json": "a"]).names(.unchanged) == ["a.json", "manifest.json"])
    #expect(
      workspace.failure(writing: ["b.json": "b"])
        == "out/b.json: can't be overwritten: it holds something that this tool has not written; "
        + "move it away or choose another --output")
  }

  @Test func aStaleFileThatIsGoneIsNoMatter() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try workspace.remove("out/b.json")
    #expect(try workspace.write(["a.json": "a"]).entries.map(\.name) == ["a.json", "manifest.json"])
  }

  @Test func aStaleFileThatIsTooLargeToBeReadIsKept() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    let file = try #require(FileHandle(forWritingAtPath: workspace.path + "/out/b.json"))
    try file.truncate(atOffset: UInt64(FileReader.usualLimit) + 1)
    #expect(try workspace.write(["a.json": "a"]).names(.kept) == ["b.json"])
  }

  @Test func aNameThatChangedOnlyInCaseIsOneFileWhereCaseIsIgnored() throws {
    _ = try workspace.write(["orders.json": "a"])
    // A second name for one file looks just as a file system does that ignores case.
    if !FileManager.default.fileExists(atPath: workspace.path + "/out/Orders.json") {
      try FileManager.default.linkItem(
        atPath: workspace.path + "/out/orders.json", toPath: workspace.path + "/out/Orders.json")
    }
    let report = try workspace.write(["Orders.json": "b"])
    #expect(report.names(.updated) == ["Orders.json", "manifest.json"])
    #expect(report.names(.removed) == [])
    #expect(FileManager.default.contents(atPath: workspace.path + "/out/Orders.json") == Data("b".utf8))
  }

  // MARK: Edited files

  @Test func aFileThatWasEditedIsNotOverwrittenUnlessThatIsWanted() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try workspace.put("edited", at: "out/a.json")
    let before = try workspace.snapshot()
    let error = #expect(throws: OutputError.self) { try workspace.write(["a.json": "a", "b.json": "c"]) }
    #expect(
      error?.description.hasSuffix(
        "/out/a.json: isn't overwritten: somebody has edited it since this tool wrote it; make the change in the sources, "
          + "then remove the file or say --overwrite") == true)
    #expect(try workspace.snapshot() == before)
    workspace.directory.overwritesEditedFiles = true
    let report = try workspace.write(["a.json": "a", "b.json": "b"])
    #expect(report.names(.rewritten) == ["a.json"])
    #expect(report.names(.unchanged) == ["b.json", "manifest.json"])
    #expect(try workspace.contents()["a.json"] == "a")
  }

  @Test func aFileThatWasEditedIntoWhatItShallBeIsNotTouched() throws {
    _ = try workspace.write(["a.json": "a"])
    try workspace.put("b", at: "out/a.json")
    #expect(try workspace.write(["a.json": "b"]).names(.unchanged) == ["a.json"])
  }

  // MARK: Files of others

  @Test func aFileOfSomebodyElseIsNotOverwritten() throws {
    try workspace.put("precious", at: "out/b.json")
    let before = try workspace.snapshot()
    #expect(
      workspace.failure(writing: ["a.json": "a", "b.json": "b"])
        == "out/b.json: can't be overwritten: it holds something that this tool has not written; "
        + "move it away or choose another --output")
    #expect(try workspace.snapshot() == before)
  }

  @Test func aFileOfSomebodyElseIsOverwrittenOnDemand() throws {
    try workspace.put("precious", at: "out/b.json")
    workspace.directory.overwritesForeignFiles = true
    #expect(try workspace.write(["b.json": "b"]).names(.rewritten) == ["b.json"])
    #expect(try workspace.contents()["b.json"] == "b")
  }

  @Test func aFileOfSomebodyElseWithTheRightBytesIsFine() throws {
    try workspace.put("b", at: "out/b.json")
    #expect(try workspace.write(["b.json": "b"]).names(.unchanged) == ["b.json"])
  }

  @Test func otherFilesAreLeftAlone() throws {
    try workspace.put("notes", at: "out/notes.txt")
    try workspace.put("inner", at: "out/folder/a.json")
    let notes = try Snapshot(path: workspace.path + "/out/notes.txt")
    _ = try workspace.write(["a.json": "a"])
    _ = try workspace.write([:])
    #expect(try Snapshot(path: workspace.path + "/out/notes.txt") == notes)
    #expect(try workspace.snapshot().keys.sorted() == ["folder", "manifest.json", "notes.txt"])
  }

  @Test func aFileThatAppearsAtTheLastMomentIsNotOverwritten() throws {
    let file = workspace.path + "/out/a.json"
    // The steps are: create `out`, create the staging directory, stage two files, move the first into place.
    let late = FailingStep(4, code: 0) { _ = FileManager.default.createFile(atPath: file, contents: Data("x".utf8)) }
    workspace.directory.checkpoint = late.checkpoint
    #expect(
      workspace.failure()
        == "out/a.json: can't be written: something else has just created it; see what it is and run again")
    #expect(try workspace.contents() == ["a.json": "x"])
  }
}
