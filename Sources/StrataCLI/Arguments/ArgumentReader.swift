import StrataText

/// Arguments, sorted into a command, its options and its operands.
struct ArgumentReader {
  let command: CommandSyntax
  private(set) var operands: [String] = []
  private(set) var values: [String: [String]] = [:]
  private(set) var wantsHelp = false
  private(set) var wantsVersion = false

  /// Reads arguments.
  ///
  /// - Throws: ``UsageError`` for what is no option of the command, and for values that are missing or too many.
  init(_ arguments: [String], commands: [CommandSyntax], systems: [String] = []) throws(UsageError) {
    let all = commands.flatMap(\.options) + [.help, .version]
    var words: [String] = []
    var given: [(option: OptionSyntax, value: String?)] = []
    var unknown: (argument: String, name: String)?
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      if optionsEnded || !argument.hasPrefix("-") || argument == "-" {
        words.append(argument)
        continue
      }
      if argument == "--" {
        optionsEnded = true
        continue
      }
      let (name, attached) = Self.split(argument)
      guard let option = all.first(where: { $0.name == name || $0.short == name }) else {
        unknown = unknown ?? (argument, name)
        continue
      }
      guard let placeholder = option.value else {
        if attached != nil { throw UsageError("\(name) takes no value") }
        given.append((option, nil))
        continue
      }
      guard let value = attached ?? rest.popFirst(), attached != nil || value == "-" || !value.hasPrefix("-") else {
        throw UsageError("\(name) needs a value, as in \(name) \(placeholder)")
      }
      given.append((option, value))
    }
    // Who asks for help gets it, whatever else is wrong.
    wantsHelp = given.contains { $0.option == .help }
    wantsVersion = given.contains { $0.option == .version }
    do {
      command = try Self.command(&words, commands)
    } catch {
      guard wantsHelp, let synthesize = commands.first(where: { $0.words.isEmpty }) else { throw error }
      command = synthesize
    }
    operands = words
    if wantsHelp || wantsVersion { return }
    if command.words.isEmpty, let first = words.first, !systems.isEmpty, !systems.contains(first) {
      // Its options would be found wrong otherwise, and not the word that makes them so.
      let known = systems + commands.compactMap(\.words.first)
      throw .unknown("command or system", first, nearest: Suggestion.nearest(to: first, in: known))
    }
    let own = command.options.map(\.name)
    if let unknown {
      throw .unknown(
        "option", unknown.argument, nearest: Suggestion.nearest(to: unknown.name, in: own + ["--help", "--version"]))
    }
    for (option, value) in given {
      guard let own = command.options.first(where: { $0.name == option.name }) else {
        let words = command.words.isEmpty ? "synthesizing" : command.words.joined(separator: " ")
        throw UsageError("\(words) takes no option \(option.name)")
      }
      if !own.repeats, values[option.name] != nil { throw UsageError("\(option.name) is given twice") }
      values[option.name, default: []].append(value ?? "")
    }
  }

  /// The command that the first words call, which are taken away.
  private static func command(
    _ words: inout [String], _ commands: [CommandSyntax]
  ) throws(UsageError) -> CommandSyntax {
    guard let synthesize = commands.first(where: { $0.words.isEmpty }) else {
      preconditionFailure("no default command")
    }
    let candidates = commands.filter { !$0.words.isEmpty && $0.words.first == words.first }
    guard let first = candidates.first else { return synthesize }
    if first.words.count == 1 {
      words.removeFirst()
      return first
    }
    let group = words.removeFirst()
    let choices = candidates.map { $0.words[1] }
    guard let word = words.first else {
      throw UsageError("\(group) needs a command: \(choices.joined(separator: ", "))")
    }
    guard let command = candidates.first(where: { $0.words[1] == word }) else {
      throw .unknown(
        "command", "\(group) \(word)", nearest: Suggestion.nearest(to: word, in: choices).map { "\(group) \($0)" })
    }
    words.removeFirst()
    return command
  }

  private static func split(_ argument: String) -> (name: String, value: String?) {
    if !argument.hasPrefix("--"), argument.count > 2 {
      return (String(argument.prefix(2)), String(argument.dropFirst(2).drop { $0 == "=" }))
    }
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }
}

/// The reason why arguments weren't understood.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  static func unknown(_ thing: String, _ name: String, nearest: String?) -> UsageError {
    UsageError("there is no \(thing) \(name.isEmpty ? "\"\"" : name)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
