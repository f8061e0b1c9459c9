import StrataEnvironments
import StrataText

extension Invocation {
  /// The paths that a command is given in place of systems.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - thing: What each path names: `file` or `folder`.
  ///   - options: The options that it takes with paths.
  /// - Returns: The paths, at least one where any was given.
  /// - Throws: ``UsageError`` where a system is named beside them, and for an option that is for systems alone.
  func paths(of command: CommandSyntax, each thing: String, allowing options: [OptionSyntax]) throws(UsageError)
    -> [String]
  {
    let paths = operands.paths
    if let system = operands.systems.first {
      throw UsageError(
        "\(system.name) is a system, and \(displayable(paths[0])) a \(thing) by its name; \(command.word) takes systems, "
          + "or \(thing)s")
    }
    try refuseOptions(of: command, besides: options, for: "\(thing)s")
    return paths
  }

  /// Refuses the options of a command that are for systems alone.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - options: The options that are for others as well.
  ///   - things: What it's given in place of systems, such as `files`.
  /// - Throws: ``UsageError`` for the first of them.
  func refuseOptions(
    of command: CommandSyntax, besides options: [OptionSyntax], for things: String
  ) throws(UsageError) {
    for option in command.options where has(option) && !options.contains(option) {
      throw UsageError("\(option.name) is for systems, not for \(things)")
    }
  }
}
