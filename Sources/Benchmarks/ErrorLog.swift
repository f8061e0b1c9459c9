import StrataPlatform

/// A nameless file that keeps what one command after the other writes to standard error.
///
/// Unlike a pipe, it needs no reader while a command runs, which would disturb the measurement.
struct ErrorLog: ~Copyable {
  let descriptor: Int32

  init() throws(ErrorLogError) {
    descriptor = try Self.makeFile()
  }

  deinit { close(descriptor) }

  private static func makeFile() throws(ErrorLogError) -> Int32 {
    if let file = tmpfile() {
      defer { fclose(file) }
      let descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
      if descriptor != -1 { return descriptor }
    }
    throw ErrorLogError(reason: String(cString: strerror(errno)))
  }

  /// Forgets what was written so far.
  func clear() {
    ftruncate(descriptor, 0)
    lseek(descriptor, 0, SEEK_SET)
  }

  /// The text that was written, or the end of it where it's long.
  func text(atMost limit: Int = 1 << 16) -> String {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let length = min(max(size, 0), limit)
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, length, off_t(size - length)))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The reason why there is no place for what commands write to standard error.
struct ErrorLogError: Error, CustomStringConvertible {
  let reason: String

  var description: String { "a temporary file can't be made: \(reason)" }
}
