/// A command that is measured, and what it's called in the table.
struct ComparedCase: Equatable {
  let name: String
  /// The command and its arguments.
  let command: [String]
}

/// The task of `compare`.
struct ComparisonOptions: Equatable {
  var runs = 5
  var isJSON = false
  /// The exit codes of commands that have done what they're for.
  var exitCodes: Set<Int32> = [0]
  var cases: [ComparedCase] = []

  /// Reads arguments.
  ///
  /// All that follows a case's name, up to the next `--case`, is its command. It needs no quotes beyond the shell's own,
  /// and its options aren't taken for those of `compare`, which come before the first case.
  ///
  /// - Throws: ``ArgumentError`` for what isn't an option or isn't complete.
  init(_ arguments: some Sequence<String>) throws(ArgumentError) {
    let words = Array(arguments)
    let parts = words.split(separator: "--case", omittingEmptySubsequences: false)
    try take(options: parts[0])
    for part in parts.dropFirst() { try take(case: part) }
    if cases.isEmpty { throw ArgumentError("compare needs a case, as in --case NAME COMMAND") }
  }

  private mutating func take(options: ArraySlice<String>) throws(ArgumentError) {
    var rest = options
    while let option = rest.popFirst() {
      switch option {
      case "--json": isJSON = true
      case "--runs":
        guard let value = rest.popFirst() else { throw ArgumentError("--runs needs a number, as in --runs 5") }
        runs = try count(value, of: "--runs", atMost: 1_000)
      case "--exit-code":
        guard let value = rest.popFirst() else {
          throw ArgumentError("--exit-code needs a number, as in --exit-code 1")
        }
        exitCodes.insert(Int32(try count(value, of: "--exit-code", atMost: 255)))
      default: throw ArgumentError("compare has no option \(option)")
      }
    }
  }

  private mutating func take(case words: ArraySlice<String>) throws(ArgumentError) {
    guard let name = words.first, !name.isEmpty else {
      throw ArgumentError("--case needs a name and a command, as in --case ours synth orders")
    }
    let command = Array(words.dropFirst())
    if command.first?.isEmpty ?? true { throw ArgumentError("the case \(name) has no command") }
    if cases.contains(where: { $0.name == name }) { throw ArgumentError("two cases have the name \(name)") }
    cases.append(ComparedCase(name: name, command: command))
  }
}
