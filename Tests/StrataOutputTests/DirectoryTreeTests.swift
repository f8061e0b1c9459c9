import Foundation
import StrataFiles
import Testing

/// Directories with all that is in them, and the paths that lead there.
@Suite struct DirectoryTreeTests {
  private let workspace: Workspace
  private let directory: DirectoryHandle

  init() throws {
    workspace = try Workspace()
    directory = try DirectoryHandle(path: SystemPath(workspace.path))
  }

  private func write(_ path: String) throws {
    let url = URL(filePath: "\(workspace.path)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(path.utf8).write(to: url)
  }

  @Test func aTreeIsRemoved() throws {
    for path in ["tree/a", "tree/b/c/d", "tree/b/.hidden", "other/e"] { try write(path) }
    try directory.removeTree("tree")
    #expect(try directory.entryNames() == ["other"])
    try directory.removeTree("other/e")
    try directory.removeTree("nothing")
    #expect(try directory.entryNames() == ["other"])
  }

  @Test func linksAreNotFollowed() throws {
    try write("tree/a")
    try write("other/e")
    for link in ["tree/link", "link"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(workspace.path)/\(link)", withDestinationPath: "\(workspace.path)/other")
    }
    try directory.removeTree("tree")
    try directory.removeTree("link")
    #expect(try directory.entryNames() == ["other"])
    #expect(FileManager.default.fileExists(atPath: "\(workspace.path)/other/e"))
  }

  @Test func aDirectoryIsMadeOnce() throws {
    _ = try directory.makingDirectory("new").createFile("file")
    #expect(try directory.makingDirectory("new").entryNames() == ["file"])
    #expect(throws: SystemError.self) { try directory.makingDirectory("new").makingDirectory("file") }
  }

  @Test func aPathIsResolved() throws {
    try write("tree/a")
    try FileManager.default.createSymbolicLink(
      atPath: "\(workspace.path)/link", withDestinationPath: "\(workspace.path)/tree")
    #expect(SystemPath("\(workspace.path)/link/../link/./a").resolved == SystemPath("\(workspace.path)/tree/a"))
    #expect(SystemPath("\(workspace.path)/nothing").resolved == nil)
  }

  @Test func theProgramIsThatOfThisProcess() throws {
    let path = try #require(SystemPath.ofThisProgram)
    #expect(path.resolved == path)
    #expect(access(path.displayed, X_OK) == 0)
  }
}
