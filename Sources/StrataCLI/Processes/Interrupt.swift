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
  ///
  /// - Parameters:
  ///   - message: What to say.
  ///   - unlessExplained: Whether to leave it at what is said already; false unless given.
  static func explain(_ message: StaticString, unlessExplained: Bool = false) {
    if unlessExplained, self.message.utf8CodeUnitCount > 0 { return }
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
