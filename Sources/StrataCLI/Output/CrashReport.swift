import StrataLanguage
import StrataPlatform

/// The last words of a process that a declaration ends: which system, environment and stack was being declared.
///
/// The text is made while all is well, since nothing but a few system calls may be done when it isn't.
enum CrashReport {
  private static let signals = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]
  private static let capacity = 4_096

  /// The text and how much of it there is, which the handler only reads.
  nonisolated(unsafe) private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
  nonisolated(unsafe) private static var length = 0
  /// What is done about the signals otherwise, at their numbers.
  nonisolated(unsafe) private static let former = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
  nonisolated(unsafe) private static var place = Place()

  /// Does work, and says what was being declared where it ends the process.
  ///
  /// - Parameter work: Declares something, in this task.
  /// - Returns: What the work gives.
  static func saying<Result>(_ work: () throws -> Result) rethrows -> Result {
    install()
    return try DeclarationObserver.$current.withValue({ note($0) }, operation: work)
  }

  private static func install() {
    // A stack that is full has no room for a handler.
    let size = 1 << 16
    var other = stack_t()
    other.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    other.ss_size = size
    sigaltstack(&other, nil)
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { CrashReport.end($0) }
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = handler
    #else
      action.__sigaction_handler.sa_handler = handler
    #endif
    action.sa_flags = Int32(SA_ONSTACK)
    for number in signals { sigaction(number, &action, former + Int(number)) }
  }

  /// Says it, and lets the signal do what it would have done.
  private static func end(_ number: Int32) {
    // Nothing but calls that are allowed in a handler.
    _ = write(STDERR_FILENO, text, length)
    sigaction(number, former + Int(number), nil)
    raise(number)
  }

  private static func note(_ step: DeclarationObserver.Step) {
    place.take(step)
    // A handler that runs in between says nothing rather than half of it.
    length = 0
    guard let words = place.text else { return }
    var count = 0
    for byte in words.utf8.prefix(capacity - 1) {
      text[count] = byte
      count += 1
    }
    text[count] = UInt8(ascii: "\n")
    length = count + 1
  }

  /// What is being declared.
  struct Place {
    private var app: (name: String, site: String)?
    private var environments: [String] = []
    private var stack: (name: String, site: String)?
    private var scope: (environment: String, site: String)?

    mutating func take(_ step: DeclarationObserver.Step) {
      switch step {
      case .app(let name, let site):
        self = Place()
        app = (name, "\(site)")
      case .environments(let names): environments = names
      case .stack(let name, let site):
        stack = (name, "\(site)")
        scope = nil
      case .scope(let environment, let site): scope = (environment, "\(site)")
      case .end: self = Place()
      }
    }

    /// The message; nil where nothing is being declared.
    var text: String? {
      guard let app else { return nil }
      var lines = ["error: the code that declares \(app.name) ended the process"]
      if !environments.isEmpty {
        lines.append("  note: its environments are \(environments.joined(separator: ", "))")
      }
      if let stack {
        lines.append("  note: \(stack.site): the stack \(stack.name) was declared last")
      } else {
        lines.append("  note: \(app.site): no stack was declared yet")
      }
      if let scope { lines.append("  note: \(scope.site): the part of the environment \(scope.environment) was last") }
      lines.append("  hint: what Swift says of it names the line; a value of a profile may not be what it takes")
      return lines.joined(separator: "\n")
    }
  }
}
