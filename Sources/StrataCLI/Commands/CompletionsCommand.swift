/// `synth completions`, and what the scripts that it prints ask for.
enum CompletionsCommand {
  static let command = Command(
    "completions", operands: [.choice("bash", "zsh", "fish")],
    summary: "print a script that completes this command in a shell",
    details: [
      "With the tool in your PATH, called synth:",
      "  bash  source <(synth completions bash)",
      "  zsh   source <(synth completions zsh), behind compinit",
      "  fish  synth completions fish | source",
    ], run: run)

  /// Lists the words that may stand where the last argument is.
  static let candidates = Command("__complete", operands: [.texts], summary: "") { invocation in
    let tool = invocation.tool
    let completions = Completions(
      commands: tool.commands.map(\.syntax), systems: tool.systems, variables: invocation.console.variables)
    let words = completions.candidates(for: invocation.operands.texts)
    invocation.console.output(words.map { $0 + "\n" }.joined())
    return .success
  }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.tool.name
    switch invocation.operands.choice {
    case "zsh": invocation.console.output(zsh(name))
    case "fish": invocation.console.output(fish(name))
    default: invocation.console.output(bash(name))
    }
    return .success
  }

  private static func bash(_ name: String) -> String {
    """
    _\(identifier(name))_completions() {
      local IFS=$'\\n'
      COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
    }
    complete -o default -F _\(identifier(name))_completions \(name)

    """
  }

  private static func zsh(_ name: String) -> String {
    """
    _\(identifier(name))() {
      local -a candidates
      candidates=(${(f)"$(${words[1]} __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
      if (( ${#candidates} )); then compadd -a candidates; else _files; fi
    }
    compdef _\(identifier(name)) \(name)

    """
  }

  private static func fish(_ name: String) -> String {
    """
    complete -c \(name) -f -a '(set -l words (commandline -opc); $words[1] __complete -- $words[2..-1] (commandline -ct) 2>/dev/null)'

    """
  }

  /// The name as part of a function's name.
  private static func identifier(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
