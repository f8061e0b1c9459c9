import StrataEnvironments

/// The text that `--help` prints.
enum Help {
  /// About the tool as a whole.
  static func text(of tool: Tool) -> String {
    let commands = tool.commands.filter { $0.group == nil && !$0.summary.isEmpty }
    return """
      Synthesizes CloudFormation templates, for environments that profiles describe.

      USAGE
      \(table(commands.map { ($0.line(of: tool.name), $0.summary) }))

      GROUPS OF COMMANDS
      \(table(groups(of: tool)))

      OPTIONS
      \(table(shared.map { ($0.usage, $0.summary) }))

      SYSTEMS
      \(systems(tool.systems))

      EXIT CODES
      \(ExitCode.table().joined(separator: "\n"))

      \(tool.name) COMMAND --help tells what a command takes, and that of a group, what is in it.
      The name of a system is the system; a file's or folder's name has a slash, or ends
      in \(OperandName.alternatives(OperandName.endings)). Colour is for terminals only,
      and never where NO_COLOR is set.

      """
  }

  /// About the commands of a group.
  static func text(of group: CommandGroup, in tool: Tool) -> String {
    let members = tool.commands.filter { $0.group == group }
    return """
      \(sentence(group.summary))

      USAGE
      \(table(members.map { ($0.line(of: tool.name), $0.summary) }))

      \(tool.name) \(group.word) COMMAND --help tells what a command takes.

      """
  }

  /// About one command.
  static func text(of command: CommandSyntax, in tool: Tool) -> String {
    var text = sentence(command.summary) + "\n\nUSAGE\n  \(command.usage(of: tool.name))\n"
    if !command.details.isEmpty { text += "\n" + command.details.map { $0 + "\n" }.joined() }
    text += "\nOPTIONS\n" + table((command.options + [.help]).map { ($0.usage, $0.summary) }) + "\n"
    return text
  }

  private static let shared: [OptionSyntax] = [
    .environments, .profile, .profiles, .samples, .output, .json, .version, .help,
  ]

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  /// Each group with the words of its commands.
  private static func groups(of tool: Tool) -> [(String, String)] {
    CommandReader(commands: tool.commands).groups.map { group in
      let words = tool.commands.filter { $0.group == group }.map(\.word).joined(separator: "|")
      return ("\(tool.name) \(group.word) \(words)", group.summary)
    }
  }

  private static func systems(_ systems: [System]) -> String {
    if systems.isEmpty { return "  none" }
    return table(
      systems.map { system in
        let names = system.environments.map { $0.isRequired ? $0.name : "\($0.name) (optional)" }
        return (system.name, names.isEmpty ? "" : "environments: " + names.joined(separator: ", "))
      })
  }

  /// Two columns, the second of which goes to the next line where the first is long.
  private static func table(_ rows: [(String, String)]) -> String {
    let limit = 32
    let width = rows.map(\.0.count).filter { $0 <= limit }.max() ?? limit
    return rows.map { left, right in
      if right.isEmpty { return "  " + left }
      if left.count > limit { return "  \(left)\n" + String(repeating: " ", count: width + 4) + right }
      return "  " + left + String(repeating: " ", count: width + 2 - left.count) + right
    }.joined(separator: "\n")
  }
}
