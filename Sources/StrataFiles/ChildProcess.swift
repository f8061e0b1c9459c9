import StrataPlatform

/// Another program, run to its end.
///
/// Foundation has the same as `Process`, but loading Foundation takes longer than all that this tool usually does.
package struct ChildProcess: Equatable, Sendable {
  /// The program, looked up in `PATH`, and its arguments.
  package let arguments: [String]

  /// The bytes that the program reads from standard input; none unless given.
  package let input: [UInt8]

  /// Describes a program that isn't run yet.
  package init(arguments: [String], input: [UInt8] = []) {
    (self.arguments, self.input) = (arguments, input)
  }

  /// The way in which a program ended, and what it printed.
  package struct Result: Equatable, Sendable {
    /// The exit code, or 128 and the signal that ended the program.
    package let status: Int32
    package let output: [UInt8]
    package let errors: String

    /// Describes how a program ended, as those do that play one.
    package init(status: Int32, output: [UInt8], errors: String) {
      (self.status, self.output, self.errors) = (status, output, errors)
    }
  }

  /// Runs the program and waits for its end.
  ///
  /// - Parameter goesOn: Asked some times a second whether the program may go on; it's interrupted, with all that it has
  ///   started, once that isn't so. It always may unless given, and is then interrupted by the terminal with this process.
  /// - Returns: The way in which it ended, and what it printed.
  /// - Throws: ``ChildProcessError`` where the program can't be started.
  package func run(while goesOn: (() -> Bool)? = nil) throws(ChildProcessError) -> Result {
    let program = arguments[0]
    let (input, output, errors) = (try Pipe(for: program), try Pipe(for: program), try Pipe(for: program))
    var actions = posix_spawn_file_actions_t.empty
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    var attributes = posix_spawnattr_t.empty
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that what the program starts can be ended with it, by a signal that nobody above ignores.
    if goesOn != nil {
      var (none, interrupt) = (sigset_t(), sigset_t())
      sigemptyset(&none)
      sigemptyset(&interrupt)
      sigaddset(&interrupt, SIGINT)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setsigdefault(&attributes, &interrupt)
      let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
      posix_spawnattr_setflags(&attributes, Int16(flags))
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, program, &actions, &attributes, &words, environ)
    close(input.reading)
    close(output.writing)
    close(errors.writing)
    guard code == 0 else {
      for descriptor in [input.writing, output.reading, errors.reading] { close(descriptor) }
      throw ChildProcessError(program: program, code: code)
    }
    var watch = goesOn.map { Watch(group: process, goesOn: $0) }
    let (printed, complained) = Self.exchange(self.input, input.writing, output.reading, errors.reading, &watch)
    var status: Int32 = 0
    if watch != nil {
      // What has closed its output may still be at work.
      while waitpid(process, &status, WNOHANG) == 0 {
        watch?.look()
        _ = usleep(10_000)
      }
    } else {
      while waitpid(process, &status, 0) == -1, errno == EINTR {}
    }
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: printed,
      errors: String(decoding: complained, as: UTF8.self))
  }

  /// Writes the input and reads what is printed, all at a time, since the program may wait for any of them.
  private static func exchange(
    _ input: [UInt8], _ inputEnd: Int32, _ outputEnd: Int32, _ errorsEnd: Int32, _ watch: inout Watch?
  ) -> (output: [UInt8], errors: [UInt8]) {
    // A program that doesn't read its input must not end this one.
    signal(SIGPIPE, SIG_IGN)
    var rest = input[...]
    var caught: [Int32: [UInt8]] = [outputEnd: [], errorsEnd: []]
    var open: Set<Int32> = [outputEnd, errorsEnd]
    if rest.isEmpty { close(inputEnd) } else { open.insert(inputEnd) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      var polled = open.map { pollfd(fd: $0, events: Int16($0 == inputEnd ? POLLOUT : POLLIN), revents: 0) }
      let count = poll(&polled, nfds_t(polled.count), watch == nil ? -1 : 100)
      watch?.look()
      if count < 0 { continue }
      for descriptor in polled where descriptor.revents != 0 {
        let number = descriptor.fd
        let count: Int
        if number == inputEnd {
          // No more than a pipe takes at once, or writing would wait while the program waits to be read.
          count = rest.prefix(4_096).withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
          if count > 0 { rest = rest.dropFirst(count) }
        } else {
          count = read(number, &buffer, buffer.count)
          if count > 0 { caught[number, default: []] += buffer[..<count] }
        }
        let isInterrupted = count < 0 && errno == EINTR
        if (count <= 0 && !isInterrupted) || (number == inputEnd && rest.isEmpty) {
          close(number)
          open.remove(number)
        }
      }
    }
    return (caught[outputEnd] ?? [], caught[errorsEnd] ?? [])
  }

  /// Whether a program may go on, and what is done about one that may not.
  private struct Watch {
    /// The time that a program has to end by itself.
    private static let patience = Duration.seconds(3)

    let group: pid_t
    let goesOn: () -> Bool
    private var interruption: ContinuousClock.Instant?

    init(group: pid_t, goesOn: @escaping () -> Bool) { (self.group, self.goesOn) = (group, goesOn) }

    mutating func look() {
      guard let interruption else {
        if goesOn() { return }
        kill(-group, SIGINT)
        self.interruption = .now
        return
      }
      if .now - interruption > Self.patience { kill(-group, SIGKILL) }
    }
  }

  /// Two ends of a pipe, which the program gets only where it's told to.
  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init(for program: String) throws(ChildProcessError) {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { throw ChildProcessError(program: program, code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }
  }
}

extension posix_spawn_file_actions_t {
  /// The value that the system fills in; a structure on some, a pointer on others.
  fileprivate static var empty: posix_spawn_file_actions_t {
    #if canImport(Darwin)
      nil
    #else
      posix_spawn_file_actions_t()
    #endif
  }
}

extension posix_spawnattr_t {
  /// The value that the system fills in; a pointer on some, a structure on others.
  fileprivate static var empty: posix_spawnattr_t {
    #if canImport(Darwin)
      nil
    #else
      posix_spawnattr_t()
    #endif
  }
}

/// The reason why a program isn't started.
package struct ChildProcessError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The program, as it was called.
  package let program: String
  /// The error that the system gave.
  package let code: Int32

  /// Whether there is no such program.
  package var isMissing: Bool { code == ENOENT }

  package var description: String {
    let reason = isMissing ? "there is no such program in PATH" : SystemError(code: code).reason
    return "\(program) can't be run: \(reason)"
  }
}
