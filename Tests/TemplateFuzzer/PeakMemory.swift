import StrataPlatform

/// The most memory that the process has had.
enum PeakMemory {
  /// How many times the size of an input may be taken to check it.
  static let allowedRatio = 50

  /// What is kept from input to input beside: facts of types, patterns, and memory that was given back.
  static let allowance = 32 << 20

  /// In bytes.
  static var bytes: Int {
    var usage = rusage()
    // RUSAGE_SELF, which the C libraries declare with different types.
    getrusage(0, &usage)
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss << 10
    #endif
  }

  /// Lets the most begin anew, where the system can.
  ///
  /// Not for every round, since it takes time in proportion to the memory.
  static func reset() {
    #if canImport(Glibc)
      // https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html
      let file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
      if file < 0 { return }
      _ = Glibc.write(file, "5", 1)
      _ = close(file)
    #endif
  }
}
