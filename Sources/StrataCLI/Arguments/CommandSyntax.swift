/// A command: the words that call it, and what it takes.
struct CommandSyntax: Sendable {
  /// The words, such as `profile show`; none for synthesizing, which is what the tool does unless told otherwise.
  let words: [String]
  /// The operands behind the words, such as `[SYSTEM] NAME`.
  let operands: String
  /// One line, without a full stop.
  let summary: String
  /// The other things there are to say, in lines of up to 80 characters.
  var details: [String] = []
  var options: [OptionSyntax] = []
  let run: @Sendable (Invocation) throws -> ExitCode

  /// The command as help shows it.
  func usage(of tool: String) -> String {
    let options = self.options.filter { $0 != .json || self.options.count < 4 }.map { option in
      let text = option.value.map { "\(option.name) \($0)" } ?? option.name
      return option.repeats ? "[\(text)]…" : "[\(text)]"
    }
    return ([tool] + words + (operands.isEmpty ? [] : [operands]) + options).joined(separator: " ")
  }
}
