#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal that a person sits at.
enum Terminal {
  /// Asks for a line on standard error and reads it from standard input.
  ///
  /// - Parameters:
  ///   - prompt: What to ask, with what's to stand before the answer.
  ///   - isHidden: Whether what is typed isn't shown.
  /// - Returns: The answer, or nil at the end of input.
  /// - Throws: ``Interruption`` where an answer that is hidden is interrupted; the terminal is as before.
  static func ask(_ prompt: String, isHidden: Bool) throws -> String? {
    write(prompt)
    guard isHidden else {
      Interrupt.explain("interrupted; nothing was changed", unlessExplained: true)
      return readLine(strippingNewline: true)
    }
    var original = termios()
    tcgetattr(STDIN_FILENO, &original)
    var hidden = original
    // Without signals, an interrupt comes as a character, and can't leave the terminal hiding what is typed.
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG | ICANON)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &original)
      write("\n")
    }
    var bytes: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      guard read(STDIN_FILENO, &byte, 1) == 1 else {
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
      switch byte {
      case 0x0A, 0x0D: return String(decoding: bytes, as: UTF8.self)
      case 0x03: throw Interruption()
      case 0x04 where bytes.isEmpty: return nil
      case 0x08, 0x7F:
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
      default: bytes.append(byte)
      }
    }
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
