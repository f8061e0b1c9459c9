import StrataEnvironments
import StrataText

/// A command as it was called, with what it needs to run.
struct Invocation {
  let tool: Tool
  let operands: [String]
  private let values: [String: [String]]

  init(_ arguments: ArgumentReader, tool: Tool) {
    self.tool = tool
    operands = arguments.operands
    values = arguments.values
  }

  var console: Console { tool.console }

  func has(_ option: OptionSyntax) -> Bool { values[option.name] != nil }

  func value(_ option: OptionSyntax) -> String? { values[option.name]?.last }

  func values(_ option: OptionSyntax) -> [String] { values[option.name] ?? [] }

  var isJSON: Bool { has(.json) }

  /// A command with the operands of this one and those of its options that are named.
  ///
  /// - Parameters:
  ///   - words: The words that call the command; none for synthesizing.
  ///   - options: The options to hand on, where they're given.
  ///   - added: The words that stand behind them.
  /// - Returns: The command, for a shell.
  func line(_ words: [String], handingOn options: [OptionSyntax], adding added: [String] = []) -> ShellLine {
    let handedOn = options.flatMap { option in
      values(option).flatMap { option.value == nil ? [option.name] : [option.name, $0] }
    }
    return ShellLine(arguments: [tool.name] + words + operands + handedOn + added)
  }

  /// The source of the profiles, by the options.
  var source: ProfileSource {
    get throws(UsageError) {
      if has(.samples) {
        if has(.profiles) { throw UsageError("--samples and --profiles exclude each other") }
        return .samples
      }
      return value(.profiles).map(ProfileSource.folder) ?? .user(variables: console.variables)
    }
  }

  /// The system of a name.
  func system(_ name: String) throws(UsageError) -> System {
    if let system = tool.systems.first(where: { $0.name == name }) { return system }
    let words = tool.systems.map(\.name) + Set(tool.commands.compactMap(\.words.first)).sorted()
    throw .unknown("command or system", name, nearest: Suggestion.nearest(to: name, in: words))
  }

  /// The system that the first operand names, or the only one with profiles, and the operands behind it.
  func systemAndRest() throws(UsageError) -> (system: System, rest: [String]) {
    let candidates = tool.systems.filter { !$0.environments.isEmpty }
    if let first = operands.first, let system = tool.systems.first(where: { $0.name == first }) {
      guard !system.environments.isEmpty else { throw UsageError("\(first) has no environments, and so no profiles") }
      return (system, Array(operands.dropFirst()))
    }
    if let first = operands.first, let meant = Suggestion.nearest(to: first, in: candidates.map(\.name)) {
      throw .unknown("system", first, nearest: meant)
    }
    guard let only = candidates.first, candidates.count == 1 else {
      let names = candidates.map(\.name).joined(separator: ", ")
      if let first = operands.first, !candidates.isEmpty {
        throw .unknown("system", first, nearest: Suggestion.nearest(to: first, in: candidates.map(\.name)))
      }
      throw UsageError(candidates.isEmpty ? "no system here has profiles" : "name a system: \(names)")
    }
    return (only, operands)
  }

  /// The environment that is named, which the system must declare.
  func environment(of system: System, _ name: String) throws(UsageError) -> EnvironmentDeclaration {
    if let environment = system.environments.first(where: { $0.name == name }) { return environment }
    let names = system.environments.map(\.name)
    let nearest = Suggestion.nearest(to: name, in: names)
    throw UsageError(
      "\(system.name) has no environment \(name.isEmpty ? "\"\"" : name)"
        + (nearest.map { "; did you mean \($0)?" }
          ?? (names.isEmpty ? "" : "; it has \(names.joined(separator: ", "))")))
  }

  /// The one environment that the command is about.
  func onlyEnvironment(of system: System) throws(UsageError) -> EnvironmentDeclaration {
    guard let name = value(.environment) else {
      throw UsageError(
        "name an environment: --environment \(system.environments.map(\.name).joined(separator: " or "))")
    }
    return try environment(of: system, name)
  }

  /// Refuses operands beyond a number.
  func takes(atMost count: Int, of operands: [String]) throws(UsageError) {
    if operands.count > count { throw UsageError("\"\(operands[count])\" is one argument too many") }
  }
}
