@preconcurrency import StrataPlatform

/// The cost of a process from its start to its end.
struct ProcessCost: Equatable {
  let time: Duration
  /// The time of the processor, the system's part of it among it.
  let processor: Duration
  /// The most memory that was resident, in bytes: of the process, or of one that it waited for if that had more.
  let peak: Int
}

/// A process that is run to its end and measured.
enum ChildProcess {
  /// The way in which a process ended.
  struct Ending: Equatable {
    /// The status that `wait` gave.
    let status: Int32

    /// The exit code; nil where a signal ended it.
    var exitCode: Int32? { status & 0x7F == 0 ? status >> 8 & 0xFF : nil }

    /// The ending in words, such as `ended with exit code 3`.
    var text: String {
      exitCode.map { "ended with exit code \($0)" } ?? "was ended by signal \(status & 0x7F)"
    }
  }

  /// Runs a command found by the `PATH`, with nothing to read and its output thrown away.
  ///
  /// - Parameters:
  ///   - command: The command and its arguments.
  ///   - errors: The descriptor that gets what the command writes to standard error.
  /// - Returns: The cost and the way it ended.
  /// - Throws: ``StartError`` if there is no such command.
  static func run(_ command: [String], errors: Int32) throws(StartError) -> (cost: ProcessCost, ending: Ending) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

    var words = command.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }

    var process = pid_t()
    let clock = ContinuousClock()
    let start = clock.now
    let problem = posix_spawnp(&process, command[0], &actions, nil, words, environ)
    if problem != 0 { throw StartError(command: command[0], reason: String(cString: strerror(problem))) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
    let time = clock.now - start
    return (
      ProcessCost(time: time, processor: usage.ru_utime + usage.ru_stime, peak: bytes(usage.ru_maxrss)),
      Ending(status: status)
    )
  }

  /// The most memory that this process has had so far, in bytes.
  static var ownPeak: Int {
    var usage = rusage()
    // RUSAGE_SELF, which the C libraries declare with different types.
    getrusage(0, &usage)
    return bytes(usage.ru_maxrss)
  }

  /// A resident size in the system's unit, in bytes.
  private static func bytes(_ size: Int) -> Int {
    #if canImport(Darwin)
      size
    #else
      size << 10
    #endif
  }
}

extension timeval {
  fileprivate static func + (left: timeval, right: timeval) -> Duration {
    .seconds(left.tv_sec + right.tv_sec) + .microseconds(left.tv_usec + right.tv_usec)
  }
}

/// The reason why a command couldn't be started.
struct StartError: Error, CustomStringConvertible {
  let command: String
  let reason: String

  var description: String { "\(command) can't be started: \(reason)" }
}
