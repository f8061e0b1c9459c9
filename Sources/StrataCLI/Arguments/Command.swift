/// A command: what it's called by and takes, and what it does.
struct Command: Sendable {
  let syntax: CommandSyntax
  let run: @Sendable (Invocation) throws -> ExitCode

  init(
    _ word: String = "", of group: CommandGroup? = nil, operands: [Operand] = [], summary: String,
    details: [String] = [], options: [OptionSyntax] = [], run: @escaping @Sendable (Invocation) throws -> ExitCode
  ) {
    syntax = CommandSyntax(
      group: group, word: word, operands: operands, summary: summary, details: details, options: options)
    self.run = run
  }
}
