import Foundation
import StrataFiles

@testable import StrataOutput

/// A temporary directory with an output directory `out` in it, removed at the end of a test.
final class Workspace {
  /// The absolute path of the temporary directory.
  let path: String

  /// The directory `out`, which is not there at first.
  var directory: OutputDirectory

  init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("strata-output-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    directory = OutputDirectory(path: url.path + "/out", lockTimeout: 5)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes the files and a record, `manifest.json`, that lists them.
  func write(_ files: [String: String]) throws(OutputError) -> OutputReport {
    let output = try files.sorted { $0.key < $1.key }.map { file throws(OutputError) in
      try OutputFile(name: file.key, bytes: Array(file.value.utf8))
    }
    return try directory.write(
      output, record: TestRecord.file(for: output), digest: TestRecord.digest, previouslyWritten: TestRecord.parse)
  }

  /// Writes the files, which is expected to fail, and gives the error's text without the workspace's path.
  func failure(writing files: [String: String] = ["a.json": "a"]) -> String {
    do {
      return "no error but \(try write(files))"
    } catch {
      return error.description.replacingOccurrences(of: path + "/", with: "")
    }
  }

  /// Puts a file into the workspace, without the help of what is tested.
  func put(_ content: String, at name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: url)
  }

  /// Removes a file or directory from the workspace.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// Gives the contents of all files in `out`, hidden ones too, but of those in no further directory.
  func contents() throws -> [String: String] {
    try snapshot().mapValues(\.content)
  }

  /// Gives everything about all entries of `out`, hidden ones too; nothing if there is no `out`.
  func snapshot() throws -> [String: Snapshot] {
    let output = path + "/out"
    guard FileManager.default.fileExists(atPath: output) else { return [:] }
    var entries: [String: Snapshot] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: output) {
      entries[name] = try Snapshot(path: "\(output)/\(name)")
    }
    return entries
  }
}

/// The observable state of a file.
struct Snapshot: Equatable {
  let content: String
  let identity: FileStatus.Identity
  let permissions: UInt32
  let seconds: Int
  let nanoseconds: Int

  init?(path: String) throws {
    guard let status = try SystemPath(bytes: Array(path.utf8)).status(followsLinks: false) else { return nil }
    content = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    identity = status.identity
    permissions = UInt32(status.permissions)
    seconds = Int(status.modificationTime.tv_sec)
    nanoseconds = Int(status.modificationTime.tv_nsec)
  }
}
