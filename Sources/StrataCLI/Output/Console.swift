import StrataDeployment
import StrataFiles
import StrataLanguage
import StrataPlatform
import StrataReleases
import StrataText

/// The surroundings of the tool: where it prints, whom it may ask, and what it may know of them.
struct Console {
  /// Prints text for the reader of the result.
  var output: (String) -> Void
  /// Prints text about what went wrong.
  var errors: (String) -> Void
  /// Whether results may be coloured.
  var coloursOutput = false
  /// Whether messages may be coloured.
  var coloursErrors = false
  /// Whether only results are printed, and what is wrong.
  private(set) var isQuiet = false
  /// Whether a person looks on while messages are printed, who may like to know how far the work is.
  var showsProgress = false
  /// The columns of the terminal that results are printed on; nil where they go elsewhere.
  var width: Int?
  /// The files that results and messages go to, where they go to files.
  var outputFiles: Set<FileStatus.Identity> = []
  /// The path of the program that runs, from the root on; nil where it isn't known.
  var program: String?
  /// The current directory, which paths in messages are relative to.
  var directory: String?
  /// The variables of the process's environment.
  var variables: [String: String] = [:]
  /// Asks a person for a line, without showing what is typed where it's hidden; nil where nobody can be asked.
  var ask: ((_ prompt: String, _ isHidden: Bool) throws -> String?)?
  /// Reads standard input to its end.
  var readInput: () -> [UInt8] = { [] }
  /// Tells what stands under a path, symbolic links followed; nil where nothing does.
  var kind: (String) -> FileStatus.Kind? = { path in (try? SystemPath(path).status(followsLinks: true))?.kind }
  /// Runs a program to its end.
  var run: (ChildProcess) throws -> ChildProcess.Result = { _ in throw CommandError("no program can be run here") }
  /// Runs a program to its end, and interrupts it once it's said, some times a second, that it may not go on.
  var runInterruptibly: (ChildProcess, _ goesOn: @escaping () -> Bool) throws -> ChildProcess.Result = { _, _ in
    throw CommandError("no program can be run here")
  }
  /// Whether the person has had enough, within ``Interrupt/throwing(_:)``.
  var isInterrupted: () -> Bool = { false }
  /// Waits some seconds.
  var wait: (Double) -> Void = { _ in }
  /// The seconds since some moment.
  var clock: () -> Double = { 0 }
  /// The time now, in UTC.
  var now: () -> String = { "" }

  /// The console of this process; colour is for terminals only, and never where `NO_COLOR` is set.
  static var process: Console {
    let mayColour = getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    let variables = variables
    let speaksUTF8 = TerminalCharacters.areUTF8(variables)
    let foldsOutput = !speaksUTF8 && isatty(STDOUT_FILENO) == 1
    let foldsErrors = !speaksUTF8 && isatty(STDERR_FILENO) == 1
    let hasPerson = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Console(
      output: { text in
        if write(foldsOutput ? TerminalCharacters.inASCII(text) : text, to: STDOUT_FILENO) { return }
        // A result cut short must not look like one.
        write("error: standard output can't be written: \(String(cString: strerror(errno)))\n", to: STDERR_FILENO)
        exit(1)
      },
      errors: { write(foldsErrors ? TerminalCharacters.inASCII($0) : $0, to: STDERR_FILENO) },
      coloursOutput: mayColour && isatty(STDOUT_FILENO) == 1, coloursErrors: mayColour && isatty(STDERR_FILENO) == 1,
      showsProgress: isatty(STDERR_FILENO) == 1, width: Terminal.width, outputFiles: Terminal.outputFiles,
      program: SystemPath.ofThisProgram.map { String(decoding: $0.bytes, as: UTF8.self) }, directory: currentDirectory,
      variables: variables,
      ask: hasPerson ? { try Terminal.ask($0, isHidden: $1) } : nil, readInput: { Terminal.readInput() },
      run: { program in try program.run() },
      runInterruptibly: { program, goesOn in try program.run(while: goesOn) },
      isInterrupted: { Interrupt.isPending }, wait: { seconds in _ = usleep(UInt32(seconds * 1_000_000)) },
      clock: { Terminal.seconds }, now: { Timestamp.now })
  }

  private static var variables: [String: String] {
    var variables: [String: String] = [:]
    for name in ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "PATH", "AWS_ENDPOINT_URL", "LC_ALL", "LC_CTYPE", "LANG"]
    {
      variables[name] = getenv(name).map { String(cString: $0) }
    }
    return variables
  }

  private static var currentDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
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

extension Console {
  /// The same console, which prints results and what is wrong alone.
  var quiet: Console {
    var console = self
    (console.isQuiet, console.showsProgress) = (true, false)
    return console
  }

  /// Says what's going on, where it takes long.
  func progress(_ text: String) {
    if isQuiet { return }
    errors(Colour.dim.paint(displayable(text), if: coloursErrors) + "\n")
  }

  /// Prints findings as a compiler would, and how many there are.
  func report(_ diagnostics: [Finding]) {
    if diagnostics.isEmpty { return }
    // At once, since each piece is a call of the system.
    let summary = isQuiet ? "" : diagnostics.summary + "\n"
    errors(diagnostics.map { text(of: $0) + "\n" }.joined() + summary)
  }

  /// Says why nothing came of a command.
  func complain(_ text: String) {
    errors("\(Colour.red.paint("error:", if: coloursErrors)) \(displayableLines(withoutHints(text)))\n")
  }

  /// A message without the lines of next steps, where only what is wrong is printed.
  func withoutHints(_ text: String) -> String {
    if !isQuiet { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.hasPrefix("  hint: ") }.joined(separator: "\n")
  }

  /// Prints what isn't a mistake but should be known.
  func note(_ text: String) {
    if isQuiet { return }
    errors("\(Colour.bold.paint("note:", if: coloursErrors)) \(text)\n")
  }

  /// A finding as a compiler would print it.
  func text(of diagnostic: Finding) -> String {
    let whole = diagnostic.text(relativeTo: directory)
    // Nearly all findings are of printable ASCII, in which nothing has to be replaced.
    let isPlain = whole.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == UInt8(ascii: "\n") }
    let text = withoutHints(isPlain ? whole : displayableLines(whole))
    let word = "\(diagnostic.severity.rawValue): "
    guard coloursErrors, let range = text.firstRange(of: word) else { return text }
    let colour: Colour = diagnostic.severity == .error ? .red : .yellow
    return text[..<range.lowerBound] + colour.paint(word, if: true) + text[range.upperBound...]
  }

  /// A text with its paths as a person would write them here.
  func shortening(_ text: String) -> String {
    directory.map { text.replacing($0 + "/", with: "") } ?? text
  }

  /// A path as a person would write it here.
  func shown(_ path: String) -> String {
    if let directory, path.hasPrefix(directory + "/") { return String(path.dropFirst(directory.count + 1)) }
    if let home = variables["HOME"], !home.isEmpty, path.hasPrefix(home + "/") {
      return "~" + path.dropFirst(home.count)
    }
    return path
  }
}

/// Colours of the terminal's own palette.
enum Colour: String {
  case red = "31"
  case green = "32"
  case yellow = "33"
  case dim = "2"
  case bold = "1"
  case boldRed = "1;31"

  func paint(_ text: String, if isOn: Bool) -> String {
    isOn ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
