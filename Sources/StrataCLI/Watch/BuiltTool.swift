import StrataFiles
import StrataJSON
import StrataText

/// The outcome of building a tool and asking it what the sources give.
struct BuiltTool {
  enum Outcome {
    case change(WatchedChange)
    case compilerErrors(CompilerErrors)
    /// The tool was built, and ended without an answer; these are its last words.
    case failure(String)
  }

  let outcome: Outcome
  /// The seconds that building took.
  let seconds: Double

  /// Builds a tool and asks it.
  ///
  /// - Parameters:
  ///   - package: The package that it's built from.
  ///   - options: The other options of `swift build`.
  ///   - arguments: The arguments by which the tool is asked.
  ///   - before: What there was before.
  ///   - console: The console that runs both.
  /// - Returns: What came of it.
  /// - Throws: ``Interruption`` where the person interrupts, and the reason where a program can't be run.
  static func make(
    _ package: WatchedPackage, options: [String], arguments: [String], _ before: WatchedChange.Before,
    _ console: Console
  ) throws -> BuiltTool {
    let start = console.clock()
    let build = try run(package.build(options), "building", console)
    let seconds = console.clock() - start
    if build.status != 0 {
      let printed = String(decoding: build.output, as: UTF8.self) + "\n" + build.errors
      return BuiltTool(
        outcome: .compilerErrors(CompilerErrors(in: printed, relativeTo: console.directory)), seconds: seconds)
    }
    let input = try before.json.bytes(layout: .compact)
    let asked = try run(
      ChildProcess(arguments: [package.executable] + arguments, input: input), "synthesizing", console)
    if asked.status == 0, let json = try? JSONValue(parsing: asked.output), let change = WatchedChange(json) {
      return BuiltTool(outcome: .change(change), seconds: seconds)
    }
    let words = asked.errors.isEmpty ? "error: the tool ended with \(asked.status)" : asked.errors
    return BuiltTool(outcome: .failure(words), seconds: seconds)
  }

  /// Runs a program, and ends it where the person interrupts.
  private static func run(
    _ program: ChildProcess, _ word: String, _ console: Console
  ) throws -> ChildProcess.Result {
    var progress = ProgressLine(on: console)
    let start = console.clock()
    let result = try console.runInterruptibly(program) {
      progress.show("\(word), \(Int(console.clock() - start)) s")
      return !console.isInterrupted()
    }
    progress.end()
    if console.isInterrupted() { throw Interruption() }
    return result
  }

  /// Whether the sources give templates, without a mistake.
  var isChange: Bool {
    if case .change(let change) = outcome { return !change.isMistaken }
    return false
  }

  /// The exit code of a run that ends with this.
  var exitCode: ExitCode {
    if case .change(let change) = outcome { return change.exitCode }
    return .finding
  }
}
