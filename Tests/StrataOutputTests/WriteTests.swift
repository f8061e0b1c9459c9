import Foundation
import Testing

@testable import StrataOutput

@Suite struct WriteTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
  }

  @Test func theDirectoryAndThoseAboveItAreCreated() throws {
    workspace.directory = OutputDirectory(path: workspace.path + "//out/./deep//er/")
    let report = try workspace.write(["b.json": "b", "a.json": "a"])
    #expect(report.entries.map(\.name) == ["a.json", "b.json", "manifest.json"])
    #expect(report.entries.map(\.change) == [.created, .created, .created])
    #expect(!report.isUnchanged)
    let folder = workspace.path + "/out/deep/er"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.sorted() == ["a.json", "b.json", "manifest.json"])
    #expect(FileManager.default.contents(atPath: folder + "/a.json") == Data("a".utf8))
  }

  @Test func newFilesAndDirectoriesGetTheUsualModes() throws {
    _ = try workspace.write(["a.json": "a"])
    // The workspace itself was made with mode 0777 less the umask.
    let mask = try #require(try Snapshot(path: workspace.path)).permissions
    #expect(try Snapshot(path: workspace.path + "/out")?.permissions == 0o755 & mask)
    #expect(try workspace.snapshot().values.map(\.permissions) == [0o644 & mask, 0o644 & mask])
  }

  @Test func filesThatAreRightAreNotTouchedAndNeitherIsTheDirectory() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    let before = try workspace.snapshot()
    let directory = try Snapshot(path: workspace.path + "/out")
    let report = try workspace.write(["a.json": "a", "b.json": "b"])
    #expect(report.isUnchanged)
    #expect(report.names(.unchanged) == ["a.json", "b.json", "manifest.json"])
    #expect(try workspace.snapshot() == before)
    #expect(try Snapshot(path: workspace.path + "/out") == directory)
  }

  @Test func onlyWhatDiffersIsWrittenAndKeepsItsMode() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: workspace.path + "/out/b.json")
    let before = try workspace.snapshot()
    let report = try workspace.write(["a.json": "a", "b.json": "new", "c.json": "c"])
    #expect(report.names(.unchanged) == ["a.json"])
    #expect(report.names(.updated) == ["b.json", "manifest.json"])
    #expect(report.names(.created) == ["c.json"])
    let after = try workspace.snapshot()
    #expect(["a.json", "b.json", "c.json"].map { after[$0]?.content } == ["a", "new", "c"])
    #expect(after["a.json"] == before["a.json"])
    #expect(after["b.json"]?.permissions == 0o600)
  }

  @Test func emptyAndLargeFilesAreWrittenWhole() throws {
    let large = String(repeating: "0123456789abcdef", count: 200_000)
    _ = try workspace.write(["empty.json": "", "large.json": large])
    #expect(try workspace.contents()["empty.json"] == "")
    #expect(try workspace.contents()["large.json"] == large)
    #expect(try workspace.write(["empty.json": "", "large.json": large]).isUnchanged)
  }

  @Test func noFilesAtAllLeaveARecord() throws {
    #expect(try workspace.write([:]).entries == [.init(name: "manifest.json", change: .created)])
  }

  @Test func thePathCanBeALinkToADirectoryRelativeAndAnyBytes() throws {
    try workspace.put("", at: "real/x")
    try FileManager.default.createSymbolicLink(atPath: workspace.path + "/out", withDestinationPath: "real")
    _ = try workspace.write(["a.json": "a"])
    #expect(FileManager.default.contents(atPath: workspace.path + "/real/a.json") == Data("a".utf8))

    let root = String(repeating: "../", count: 64)
    workspace.directory = OutputDirectory(path: root + workspace.path.dropFirst() + "/relative")
    _ = try workspace.write(["a.json": "a"])
    #expect(FileManager.default.contents(atPath: workspace.path + "/relative/a.json") == Data("a".utf8))

    workspace.directory = OutputDirectory(path: workspace.path + "/a b\n\u{e9}\u{1F600}'\"\\$(x)")
    _ = try workspace.write(["a.json": "a"])
    #expect(try workspace.write(["a.json": "a"]).isUnchanged)
  }

  #if os(Linux)
    @Test func thePathNeedNotBeUTF8() throws {
      let path = Array((workspace.path + "/x").utf8) + [0xff, 0xfe]
      workspace.directory = OutputDirectory(pathBytes: path)
      _ = try workspace.write(["a.json": "a"])
      #expect(try workspace.write(["a.json": "a"]).isUnchanged)
    }
  #endif

  @Test func manyFilesAndLongNames() throws {
    let longName = String(repeating: "n", count: 255)
    var files = [longName: "long"]
    for number in 0..<300 { files["file-\(number).json"] = "content \(number)" }
    _ = try workspace.write(files)
    files["manifest.json"] = try workspace.contents()["manifest.json"]
    #expect(try workspace.contents() == files)
    #expect(try workspace.write([:]).names(.removed).count == 301)
  }
}
