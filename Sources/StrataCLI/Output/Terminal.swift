import StrataFiles
import StrataPlatform

/// The terminal that a person sits at.
enum Terminal {
  /// The columns of the terminal that standard output is; nil where it's none.
  static var width: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    // One that doesn't tell is as wide as they once were.
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// The files that standard output and standard error are, where they are files.
  static var outputFiles: Set<FileStatus.Identity> {
    let statuses = [STDOUT_FILENO, STDERR_FILENO].compactMap { number -> FileStatus? in
      var info = stat()
      return fstat(number, &info) == 0 ? FileStatus(info) : nil
    }
    return Set(statuses.filter { $0.kind == .regular }.map(\.identity))
  }

  /// The seconds since the machine was started.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Asks for a line on standard error and reads it from standard input.
  ///
  /// - Parameters:
  ///   - prompt: The text to ask, with what's to stand before the answer.
  ///   - isHidden: Whether what is typed isn't shown.
  /// - Returns: The answer, or nil at the end of input.
  /// - Throws: ``Interruption`` where the person interrupts, or the process is to end; the terminal is as before.
  static func ask(_ prompt: String, isHidden: Bool) throws -> String? {
    // Before anything is asked, signals interrupt the reading, so that what was begun can be taken back.
    try Interrupt.throwing {
      var original = termios()
      if isHidden {
        tcgetattr(STDIN_FILENO, &original)
        var hidden = original
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
      }
      defer {
        if isHidden {
          tcsetattr(STDIN_FILENO, TCSAFLUSH, &original)
          write("\n")
        }
      }
      write(prompt)
      return try line()
    }
  }

  /// Reads a line, which the terminal gives when it's complete.
  private static func line() throws -> String? {
    var bytes: [UInt8] = []
    while true {
      if Interrupt.isPending { throw Interruption() }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes.isEmpty ? nil : try text(bytes) }
      if byte == 0x0A { return try text(bytes) }
      bytes.append(byte)
    }
  }

  private static func text(_ bytes: [UInt8]) throws -> String {
    let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes[...]
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 })
    else {
      throw CommandError("the answer has characters that can't be typed as text")
    }
    return text
  }

  private static func write(_ text: String) {
    Console.write(text, to: STDERR_FILENO)
  }

  /// Reads standard input to its end.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
