import Foundation
import StrataFiles
import Testing

@testable import StrataOutput

@Suite struct RecordTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
  }

  @Test(arguments: [
    ("../a.json", "\"../a.json\", which starts with a dot"),
    ("..", "\"..\", which starts with a dot"),
    (".bashrc", "\".bashrc\", which starts with a dot"),
    ("folder/a.json", "\"folder/a.json\", which has a slash"),
    ("/etc/hosts", "\"/etc/hosts\", which has a slash"),
    ("a\u{1b}[2J/x", "\"a\\u{1B}[2J/x\", which has a slash"),
    (String(repeating: "n", count: 256), "\"\(String(repeating: "n", count: 256))\", which is longer than 255 bytes"),
  ])
  func aRecordCantNameWhatIsNotAPlainFile(name: String, quoted: String) throws {
    try workspace.put("precious", at: "a.json")
    let digest = TestRecord.digest(Array("precious".utf8))
    try workspace.put("\(digest) \(name)\n", at: "out/manifest.json")
    #expect(
      workspace.failure()
        == "out/manifest.json: can't be used as the record of an earlier run: it names \(quoted); "
        + "move it away or choose another --output")
    #expect(FileManager.default.fileExists(atPath: workspace.path + "/a.json"))
    #expect(try workspace.contents().keys.sorted() == ["manifest.json"])
  }

  @Test func aRecordThatCantBeUnderstoodIsNotOverwritten() throws {
    try workspace.put("{}", at: "out/manifest.json")
    #expect(
      workspace.failure()
        == "out/manifest.json: can't be used as the record of an earlier run: it is not a list of digests and names; "
        + "move it away or choose another --output")
    #expect(try workspace.contents() == ["manifest.json": "{}"])
  }

  @Test func aRecordThatIsHugeIsNotRead() throws {
    try workspace.put("", at: "out/manifest.json")
    let file = try #require(FileHandle(forWritingAtPath: workspace.path + "/out/manifest.json"))
    try file.truncate(atOffset: UInt64(FileReader.usualLimit) + 1)
    #expect(
      workspace.failure()
        == "out/manifest.json: can't be used as the record of an earlier run: it is larger than 64 MiB; "
        + "move it away or choose another --output")
  }

  @Test func aRecordThatIsADirectoryOrALinkIsRefused() throws {
    try workspace.put("", at: "out/manifest.json/x")
    #expect(
      workspace.failure()
        == "out/manifest.json: can't be used as the record of an earlier run: it is a directory; "
        + "move it away or choose another --output")
    try workspace.remove("out/manifest.json")
    try FileManager.default.createSymbolicLink(
      atPath: workspace.path + "/out/manifest.json", withDestinationPath: "elsewhere")
    #expect(
      workspace.failure()
        == "out/manifest.json: can't be used as the record of an earlier run: it is a symbolic link; "
        + "move it away or choose another --output")
  }

  @Test func aRecordThatNamesItselfIsFine() throws {
    try workspace.put("0-0 manifest.json\n", at: "out/manifest.json")
    #expect(try workspace.write(["a.json": "a"]).names(.updated) == ["manifest.json"])
  }

  @Test func withoutARecordNothingIsStaleAndAllFilesAreSomebodys() throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try workspace.remove("out/manifest.json")
    let report = try workspace.write(["a.json": "a"])
    #expect(report.names(.created) == ["manifest.json"])
    #expect(try workspace.contents()["b.json"] == "b")
    try workspace.remove("out/manifest.json")
    #expect(workspace.failure(writing: ["a.json": "new"]).hasPrefix("out/a.json: can't be overwritten: "))
  }
}
