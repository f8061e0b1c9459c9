#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Template {
  /// Compares the template with a committed file.
  ///
  /// With the environment variable `STRATA_RECORD` set to 1 the file is written instead, but not where `CI` is set.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the folder of the test's source.
  ///   - file: The file of the caller.
  /// - Throws: ``StrataTesting/SnapshotMismatch`` with the lines that differ, or an error of reading or writing the file.
  public func expectSnapshot(at path: String, file: String = #filePath) throws {
    try Snapshot(path: path, besideFile: file).check(try text())
  }
}

/// A committed file that a test's result must equal.
public struct Snapshot: Sendable {
  let url: URL
  private let isRecording: Bool

  /// Names a committed file.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the folder of the test's source, or absolute.
  ///   - file: The test's source.
  public init(path: String, besideFile file: String = #filePath) {
    let environment = ProcessInfo.processInfo.environment
    self.init(
      url: URL(filePath: path, relativeTo: URL(filePath: file).deletingLastPathComponent()),
      isRecording: environment["STRATA_RECORD"] == "1" && (environment["CI"] ?? "").isEmpty)
  }

  init(url: URL, isRecording: Bool) {
    self.url = url.absoluteURL.standardizedFileURL
    self.isRecording = isRecording
  }

  /// The file's path, from the root on.
  var path: String { url.path(percentEncoded: false) }

  /// Compares text with the file, or writes it where recording is on.
  ///
  /// - Throws: ``SnapshotMismatch`` with the lines that differ, or an error of reading or writing the file.
  public func check(_ text: String) throws {
    if isRecording {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
      return
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw SnapshotMismatch("there is no \(path); run the test with STRATA_RECORD=1 to write it")
    }
    let committed = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    if committed.utf8.elementsEqual(text.utf8) { return }
    throw SnapshotMismatch(
      "\(path) isn't what the sources give (- committed, + now); run the test with STRATA_RECORD=1 to accept:\n"
        + LineDifference(from: committed, to: text).description)
  }
}

/// The way in which a result differs from the committed file.
public struct SnapshotMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, and the lines that differ.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
