package import Foundation

/// A repository of git in a temporary folder, and the built `synth` in it.
package final class Repository {
  /// The folder.
  package let folder = FileManager.default.temporaryDirectory.appending(path: "repository-\(UUID().uuidString)")

  /// Makes an empty repository; nil where there is no git.
  ///
  /// - Throws: If it can't be made.
  package init?() throws {
    for name in ["notes", ".home"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    guard let result = try? run("/usr/bin/env", ["git", "init", "--quiet", "--initial-branch", "main"]),
      result.status == 0
    else { return nil }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs a program in the repository, with a home of its own and nothing of the user's.
  @discardableResult
  package func run(
    _ program: String, _ arguments: [String], variables: [String: String] = [:], below: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.appending(path: below)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = [
      "HOME": folder.appending(path: ".home").path, "PATH": path, "GIT_AUTHOR_NAME": "A",
      "GIT_AUTHOR_EMAIL": "a@example.com",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
    ].merging(variables) { $1 }
    let (output, errors) = (folder.appending(path: ".output"), folder.appending(path: ".errors"))
    // Files, and not pipes, of which one could be full while the other is read.
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self),
      String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }

  /// Runs the built `synth`.
  @discardableResult
  package func synth(
    _ arguments: String..., below: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    try run(BuildProducts.executable("synth").path, arguments, below: below)
  }

  /// Commits everything in templates.
  package func commit() throws {
    try run("/usr/bin/env", ["git", "add", "templates"])
    try run("/usr/bin/env", ["git", "commit", "--quiet", "--message", "Templates"])
  }

  /// The text of a file.
  package func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
  }

  /// Writes a file, and the folders that it's in.
  package func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}
