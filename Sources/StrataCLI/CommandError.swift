/// The reason why a command ended that was understood, for people.
struct CommandError: Error, CustomStringConvertible {
  let description: String
  let exitCode: ExitCode

  init(_ message: String, hint: String? = nil, exitCode: ExitCode = .finding) {
    description = message + (hint.map { "\n  hint: \($0)" } ?? "")
    self.exitCode = exitCode
  }
}

/// The person at the terminal has had enough.
struct Interruption: Error {}
