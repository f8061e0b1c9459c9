#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the tool prints, and what it may know of its surroundings.
struct Console {
  /// Prints text for the reader of the result.
  var output: (String) -> Void
  /// Prints text about what went wrong.
  var errors: (String) -> Void
  /// Whether results may be coloured.
  var coloursOutput = false
  /// Whether messages may be coloured.
  var coloursErrors = false
  /// The current directory, which paths in messages are relative to.
  var directory: String?

  /// The console of this process; colour is for terminals only, and never where `NO_COLOR` is set.
  static var process: Console {
    let mayColour = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    return Console(
      output: { text in
        if write(text, to: STDOUT_FILENO) { return }
        // A result cut short must not look like one.
        write("error: standard output can't be written: \(String(cString: strerror(errno)))\n", to: STDERR_FILENO)
        exit(1)
      },
      errors: { write($0, to: STDERR_FILENO) },
      coloursOutput: mayColour && isatty(STDOUT_FILENO) == 1, coloursErrors: mayColour && isatty(STDERR_FILENO) == 1,
      directory: currentDirectory)
  }

  private static var currentDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}

/// Colours of the terminal's own palette.
enum Colour: String {
  case red = "31"
  case green = "32"
  case yellow = "33"
  case dim = "2"
  case bold = "1"

  func paint(_ text: String, if isOn: Bool) -> String {
    isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
