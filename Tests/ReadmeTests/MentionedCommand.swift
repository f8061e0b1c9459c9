import StrataEnvironments

@testable import StrataCLI

/// A command that a sentence names, which may lack operands and values: its words and options are those that there are.
struct MentionedCommand {
  let words: [String]

  init(_ words: [String]) { self.words = words }

  /// What is wrong with it; nil where nothing is, and for other programs.
  var fault: String? {
    switch words.first {
    case "make": DocumentCommand(words, of: "").fault
    case "synth": Self.fault(ofTool: Array(words.dropFirst()))
    case "swift" where words.starts(with: ["swift", "run", "synth"]): Self.fault(ofTool: Array(words.dropFirst(3)))
    default: nil
    }
  }

  private static func fault(ofTool arguments: [String]) -> String? {
    let tool = DocumentCommand.tool
    let commands = tool.commands.map(\.syntax)
    guard var command = commands.first(where: \.isDefault) else { return "there is no command" }
    let called = Array(arguments.prefix { $0.first?.isLetter == true })
    if let first = called.first {
      if let named = commands.last(where: { !$0.isDefault && called.starts(with: $0.words) }) {
        command = named
      } else if commands.contains(where: { $0.group?.word == first }) {
        let isGroup = called.count == 1 || called[1].contains("|") || DocumentCommand.isPlaceholder(called[1])
        return isGroup ? nil : "there is no command \(first) \(called[1])"
      } else if !DocumentCommand.isPlaceholder(first), !tool.systems.contains(where: { $0.name == first }) {
        return "there is no command or system \(first)"
      }
    }
    let known = command.options + [.help, .version]
    let given = arguments.filter { $0.hasPrefix("-") && $0.count > 1 }.map { String($0.prefix { $0 != "=" }) }
    let unknown = given.first { option in !known.contains { $0.name == option || $0.short == option } }
    return unknown.map { "synth \(command.words.joined(separator: " ")) takes no option \($0)" }
  }
}
