#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A temporary directory in which each run finds a path that nothing has yet.
///
/// A tool that finds its own output of the run before may do less or more than the first time.
struct FreshDirectory: ~Copyable {
  /// The text that stands for the path in a command.
  static let placeholder = "{}"

  private let parent: URL

  init() throws {
    parent = FileManager.default.temporaryDirectory.appending(path: "compare-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// The command with the path in place of each placeholder.
  func command(_ words: [String]) -> [String] {
    words.map { $0.replacing(Self.placeholder, with: path) }
  }

  /// Removes what a run has made at the path.
  func clear() throws {
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }

  private var path: String { parent.appending(path: "output").path }
}
