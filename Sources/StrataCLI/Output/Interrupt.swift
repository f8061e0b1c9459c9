import StrataPlatform

/// The actions when the process is interrupted, or told to end.
enum Interrupt {
  static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Set by the handler alone.
  nonisolated(unsafe) private static var pending: Int32 = 0

  /// Set before the handler is, and only read by it.
  nonisolated(unsafe) private static var message: StaticString = ""

  /// Whether a signal came while ``throwing(_:)`` was at work.
  static var isPending: Bool { pending != 0 }

  /// Lets signals interrupt a system call instead of ending the process.
  ///
  /// - Parameter work: Reads something, and throws ``Interruption`` where a call was interrupted and ``isPending`` is true.
  /// - Returns: The content that was read.
  /// - Throws: The error that the work throws.
  static func throwing<Result>(_ work: () throws -> Result) rethrows -> Result {
    pending = 0
    // Without SA_RESTART, a call that waits is interrupted.
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { Interrupt.pending = $0 }
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    // A process inherits which signals are blocked.
    var (wanted, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&wanted)
    for number in signals {
      sigaddset(&wanted, number)
      sigaction(number, &action, nil)
    }
    sigprocmask(SIG_UNBLOCK, &wanted, &blocked)
    defer {
      sigprocmask(SIG_SETMASK, &blocked, nil)
      for number in signals { signal(number, SIG_DFL) }
    }
    return try work()
  }

  /// Whether who started the process wants it to go on in spite of a signal, as `nohup` does.
  static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Says a last word when the process is interrupted or told to end, and ends it as an interrupt does.
  static func explain(_ message: StaticString) {
    self.message = message
    for number in signals where !isIgnored(number) {
      signal(number) { _ in
        // Nothing but calls that are allowed in a handler.
        _ = write(STDERR_FILENO, "\nerror: ", 8)
        _ = write(STDERR_FILENO, Interrupt.message.utf8Start, Interrupt.message.utf8CodeUnitCount)
        _ = write(STDERR_FILENO, "\n", 1)
        _exit(130)
      }
    }
  }
}
