import Foundation

/// A small file system in memory, for tests that need a full or a read-only one.
///
/// Only root can mount one, and not everywhere, so what is tested with it is also tested without.
final class Mount {
  private let path: String

  /// Whether file systems can be mounted here.
  static let isAvailable: Bool = {
    #if os(Linux)
      guard let workspace = try? Workspace() else { return false }
      return (try? Mount(at: workspace.path)) != nil
    #else
      return false
    #endif
  }()

  /// Mounts a file system of 512 KiB.
  init(at path: String) throws {
    self.path = path
    try Self.run("mount", "-t", "tmpfs", "-o", "size=512k,mode=755", "tmpfs", path)
  }

  deinit {
    try? Self.run("umount", path)
  }

  /// Lets nothing be written from now on.
  func makeReadOnly() throws {
    try Self.run("mount", "-o", "remount,ro", path)
  }

  private static func run(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw CocoaError(.fileWriteNoPermission) }
  }
}
