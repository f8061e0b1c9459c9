/// The words that call a command, and what it takes.
struct CommandSyntax: Hashable, Sendable {
  /// The group that the command is in; nil for one that stands by itself.
  let group: CommandGroup?
  /// The word that calls the command; empty for synthesizing, which is what the tool does unless told otherwise.
  let word: String
  /// The operands behind the words, in order.
  let operands: [Operand]
  /// One line, without a full stop; empty for a command that no person calls.
  let summary: String
  /// The other things there are to say, in lines of up to 80 characters.
  let details: [String]
  /// The options that it takes.
  let options: [OptionSyntax]

  /// The options that every command takes.
  static let shared: [OptionSyntax] = [.quiet, .help]

  /// The words, such as `profile show`; none for synthesizing.
  var words: [String] {
    guard let group else { return word.isEmpty ? [] : [word] }
    return [group.word, word]
  }

  /// The first of the words; nil for synthesizing.
  var firstWord: String? { group?.word ?? (word.isEmpty ? nil : word) }

  /// Whether it's what the tool does unless told otherwise.
  var isDefault: Bool { firstWord == nil }

  /// The command in a sentence.
  var title: String { isDefault ? "synthesizing" : words.joined(separator: " ") }

  /// The command with its operands, as help shows it.
  func line(of tool: String) -> String { ([tool] + words + operands.map(\.usage)).joined(separator: " ") }

  /// The command with its operands and options, as help shows it.
  func usage(of tool: String) -> String {
    let options = self.options.filter { $0 != .json || self.options.count < 4 }.map { option in
      let text = option.value.map { "\(option.name) \($0)" } ?? option.name
      return option.repeats ? "[\(text)]…" : "[\(text)]"
    }
    return ([line(of: tool)] + options).joined(separator: " ")
  }
}
