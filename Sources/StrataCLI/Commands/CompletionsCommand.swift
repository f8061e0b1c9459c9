import StrataEnvironments

/// `synth completions`, and what the scripts that it prints ask for.
enum CompletionsCommand {
  static let syntax = CommandSyntax(
    words: ["completions"], operands: "bash|zsh|fish", summary: "print a script that completes this command in a shell",
    details: [
      "With the tool in your PATH, called synth:",
      "  bash  source <(synth completions bash)",
      "  zsh   source <(synth completions zsh), behind compinit",
      "  fish  synth completions fish | source",
    ], run: run)

  /// Lists the words that may stand where the last argument is.
  static let candidates = CommandSyntax(words: ["__complete"], operands: "", summary: "") { invocation in
    let words = Completions(tool: invocation.tool).candidates(for: invocation.operands)
    invocation.console.output(words.map { $0 + "\n" }.joined())
    return .success
  }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.tool.name
    switch invocation.operands {
    case ["bash"]: invocation.console.output(bash(name))
    case ["zsh"]: invocation.console.output(zsh(name))
    case ["fish"]: invocation.console.output(fish(name))
    default: throw UsageError("completions are for bash, zsh or fish")
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

/// The words that may stand where a person is typing.
struct Completions {
  let tool: Tool

  /// The words that may stand where the last of some arguments is, which may be empty.
  func candidates(for arguments: [String]) -> [String] {
    let before = arguments.dropLast()
    let current = arguments.last ?? ""
    let words = before.filter { !$0.hasPrefix("-") }
    let command = tool.commands.last { !$0.words.isEmpty && words.starts(with: $0.words) } ?? tool.commands[0]
    return all(before: Array(before), words: words, command: command, isOption: current.hasPrefix("-"))
      .filter { $0.hasPrefix(current) }
  }

  private func all(before: [String], words: [String], command: CommandSyntax, isOption: Bool) -> [String] {
    let options = command.options + [.help]
    if let last = before.last, let option = options.first(where: { $0.name == last || $0.short == last }),
      option.value != nil
    {
      return values(of: option, words: words)
    }
    if isOption { return options.map(\.name) }
    if command.words.isEmpty {
      let group = tool.commands.filter { $0.words.count == 2 && $0.words.first == words.last }.map { $0.words[1] }
      if words.count == 1, !group.isEmpty { return group }
      let names = tool.systems.map(\.name).filter { !words.contains($0) }
      return words.isEmpty ? names + firstWords : names
    }
    if command.words == ["completions"] { return ["bash", "zsh", "fish"] }
    let operands = Array(words.dropFirst(command.words.count))
    if command.operands == SynthesizeCommand.syntax.operands {
      return tool.systems.map(\.name).filter { !operands.contains($0) }
    }
    let withProfiles = tool.systems.filter { !$0.environments.isEmpty }
    var found: [String] = []
    if operands.isEmpty, command.operands.contains("SYSTEM") { found += withProfiles.map(\.name) }
    if command.operands.contains("PROFILE"), operands.count <= 1,
      let system = withProfiles.first(where: { $0.name == operands.first })
        ?? (withProfiles.count == 1 ? withProfiles[0] : nil)
    {
      found += profiles(of: system)
    }
    return found
  }

  private var firstWords: [String] {
    var words: [String] = []
    for word in tool.commands.compactMap(\.words.first) where !words.contains(word) && !word.hasPrefix("_") {
      words.append(word)
    }
    return words
  }

  private func values(of option: OptionSyntax, words: [String]) -> [String] {
    let named = tool.systems.filter { words.contains($0.name) }
    let systems = named.isEmpty ? tool.systems : named
    switch option.name {
    case OptionSyntax.environment.name, OptionSyntax.dropEnvironment.name:
      return systems.flatMap(\.environments).map(\.name)
    case OptionSyntax.profile.name, OptionSyntax.inherits.name: return systems.flatMap(profiles)
    default: return []
    }
  }

  private func profiles(of system: System) -> [String] {
    let found = try? system.store(.user(variables: tool.console.variables)).store.names()
    return found ?? system.environments.map(\.profile)
  }
}
