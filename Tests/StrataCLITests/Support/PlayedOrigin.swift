import StrataFiles

@testable import StrataCLI

/// A repository of Strata, as `git ls-remote` tells of it, and a checkout's own origin.
struct PlayedOrigin {
  /// The tags of the repository.
  var tags: [String] = []
  /// The branch that it shows.
  var branch = "main"
  /// What git says where it can't be asked, in place of all else.
  var failure: String?
  /// The address that a checkout came from.
  var origin: String?

  /// Answers as git does.
  func run(_ program: ChildProcess) -> ChildProcess.Result {
    let words = program.arguments
    if words.contains("rev-parse") { return answer("\n") }
    if words.contains("config") { return origin.map { answer($0 + "\n") } ?? failed("", status: 1) }
    guard words.contains("ls-remote") else { return failed("fatal: not played: \(words)", status: 128) }
    if let failure { return failed(failure, status: 128) }
    let id = String(repeating: "0", count: 40)
    let lines =
      ["ref: refs/heads/\(branch)\tHEAD", "\(id)\tHEAD"]
      + tags.flatMap { ["\(id)\trefs/tags/\($0)", "\(id)\trefs/tags/\($0)^{}"] }
    return answer(lines.map { $0 + "\n" }.joined())
  }

  private func answer(_ text: String) -> ChildProcess.Result {
    ChildProcess.Result(status: 0, output: Array(text.utf8), errors: "")
  }

  private func failed(_ text: String, status: Int32) -> ChildProcess.Result {
    ChildProcess.Result(status: status, output: [], errors: text)
  }
}
