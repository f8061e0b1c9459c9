import Foundation
import StrataFiles
import StrataReleases

/// A repository of git's in a folder of its own, gone with the test.
final class Workbench {
  let folder = FileManager.default.temporaryDirectory.appending(path: "releases-\(UUID().uuidString)").path

  init(isRepository: Bool = true) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if isRepository { try git("init", "--quiet", "--initial-branch=main") }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var client: GitClient { client(in: "") }

  func client(in part: String) -> GitClient { GitClient(in: part.isEmpty ? folder : "\(folder)/\(part)") }

  /// Runs git, and gives what it prints.
  @discardableResult
  func git(_ arguments: String..., name: String = "Ada") throws -> String {
    let person = ["-c", "user.name=\(name)", "-c", "user.email=\(name.lowercased())@example.com"]
    let result = try ChildProcess(
      arguments: ["git", "-C", folder] + person + ["-c", "commit.gpgSign=false"] + arguments
    ).run()
    guard result.status == 0 else { throw GitError("git \(arguments): \(result.errors)") }
    return String(decoding: result.output, as: UTF8.self).filter { $0 != "\n" }
  }

  func write(_ text: String, to path: String) throws {
    let url = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Commits all that is there.
  @discardableResult
  func commit(_ message: String = "Change", by name: String = "Ada") throws -> String {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message, name: name)
    return try git("rev-parse", "HEAD")
  }
}
