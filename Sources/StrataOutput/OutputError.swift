package import StrataFiles

/// The reason why output could not be written, in words for the person who runs the tool.
///
/// Whatever the error, the output directory is as it was before, unless ``hint`` says otherwise.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or directory that is in the way.
  public let path: String

  /// The thing that could not be done to it, such as `can't be written`.
  public let problem: String

  /// The reason, such as `it is a directory`.
  public let reason: String

  /// Advice on what to do next, such as `move it away or choose another --output`.
  public let hint: String

  /// The error in one line: path, problem, reason and hint.
  public var description: String { "\(path): \(problem): \(reason); \(hint)" }

  /// Makes an error from texts that are complete as they are.
  init(path: String, problem: String, reason: String, hint: String) {
    self.path = path
    self.problem = problem
    self.reason = reason
    self.hint = hint
  }

  /// Makes an error from what a system call reported.
  package init(path: String, problem: String, _ error: SystemError) {
    self.init(path: path, problem: problem, reason: error.reason, hint: error.hint)
  }
}

extension OutputError {
  /// Advice about a thing that has the name of an output file or directory.
  static let moveAway = "move it away or choose another --output"

  /// Advice about a file that a person has changed.
  static let keepEdits = "make the change in the sources, then remove the file or say --overwrite"
}

/// Does something and puts an error of the system into words.
func describing<Result>(
  _ path: @autoclosure () -> String, _ problem: String, _ body: () throws(SystemError) -> Result
) throws(OutputError) -> Result {
  do {
    return try body()
  } catch {
    throw OutputError(path: path(), problem: problem, error)
  }
}
