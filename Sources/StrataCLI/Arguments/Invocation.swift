import StrataEnvironments
import StrataText

/// A command as it was called, with what it needs to run.
struct Invocation {
  let tool: Tool
  let operands: Operands
  private let words: [String]
  private var values: [String: [String]]

  init(_ arguments: ArgumentReader, tool: Tool) {
    self.tool = tool
    operands = arguments.operands
    words = arguments.words
    values = arguments.values
  }

  var console: Console { tool.console }

  func has(_ option: OptionSyntax) -> Bool { values[option.name] != nil }

  func value(_ option: OptionSyntax) -> String? { values[option.name]?.last }

  func values(_ option: OptionSyntax) -> [String] { values[option.name] ?? [] }

  var isJSON: Bool { has(.json) }

  /// The same call without an option, for what takes an option of that name to be another.
  func without(_ option: OptionSyntax) -> Invocation {
    var other = self
    other.values[option.name] = nil
    return other
  }

  /// Prints a result for people, where none is asked for machines.
  func say(_ text: String) {
    if !isJSON { console.output(text) }
  }

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
    return ShellLine(arguments: [tool.name] + words + self.words + handedOn + added)
  }

  /// The source of the profiles, by the options.
  var source: ProfileSource {
    get throws(UsageError) {
      if let word = [OptionSyntax.committed, .samples].first(where: has) {
        for other in [OptionSyntax.profiles, .layingOwn] where has(other) {
          throw UsageError("\(word.name) and \(other.name) exclude each other")
        }
        return .committed
      }
      return value(.profiles).map(ProfileSource.folder) ?? .user(variables: console.variables)
    }
  }

  /// The source of the profiles for what is held against the repository, or deployed: the committed profiles of a
  /// system alone, unless it's said otherwise.
  func sourceOfRepository(for system: System) throws(UsageError) -> ProfileSource {
    let source = try source
    if case .user = source, system.committed != nil, !has(.layingOwn) { return .committed }
    return source
  }

  /// The system of a command that takes one.
  var system: System {
    guard let system = operands.systems.first else { preconditionFailure("the command takes no system") }
    return system
  }

  /// The profile of a command that needs one.
  var profile: String {
    guard let profile = operands.profile else { preconditionFailure("the command takes no profile") }
    return profile
  }

  /// The name of the package of a command that makes one.
  var packageName: String {
    guard let name = operands.packageName else { preconditionFailure("the command makes no package") }
    return name
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

  /// The environments that are named, which the system must declare; none where none is.
  func environments(of system: System) throws(UsageError) -> [EnvironmentDeclaration] {
    var environments: [EnvironmentDeclaration] = []
    for name in values(.environments) {
      let environment = try environment(of: system, name)
      if !environments.contains(environment) { environments.append(environment) }
    }
    return environments
  }

  /// The one environment that the command is about.
  func onlyEnvironment(of system: System) throws(UsageError) -> EnvironmentDeclaration {
    guard let name = value(.environment) else {
      throw UsageError(
        "name an environment: --environment \(system.environments.map(\.name).joined(separator: " or "))")
    }
    return try environment(of: system, name)
  }
}
