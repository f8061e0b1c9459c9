import StrataPlatform

/// An open directory, in which files are named without regard to where the directory is or moves.
///
/// None of its methods follows a symbolic link.
package final class DirectoryHandle: Sendable {
  package let descriptor: FileDescriptor

  /// Opens the directory at a path, which may be a symbolic link to one.
  package init(path: SystemPath) throws(SystemError) {
    descriptor = FileDescriptor(
      owning: try checked { open(path.terminated, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
  }

  /// Opens a directory inside another one.
  package init(_ name: String, in parent: DirectoryHandle) throws(SystemError) {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    descriptor = FileDescriptor(owning: try checked { openat(parent.descriptor.number, name, flags) })
  }

  /// The status of what has the name, or nil if nothing has.
  package func status(of name: String) throws(SystemError) -> FileStatus? {
    var info = stat()
    do throws(SystemError) {
      try checked { fstatat(descriptor.number, name, &info, AT_SYMLINK_NOFOLLOW) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(info)
  }

  /// Reads a whole file; nil if it is larger than `limit` bytes.
  package func readFile(_ name: String, limit: Int) throws(SystemError) -> [UInt8]? {
    // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = FileDescriptor(owning: try checked { openat(descriptor.number, name, flags) })
    return try FileReader.readAll(of: file, limit: limit)
  }

  /// Creates a file that must not exist, with mode 0644 less the umask, and opens it for writing.
  package func createFile(_ name: String) throws(SystemError) -> FileDescriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return FileDescriptor(owning: try checked { openat(descriptor.number, name, flags, 0o644) })
  }

  /// Creates a directory that must not exist, for this user only.
  package func createDirectory(_ name: String) throws(SystemError) {
    try checked { mkdirat(descriptor.number, name, 0o700) }
  }

  /// Gives a file a second name, in another directory.
  package func linkFile(_ name: String, to newName: String, in other: DirectoryHandle) throws(SystemError) {
    try checked { linkat(descriptor.number, name, other.descriptor.number, newName, 0) }
  }

  /// Moves a file into another directory, in one step, over any file that has the name there.
  package func moveFile(_ name: String, to newName: String, in other: DirectoryHandle) throws(SystemError) {
    try checked { renameat(descriptor.number, name, other.descriptor.number, newName) }
  }

  /// Removes a file.
  package func removeFile(_ name: String) throws(SystemError) {
    try checked { unlinkat(descriptor.number, name, 0) }
  }

  /// Removes an empty directory.
  package func removeDirectory(_ name: String) throws(SystemError) {
    try checked { unlinkat(descriptor.number, name, AT_REMOVEDIR) }
  }
}
