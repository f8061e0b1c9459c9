import StrataEnvironments
import StrataFiles
import StrataPlatform

/// The right to change what is deployed of a system from this machine, which one run has at a time; it ends with the process, however that ends.
final class DeploymentLock {
  private static let file = ".deploying"

  private let folder: DirectoryHandle
  private let descriptor: FileDescriptor

  /// Takes the right.
  ///
  /// - Parameters:
  ///   - store: The folder of the system's record.
  ///   - words: What is being done, for others: `deploys dev of shop`.
  /// - Throws: ``DeploymentError`` where another run has it, with what that does.
  init(in store: ProfileStore, for words: String) throws {
    do {
      folder = try DirectoryHandle.making(SystemPath(store.directory))
      while true {
        let number = folder.descriptor.number
        let file = FileDescriptor(
          owning: try checked { openat(number, Self.file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600) })
        let isHeld = flock(file.number, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK
        if isHeld {
          let holder = try FileReader.readAll(of: file, limit: 1_000).map { String(decoding: $0, as: UTF8.self) } ?? ""
          throw DeploymentError(
            "another run \(holder.isEmpty ? "is at work here" : holder)", hint: "wait for it to end, and run again")
        }
        // The run before may have removed the file after it was opened here.
        guard try folder.status(of: Self.file)?.identity == file.status().identity else { continue }
        try checked { ftruncate(file.number, 0) }
        try file.writeAll(Array("\(words), as process \(getpid())".utf8))
        descriptor = file
        return
      }
    } catch let error as SystemError {
      throw DeploymentError(
        "the folder of the record, \(store.directory), can't be written to: \(error.reason)",
        hint: "see what is there: ls -ld \(store.directory)")
    }
  }

  deinit {
    // While it's still held, so that nobody else's file is removed.
    try? folder.removeFile(Self.file)
  }
}
