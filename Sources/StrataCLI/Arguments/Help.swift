import StrataEnvironments

/// The text that `--help` prints.
struct Help {
  /// The name of the tool.
  let tool: String
  let commands: [CommandSyntax]
  let systems: [System]

  /// About the tool as a whole.
  var text: String {
    let single = commands.filter { $0.group == nil && !$0.summary.isEmpty }
    return """
      Synthesizes CloudFormation templates, for environments that profiles describe.

      USAGE
      \(Self.table(single.map { ($0.line(of: tool), $0.summary) }))

      GROUPS OF COMMANDS
      \(Self.table(groups))

      OPTIONS
      \(Self.table(Self.shared.map { ($0.usage, $0.summary) }))

      SYSTEMS
      \(systemTable)

      EXIT CODES
      \(ExitCode.table().joined(separator: "\n"))

      \(tool) COMMAND --help tells what a command takes, and that of a group, what is in it.
      The name of a system is the system; a file's or folder's name has a slash, or ends
      in \(OperandName.alternatives(OperandName.endings)). Colour is for terminals only,
      and never where NO_COLOR is set.

      """
  }

  /// About the commands of a group.
  func text(of group: CommandGroup) -> String {
    let members = commands.filter { $0.group == group }
    return """
      \(Self.sentence(group.summary))

      USAGE
      \(Self.table(members.map { ($0.line(of: tool), $0.summary) }))

      \(tool) \(group.word) COMMAND --help tells what a command takes.

      """
  }

  /// About one command.
  func text(of command: CommandSyntax) -> String {
    var text = Self.sentence(command.summary) + "\n\nUSAGE\n  \(command.usage(of: tool))\n"
    if !command.details.isEmpty { text += "\n" + command.details.map { $0 + "\n" }.joined() }
    text += "\nOPTIONS\n" + Self.table((command.options + [.help]).map { ($0.usage, $0.summary) }) + "\n"
    return text
  }

  private static let shared: [OptionSyntax] = [
    .environments, .profile, .profiles, .committed, .samples, .output, .json, .version, .help,
  ]

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  /// Each group with the words of its commands.
  private var groups: [(String, String)] {
    CommandReader(commands: commands).groups.map { group in
      let words = commands.filter { $0.group == group }.map(\.word).joined(separator: "|")
      return ("\(tool) \(group.word) \(words)", group.summary)
    }
  }

  private var systemTable: String {
    if systems.isEmpty { return "  none" }
    return Self.table(
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
