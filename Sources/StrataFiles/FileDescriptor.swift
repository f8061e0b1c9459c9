package import StrataPlatform

/// An open file or directory, closed when it goes out of scope.
package struct FileDescriptor: ~Copyable {
  /// The number that system calls know it by.
  package let number: Int32

  /// Takes over an open descriptor.
  package init(owning number: Int32) {
    self.number = number
  }

  deinit {
    _ = close(number)
  }

  /// Closes the file and throws what the system reports only then, such as a write that failed late.
  package consuming func finish() throws(SystemError) {
    let number = self.number
    discard self
    // An interrupted close has still released the number; trying again could close another file's.
    if close(number) == -1, errno != EINTR { throw SystemError.last }
  }

  /// The status of the open file.
  package func status() throws(SystemError) -> FileStatus {
    var info = stat()
    try checked { fstat(number, &info) }
    return FileStatus(info)
  }

  /// Writes all the bytes at the current position.
  package func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = try checked {
        bytes.withUnsafeBytes { all in
          // Some systems refuse to write more than 2 GiB at once.
          let rest = UnsafeRawBufferPointer(rebasing: all[written...].prefix(1 << 30))
          return write(number, rest.baseAddress, rest.count)
        }
      }
      written += count
    }
  }

  /// Waits until what was written is on the disk.
  package func synchronize() throws(SystemError) {
    try checked { fsync(number) }
  }

  /// Sets the permission bits, whatever the umask is.
  package func setPermissions(_ permissions: mode_t) throws(SystemError) {
    try checked { fchmod(number, permissions) }
  }

  /// Sets the times of the last change and the last access.
  package func setModificationTime(_ time: timespec) throws(SystemError) {
    try checked { futimens(number, [time, time]) }
  }
}
