import Foundation
import Testing

@testable import StrataOutput

/// Things in the way of the output or of its files.
@Suite struct ObstacleTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
  }

  // MARK: Where a file should be

  enum Obstacle: String, CaseIterable {
    case directory = "it is a directory"
    case link = "it is a symbolic link"
    case pipe = "it is not a regular file"
  }

  @Test(arguments: Obstacle.allCases)
  func whatIsNotAFileIsNotOverwritten(obstacle: Obstacle) throws {
    _ = try workspace.write(["a.json": "a", "b.json": "b"])
    try place(obstacle, at: "b.json")
    let before = try workspace.snapshot()
    #expect(
      workspace.failure(writing: ["a.json": "new", "b.json": "new"])
        == "out/b.json: can't be written: \(obstacle.rawValue); move it away or choose another --output")
    #expect(try workspace.snapshot() == before)
    #expect(FileManager.default.contents(atPath: workspace.path + "/precious") == Data("precious".utf8))
  }

  @Test(arguments: Obstacle.allCases)
  func whatIsNotAFileIsNotRemoved(obstacle: Obstacle) throws {
    _ = try workspace.write(["a.json": "a", "b.json": "precious"])
    try place(obstacle, at: "b.json")
    let before = try workspace.snapshot()
    #expect(
      workspace.failure(writing: ["a.json": "new"])
        == "out/b.json: can't be removed: \(obstacle.rawValue); move it away or choose another --output")
    #expect(try workspace.snapshot() == before)
    #expect(FileManager.default.contents(atPath: workspace.path + "/precious") == Data("precious".utf8))
  }

  private func place(_ obstacle: Obstacle, at name: String) throws {
    try workspace.put("precious", at: "precious")
    try workspace.remove("out/\(name)")
    let path = workspace.path + "/out/" + name
    switch obstacle {
    case .directory: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .link: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../precious")
    case .pipe: try #require(mkfifo(path, 0o600) == 0)
    }
  }

  // MARK: Where the directory should be

  @Test func anEmptyPath() {
    workspace.directory = OutputDirectory(path: "")
    #expect(
      workspace.failure() == "\"\": can't be used as the output directory: it is empty; "
        + "choose another --output, such as . for the current directory")
    workspace.directory = OutputDirectory(path: "a\0b")
    #expect(
      workspace.failure() == "a\\0b: can't be used as the output directory: it has a NUL byte; "
        + "choose another --output, such as . for the current directory")
  }

  @Test func aFileInsteadOfTheDirectoryOrOfOneAboveIt() throws {
    try workspace.put("", at: "out")
    let message =
      "out: can't be used as the output directory: it is not a directory; move it away or choose another --output"
    #expect(workspace.failure() == message)
    workspace.directory = OutputDirectory(path: workspace.path + "/out/deep/er")
    #expect(workspace.failure() == message)
  }

  @Test func linksThatLeadNowhereOrInACycle() throws {
    try FileManager.default.createSymbolicLink(atPath: workspace.path + "/out", withDestinationPath: "nowhere")
    #expect(
      workspace.failure() == "out: can't be used as the output directory: "
        + "it is a symbolic link to something that does not exist; remove the link or choose another --output")
    try workspace.remove("out")
    try FileManager.default.createSymbolicLink(atPath: workspace.path + "/out", withDestinationPath: "out")
    #expect(
      workspace.failure() == "out: can't be used as the output directory: "
        + "its path has too many symbolic links; check the path or choose another --output")
  }

  @Test func aPathThatIsTooLong() {
    workspace.directory = OutputDirectory(path: workspace.path + "/out/" + String(repeating: "n", count: 300))
    #expect(
      workspace.failure().hasSuffix(
        "nnn: can't be used as the output directory: its path is too long; choose a shorter --output"))
    #expect(!FileManager.default.fileExists(atPath: workspace.path + "/out"))
  }

  @Test func aDirectoryThatBelongsToSomebodyElse() throws {
    try FileManager.default.createDirectory(
      atPath: workspace.path + "/out", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: workspace.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workspace.path) }
    let advice = "permission is denied; change its permissions or choose another --output\n"
    let here = try Fixture.run("unprivileged", workspace.path, "A")
    #expect(here == .init(status: 1, output: "out: can't be written: \(advice)"))
    let inside = try Fixture.run("unprivileged", workspace.path + "/out", "A")
    #expect(inside == .init(status: 1, output: "out: can't be created: \(advice)"))
    #expect(try workspace.snapshot() == [:])
  }

  @Test(.enabled(if: Mount.isAvailable))
  func aReadOnlyFileSystem() throws {
    try FileManager.default.createDirectory(atPath: workspace.path + "/out", withIntermediateDirectories: false)
    let mount = try Mount(at: workspace.path + "/out")
    _ = try workspace.write(["a.json": "a"])
    try mount.makeReadOnly()
    #expect(try workspace.write(["a.json": "a"]).isUnchanged)
    #expect(
      workspace.failure(writing: ["a.json": "new"])
        == "out: can't be written: its file system is read-only; choose another --output")
    workspace.directory = OutputDirectory(path: workspace.path + "/out/deep")
    #expect(
      workspace.failure() == "out/deep: can't be created: its file system is read-only; choose another --output")
  }
}
