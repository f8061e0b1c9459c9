import Foundation
import StrataFiles
import Testing

@testable import StrataCLI

/// The files of a package as they are at some moment.
@Suite struct WatchedFilesTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private func look(ignoring: Set<String> = []) -> WatchedFiles {
    WatchedFiles(in: [tool.folder], ignoring: Set(ignoring.map { "\(tool.folder)/\($0)" }))
  }

  @Test func tenThousandFilesOfWhichOneChanges() throws {
    for folder in 0..<100 {
      try FileManager.default.createDirectory(
        atPath: "\(tool.folder)/\(folder)", withIntermediateDirectories: false)
      for file in 0..<100 {
        #expect(FileManager.default.createFile(atPath: "\(tool.folder)/\(folder)/\(file).swift", contents: nil))
      }
    }
    let before = look()
    #expect(before.count == 10_000)
    #expect(look() == before)
    try tool.write("42/17.swift", "changed")
    try tool.remove("43/1.swift")
    try tool.write("new.swift", "")
    #expect(look() != before)
    #expect(
      look().changes(since: before) == ["42/17.swift", "43/1.swift", "new.swift"].map { "\(tool.folder)/\($0)" })
  }

  @Test func whatIsHiddenOrIgnoredDoesNotCount() throws {
    for file in [".git/x", "out/x.json", "a.swift~", "#a.swift#", ".#a.swift", "a.swift", "deep/out/b.swift"] {
      try tool.write(file, "")
    }
    #expect(
      look(ignoring: ["out"]).changes(since: look(ignoring: ["out", "deep"])) == ["\(tool.folder)/deep/out/b.swift"])
    #expect(look(ignoring: ["out", "deep"]).count == 1)
  }

  @Test func theFileThatIsWrittenToMeanwhileDoesNotCount() throws {
    try tool.write("watch.log", "")
    let status = try #require(try SystemPath("\(tool.folder)/watch.log").status(followsLinks: false))
    #expect(look().count == 1)
    #expect(WatchedFiles(in: [tool.folder], ignoring: [], own: [status.identity]).count == 0)
  }

  @Test func linksToFilesCountAndThoseToFoldersDoNot() throws {
    let other = try ToolRun()
    try other.write("a.json", "{}")
    for (name, target) in [("link.json", "\(other.folder)/a.json"), ("folder", other.folder), ("round", tool.folder)] {
      try FileManager.default.createSymbolicLink(atPath: "\(tool.folder)/\(name)", withDestinationPath: target)
    }
    let before = look()
    #expect(before.count == 1)
    try other.write("a.json", "{\"a\": 1}")
    #expect(look().changes(since: before) == ["\(tool.folder)/link.json"])
  }

  @Test func filesAndFoldersThatAreNotThere() {
    #expect(WatchedFiles(in: ["/nonexistent/folder"], ignoring: []).count == 0)
  }
}
