import StrataPlatform

/// Tells which round was at work when the process crashes, or gets to no end.
enum Watchdog {
  /// How long a round may take, in seconds of the processor, so that a busy machine is none to blame a round for.
  private static let patience = 10

  /// The round at work; only read by the handler.
  nonisolated(unsafe) private static var round = 0

  /// Lets signals be told of.
  static func start() {
    // What overflows the stack needs another for its last words.
    let size = 64 << 10
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    for number in [SIGPROF, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { Watchdog.tell($0) }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
        action.sa_flags = SA_ONSTACK
      #else
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_ONSTACK
      #endif
      sigaction(number, &action, nil)
    }
  }

  /// Begins a round.
  static func begin(_ round: Int) {
    self.round = round
    var timer = itimerval()
    timer.it_value.tv_sec = patience
    #if canImport(Glibc)
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    #else
      setitimer(Int32(ITIMER_PROF), &timer, nil)
    #endif
  }

  /// Nothing but calls that are allowed in a handler.
  private static func tell(_ signal: Int32) {
    write(signal == SIGPROF ? "error: no end after 10 seconds" : "error: a crash")
    write(" in round ")
    var digits: (UInt8, UInt8) = (0, 0x0A)
    var power = 1
    while round / power >= 10 { power *= 10 }
    while power > 0 {
      digits.0 = UInt8(0x30 + round / power % 10)
      _ = withUnsafeBytes(of: &digits) { sendBytes($0.baseAddress, 1) }
      power /= 10
    }
    write("; --round does it again\n")
    _exit(1)
  }

  private static func write(_ text: StaticString) {
    _ = sendBytes(text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func sendBytes(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(STDERR_FILENO, bytes, count)
    #elseif canImport(Musl)
      Musl.write(STDERR_FILENO, bytes, count)
    #else
      Darwin.write(STDERR_FILENO, bytes, count)
    #endif
  }
}
