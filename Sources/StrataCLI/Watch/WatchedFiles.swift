import StrataFiles
import StrataPlatform

/// The files that a tool is built from, as they are at some moment.
///
/// Looked at, not listened to, since what tells of changes is another thing on each system.
struct WatchedFiles: Equatable {
  /// What is known of a file without reading it.
  private struct Stamp: Equatable {
    let identity: FileStatus.Identity
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init(_ status: FileStatus) {
      (identity, size) = (status.identity, status.size)
      (seconds, nanoseconds) = (Int(status.modificationTime.tv_sec), Int(status.modificationTime.tv_nsec))
    }
  }

  /// By their paths.
  private var stamps: [String: Stamp] = [:]
  /// The files that are written by whoever looks, and would be found changed by each look.
  private let own: Set<FileStatus.Identity>

  /// The number of files.
  var count: Int { stamps.count }

  /// Looks at all files in some folders.
  ///
  /// - Parameters:
  ///   - roots: The folders, or files; what isn't there counts as empty.
  ///   - ignored: The paths of folders that aren't looked into.
  ///   - own: The files that don't count, such as one that standard output goes to; none unless given.
  init(in roots: [String], ignoring ignored: Set<String>, own: Set<FileStatus.Identity> = []) {
    self.own = own
    for root in roots {
      guard let status = try? SystemPath(root).status(followsLinks: true) else { continue }
      if status.kind == .directory, let directory = try? DirectoryHandle(path: SystemPath(root)) {
        add(directory, root, ignored)
      } else if status.kind == .regular {
        add(status, root)
      }
    }
  }

  private mutating func add(_ directory: DirectoryHandle, _ path: String, _ ignored: Set<String>) {
    // What goes away meanwhile is found to be gone.
    for name in (try? directory.entryNames()) ?? [] where !Self.isPassedOver(name) {
      let inner = "\(path)/\(name)"
      guard let status = try? directory.status(of: name) else { continue }
      switch status.kind {
      case .directory:
        if ignored.contains(inner) { continue }
        if let directory = try? DirectoryHandle(name, in: directory) { add(directory, inner, ignored) }
      case .regular: add(status, inner)
      case .symbolicLink:
        // A folder's could lead round in a circle.
        if let status = try? SystemPath(inner).status(followsLinks: true), status.kind == .regular {
          add(status, inner)
        }
      case .other: continue
      }
    }
  }

  private mutating func add(_ status: FileStatus, _ path: String) {
    if !own.contains(status.identity) { stamps[path] = Stamp(status) }
  }

  /// Whether a file or folder is hidden, as what is built and versioned is, or what an editor keeps beside a file.
  private static func isPassedOver(_ name: String) -> Bool {
    let bytes = name.utf8
    return bytes.first == UInt8(ascii: ".") || bytes.last == UInt8(ascii: "~") || bytes.first == UInt8(ascii: "#")
  }

  /// The paths of the files that are other than they were, or gone, sorted.
  func changes(since earlier: WatchedFiles) -> [String] {
    let changed = stamps.filter { earlier.stamps[$0.key] != $0.value }.map(\.key)
    return (changed + earlier.stamps.keys.filter { stamps[$0] == nil }).sorted()
  }
}
