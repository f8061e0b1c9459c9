import StrataText

/// Finds the command, or the group of commands, that words call.
struct CommandReader {
  /// Something that words call.
  enum Called {
    case command(CommandSyntax)
    case group(CommandGroup)
  }

  let commands: [CommandSyntax]

  /// The groups, in order.
  var groups: [CommandGroup] {
    commands.compactMap(\.group).reduce(into: []) { groups, group in
      if !groups.contains(group) { groups.append(group) }
    }
  }

  /// The words that commands and groups begin with, but for those that no person calls.
  var firstWords: [String] {
    var words: [String] = []
    for command in commands where !command.summary.isEmpty {
      if let word = command.firstWord, !words.contains(word) { words.append(word) }
    }
    return words
  }

  /// Finds what the first words call, which are taken away; what they don't name is synthesizing.
  ///
  /// - Throws: ``UsageError`` for a word that is no command of the group before it.
  func take(_ words: inout [String]) throws(UsageError) -> Called {
    guard let synthesizing = commands.first(where: \.isDefault) else { preconditionFailure("no default command") }
    guard let first = words.first else { return .command(synthesizing) }
    if let command = commands.first(where: { $0.group == nil && !$0.isDefault && $0.word == first }) {
      words.removeFirst()
      return .command(command)
    }
    let members = commands.filter { $0.group?.word == first }
    guard let group = members.first?.group else { return .command(synthesizing) }
    guard words.count > 1 else {
      words.removeFirst()
      return .group(group)
    }
    guard let command = members.first(where: { $0.word == words[1] }) else {
      let nearest = Suggestion.nearest(to: words[1], in: members.map(\.word)).map { "\(group.word) \($0)" }
      throw UsageError.unknown(
        "command", "\(group.word) \(words[1].isEmpty ? "\"\"" : words[1])", nearest: nearest,
        known: members.map(\.word)
      ).about([group.word])
    }
    words.removeFirst(2)
    return .command(command)
  }

  /// The commands that a word calls behind that of their group, in whole.
  func inGroups(_ word: String) -> [String] {
    commands.filter { $0.group != nil && $0.word == word }.map { $0.words.joined(separator: " ") }
  }
}
