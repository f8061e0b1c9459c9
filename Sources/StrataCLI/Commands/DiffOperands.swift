import StrataEnvironments

/// What `synth diff` may have behind it where it's no system.
enum DiffOperands {
  /// The two files or folders that are to be compared.
  ///
  /// - Parameters:
  ///   - invocation: The command as it was called, with a file or folder at least.
  ///   - options: The options that aren't for systems alone.
  /// - Returns: Their names.
  /// - Throws: ``UsageError`` where there aren't two, for a system beside them, and for other options.
  static func files(
    _ invocation: Invocation, allowing options: [OptionSyntax]
  ) throws(UsageError) -> (old: String, new: String) {
    let paths = invocation.operands.paths
    if let system = invocation.operands.systems.first {
      throw UsageError(
        "\(system.name) is a system, and \(paths[0]) a file or folder by its name; diff takes systems, or OLD and NEW",
        hint: "diff \(system.name) --against \(paths[0]) compares the system with what is there")
    }
    if paths.count == 1 {
      let systems = OperandName.alternatives(invocation.tool.systems.map(\.name))
      throw UsageError(
        "\(paths[0] == "-" ? "- is standard input" : "\(paths[0]) is a file or folder by its name"), and diff takes two, "
          + "OLD and NEW\(systems.isEmpty ? "" : ", or systems; expected another, or \(systems)")",
        hint: "diff --against \(paths[0]) compares the systems with what is there")
    }
    if paths.count > 2 { throw UsageError("\"\(paths[2])\" is one argument too many; diff takes two, OLD and NEW") }
    if paths == ["-", "-"] { throw UsageError("standard input can't be both OLD and NEW") }
    try invocation.refuseOptions(of: DiffCommand.command.syntax, besides: options, for: "files or folders")
    return (paths[0], paths[1])
  }
}
