#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is said when the process is interrupted.
enum Interrupt {
  /// Set before the handler is, and only read by it.
  nonisolated(unsafe) private static var message: StaticString = ""

  /// Says a last word when the process is interrupted, and ends it as an interrupt does.
  static func explain(_ message: StaticString) {
    self.message = message
    signal(SIGINT) { _ in
      // Nothing but calls that are allowed in a handler.
      _ = write(STDERR_FILENO, "\nerror: ", 8)
      _ = write(STDERR_FILENO, Interrupt.message.utf8Start, Interrupt.message.utf8CodeUnitCount)
      _ = write(STDERR_FILENO, "\n", 1)
      _exit(130)
    }
  }
}
