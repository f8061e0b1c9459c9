import StrataEnvironments

/// The text that `--help` prints.
struct Help {
  /// The name of the tool.
  let tool: String
  let commands: [CommandSyntax]
  let systems: [System]
  /// The columns of the terminal; nil where it's printed elsewhere.
  var width: Int?

  /// About the tool as a whole.
  var text: String {
    let single = commands.filter { $0.group == nil && !$0.summary.isEmpty }
    return """
      \(paragraphs(["Synthesizes CloudFormation templates, for environments that profiles describe."]))

      USAGE
      \(table(single.map { ($0.line(of: tool), $0.summary) }))

      GROUPS OF COMMANDS
      \(table(groups))

      OPTIONS
      \(table(Self.shared.map { ($0.usage, $0.summary) }))

      SYSTEMS
      \(systemTable)

      EXIT CODES
      \(exitCodes)

      \(paragraphs([
        "\(tool) COMMAND --help tells what a command takes, and that of a group, what is in it.",
        "The name of a system is the system; a file's or folder's name has a slash, or ends",
        "in \(OperandName.alternatives(OperandName.endings)). Colour is for terminals only,",
        "and never where NO_COLOR is set.",
      ]))

      """
  }

  /// About the commands of a group.
  func text(of group: CommandGroup) -> String {
    let members = commands.filter { $0.group == group }
    return """
      \(paragraphs([Self.sentence(group.summary)]))

      USAGE
      \(table(members.map { ($0.line(of: tool), $0.summary) }))

      \(paragraphs(["\(tool) \(group.word) COMMAND --help tells what a command takes."]))

      """
  }

  /// About one command.
  func text(of command: CommandSyntax) -> String {
    let usage = WrappedText.lines("  " + command.usage(of: tool), width: width, indent: 4).joined(separator: "\n")
    var text = paragraphs([Self.sentence(command.summary)]) + "\n\nUSAGE\n\(usage)\n"
    if !command.details.isEmpty { text += "\n" + paragraphs(command.details) + "\n" }
    text += "\nOPTIONS\n" + table((command.options + CommandSyntax.shared).map { ($0.usage, $0.summary) }) + "\n"
    return text
  }

  private static let shared: [OptionSyntax] = [
    .environments, .profile, .profiles, .committed, .samples, .output, .json, .quiet, .version, .help,
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
    return table(
      systems.map { system in
        let names = system.environments.map { $0.isRequired ? $0.name : "\($0.name) (optional)" }
        return (system.name, names.isEmpty ? "" : "environments: " + names.joined(separator: ", "))
      })
  }

  private func paragraphs(_ lines: [String]) -> String {
    WrappedText.paragraphs(lines, width: width).joined(separator: "\n")
  }

  private var exitCodes: String {
    ExitCode.allCases.flatMap { code -> [String] in
      let lines = ExitCode.table(of: [code])
      guard let width, lines.contains(where: { $0.count > width }) else { return lines }
      let number = "\(code.rawValue)"
      let line = String(repeating: " ", count: 5 - number.count) + number + "  " + code.meaning.joined(separator: " ")
      return WrappedText.lines(line, width: width, indent: 7)
    }.joined(separator: "\n")
  }

  /// Two columns, the second of which goes to the next line where the first is long.
  private func table(_ rows: [(String, String)]) -> String {
    let limit = 32
    let column = rows.map(\.0.count).filter { $0 <= limit }.max() ?? limit
    let isNarrow = width.map { $0 < column + 44 } ?? false
    return rows.map { left, right in
      if right.isEmpty || isNarrow {
        let rest = right.isEmpty ? [] : WrappedText.lines("      " + right, width: width, indent: 6)
        return (WrappedText.lines("  " + left, width: width, indent: 4) + rest).joined(separator: "\n")
      }
      let head = "  " + left
      if width == nil, left.count <= limit { return head.padded(to: column + 4) + right }
      let body = WrappedText.lines(String(repeating: " ", count: column + 4) + right, width: width, indent: column + 4)
      if left.count > limit { return ([head] + body).joined(separator: "\n") }
      return head.padded(to: column + 4) + body.joined(separator: "\n").dropFirst(column + 4)
    }.joined(separator: "\n")
  }
}
