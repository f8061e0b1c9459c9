import StrataChecks
import StrataEnvironments

/// The words that may stand where a person is typing.
struct Completions {
  let commands: [CommandSyntax]
  let systems: [System]
  /// The variables of the process's environment, which tell where profiles are.
  let variables: [String: String]
  /// The rules of the user's own.
  var rules: [any TemplateRule] = []

  /// The words that may stand where the last of some arguments is, which may be empty.
  func completion(for arguments: [String]) -> Completion {
    let before = Array(arguments.dropLast())
    let current = arguments.last ?? ""
    if current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      let name = String(current[..<equals])
      let typed = String(current[current.index(after: equals)...])
      return all(before: before + [name], typed: typed).starting(with: typed, behind: name + "=")
    }
    return all(before: before, typed: current).starting(with: current)
  }

  private func all(before: [String], typed: String) -> Completion {
    let isOption = typed.hasPrefix("-")
    var words = words(of: before)
    let reader = CommandReader(commands: commands)
    guard let called = try? reader.take(&words) else { return Completion() }
    switch called {
    case .group(let group):
      return Completion(isOption ? ["--help"] : commands.filter { $0.group == group }.map(\.word))
    case .command(let command):
      let options = command.options + CommandSyntax.shared
      if let option = option(before.last, of: options), option.value != nil {
        return values(of: option, words, typed)
      }
      if isOption { return Completion(options.map(\.name)) }
      return operands(of: command, behind: words, typed)
        + Completion(command.isDefault && words.isEmpty ? reader.firstWords : [])
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
  private func operands(of command: CommandSyntax, behind words: [String], _ typed: String) -> Completion {
    let withProfiles = systems.filter { !$0.environments.isEmpty }
    var system = withProfiles.count == 1 ? withProfiles.first : nil
    var rest = words[...]
    var found: [String] = []
    for operand in command.operands {
      switch operand.kind {
      case .system, .systemOrCompared, .systemOrFile, .systemOrFolder:
        if command.isDefault, !words.allSatisfy({ word in systems.contains { $0.name == word } }) {
          return Completion()
        }
        return Completion(systems.map(\.name).filter { !words.contains($0) }, places: operand.kind.places)
      case .systemWithProfiles:
        if let named = withProfiles.first(where: { $0.name == rest.first }) {
          system = named
          rest.removeFirst()
        } else if rest.isEmpty {
          found += withProfiles.map(\.name)
        }
      case .profile:
        guard rest.popFirst() == nil else { continue }
        return Completion(found + (system.map(profiles) ?? []))
      case .choice(let choices):
        guard rest.popFirst() == nil else { continue }
        return Completion(choices)
      case .rule, .finding:
        if operand.count == .oneOrNone, !rest.isEmpty { return Completion(found) }
        return Completion(found + rules(typed))
      case .file: return Completion(found, places: .files)
      case .command: return Completion(commandWords(behind: rest))
      case .packageName, .setting, .text: return Completion(found)
      }
    }
    return Completion(found)
  }

  private func values(of option: OptionSyntax, _ words: [String], _ typed: String) -> Completion {
    let named = systems.filter { words.contains($0.name) }
    let meant = named.isEmpty ? systems : named
    switch option.value {
    case "E": return Completion(meant.flatMap(\.environments).map(\.name))
    case "P": return Completion(meant.flatMap(profiles))
    case "RULE": return Completion(rules(typed))
    case "DIR": return Completion(places: .folders)
    case let value? where value.split(separator: "|").contains("FILE"): return Completion(places: .files)
    default: return Completion(option.choices)
    }
  }

  private func profiles(of system: System) -> [String] {
    let found = try? system.store(.user(variables: variables)).store.names()
    return found ?? system.environments.map(\.profile)
  }

  /// The names of rules, of constraints where their beginning is typed, and of types where that is `A`.
  private func rules(_ typed: String) -> [String] {
    if typed.hasPrefix("A") { return ConstraintCatalog.types }
    let checker = TemplateChecker(additional: rules)
    if typed.isEmpty { return RulesCommand.names(of: checker) }
    return RulesCommand.all(of: checker).map(\.id.description)
  }

  /// The words that call a command which has a result for machines, behind those that are given.
  private func commandWords(behind words: ArraySlice<String>) -> [String] {
    commands.filter { !$0.summary.isEmpty && $0.words.starts(with: words) && $0.words.count > words.count }.map {
      $0.words[words.count]
    }
  }
}

extension Operand.Kind {
  /// The things of the file system that stand for it.
  fileprivate var places: Completion.Places? {
    switch self {
    case .systemOrCompared, .systemOrFile, .file: .files
    case .systemOrFolder: .folders
    default: nil
    }
  }
}
