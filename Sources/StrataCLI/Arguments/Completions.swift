import StrataEnvironments

/// The words that may stand where a person is typing.
struct Completions {
  let commands: [CommandSyntax]
  let systems: [System]
  /// The variables of the process's environment, which tell where profiles are.
  let variables: [String: String]

  /// The words that may stand where the last of some arguments is, which may be empty.
  func candidates(for arguments: [String]) -> [String] {
    let before = Array(arguments.dropLast())
    let current = arguments.last ?? ""
    return all(before: before, isOption: current.hasPrefix("-")).filter { $0.hasPrefix(current) }
  }

  private func all(before: [String], isOption: Bool) -> [String] {
    var words = words(of: before)
    let reader = CommandReader(commands: commands)
    guard let called = try? reader.take(&words) else { return [] }
    switch called {
    case .group(let group): return isOption ? ["--help"] : commands.filter { $0.group == group }.map(\.word)
    case .command(let command):
      let options = command.options + [.help]
      if let option = option(before.last, of: options), option.value != nil { return values(of: option, words) }
      if isOption { return options.map(\.name) }
      return operands(of: command, behind: words)
        + (command.isDefault && words.isEmpty ? reader.firstWords : [])
    }
  }

  /// The arguments that are neither options nor their values.
  private func words(of arguments: [String]) -> [String] {
    let options = commands.flatMap(\.options)
    var words: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if !argument.hasPrefix("-") { words.append(argument) }
      if option(argument, of: options)?.value != nil { rest = rest.dropFirst() }
    }
    return words
  }

  private func option(_ name: String?, of options: [OptionSyntax]) -> OptionSyntax? {
    options.first { $0.name == name || ($0.short != nil && $0.short == name) }
  }

  /// The words that may stand behind operands.
  private func operands(of command: CommandSyntax, behind words: [String]) -> [String] {
    let withProfiles = systems.filter { !$0.environments.isEmpty }
    var system = withProfiles.count == 1 ? withProfiles.first : nil
    var rest = words[...]
    var found: [String] = []
    for operand in command.operands {
      switch operand.kind {
      case .system, .systemOrCompared, .systemOrFile, .systemOrFolder:
        return systems.map(\.name).filter { !words.contains($0) }
      case .systemWithProfiles:
        if let named = withProfiles.first(where: { $0.name == rest.first }) {
          system = named
          rest.removeFirst()
        } else if rest.isEmpty {
          found += withProfiles.map(\.name)
        }
      case .profile:
        guard rest.popFirst() == nil else { continue }
        return found + (system.map(profiles) ?? [])
      case .choice(let choices):
        guard rest.popFirst() == nil else { continue }
        return choices
      case .file, .packageName, .setting, .rule, .text: return found
      }
    }
    return found
  }

  private func values(of option: OptionSyntax, _ words: [String]) -> [String] {
    let named = systems.filter { words.contains($0.name) }
    let meant = named.isEmpty ? systems : named
    switch option.name {
    case OptionSyntax.environment.name, OptionSyntax.dropEnvironment.name, OptionSyntax.asEnvironment.name:
      return meant.flatMap(\.environments).map(\.name)
    case OptionSyntax.profile.name, OptionSyntax.inherits.name: return meant.flatMap(profiles)
    default: return option.choices
    }
  }

  private func profiles(of system: System) -> [String] {
    let found = try? system.store(.user(variables: variables)).store.names()
    return found ?? system.environments.map(\.profile)
  }
}
