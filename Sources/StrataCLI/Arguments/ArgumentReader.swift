import StrataEnvironments
import StrataFiles
import StrataText

/// Arguments, sorted into a command, its options and its operands.
struct ArgumentReader {
  /// The command or the group that is called.
  let called: CommandReader.Called
  /// The operands, as they were given.
  private(set) var words: [String] = []
  private(set) var operands = Operands()
  private(set) var values: [String: [String]] = [:]
  private(set) var wantsHelp = false
  private(set) var wantsVersion = false

  private typealias Given = (option: OptionSyntax, value: String?)

  /// Reads arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - commands: The commands that there are.
  ///   - systems: The systems that there are.
  ///   - kind: Tells what stands under a path; nil where nothing does.
  /// - Throws: ``UsageError`` for what is no option or operand of the command, and for what is missing or too much.
  init(
    _ arguments: [String], commands: [CommandSyntax], systems: [System],
    kind: @escaping (String) -> FileStatus.Kind?
  ) throws(UsageError) {
    let reader = CommandReader(commands: commands)
    let (given, unknown) = try Self.split(arguments, into: &words, commands: commands)
    // Who asks for help gets it, whatever else is wrong.
    wantsHelp = given.contains { $0.option == .help }
    wantsVersion = given.contains { $0.option == .version }
    called = try Self.called(&words, reader, orFirst: wantsHelp)
    if wantsHelp || wantsVersion { return }
    guard case .command(let command) = called else { return }
    let operandReader = OperandReader(command: command, systems: systems, firstWords: reader.firstWords, kind: kind)
    do throws(UsageError) {
      if command.isDefault, let first = words.first, !systems.contains(where: { $0.name == first }) {
        // Its options would be found wrong otherwise, and not the word that makes them so.
        try Self.refuse(first, reader, operandReader)
      }
      if let unknown { throw Self.noOption(unknown, of: command) }
      // What that asks for is seen to before arguments are understood.
      try sort(given.filter { $0.option != .quiet }, command)
      operands = try operandReader.read(words)
    } catch {
      throw error.about(command.words)
    }
  }

  /// Takes options and their values apart from words.
  private static func split(
    _ arguments: [String], into words: inout [String], commands: [CommandSyntax]
  ) throws(UsageError) -> (given: [Given], unknown: String?) {
    var given: [Given] = []
    var unknown: String?
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
      let (name, attached) = split(argument)
      guard let option = Self.option(named: name, in: commands) else {
        unknown = unknown ?? argument
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
      // From a variable that isn't set, as it mostly comes, it would name what is at the root.
      if value.isEmpty, ["DIR", "FILE"].contains(placeholder) {
        throw UsageError("\(name) needs a value that isn't empty, as in \(name) \(placeholder)")
      }
      given.append((option, value))
    }
    return (given, unknown)
  }

  /// The option that has a name, of any command or of all.
  private static func option(named name: String, in commands: [CommandSyntax]) -> OptionSyntax? {
    for command in commands {
      if let option = command.options.first(where: { $0.isNamed(name) }) { return option }
    }
    return (CommandSyntax.shared + [.version]).first { $0.isNamed(name) }
  }

  private static func split(_ argument: String) -> (name: String, value: String?) {
    if !argument.hasPrefix("--"), argument.count > 2 {
      return (String(argument.prefix(2)), String(argument.dropFirst(2).drop { $0 == "=" }))
    }
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }

  /// What the first words call; with help wanted, their group where they call nothing.
  private static func called(
    _ words: inout [String], _ reader: CommandReader, orFirst wantsHelp: Bool
  ) throws(UsageError) -> CommandReader.Called {
    do throws(UsageError) {
      return try reader.take(&words)
    } catch {
      guard wantsHelp else { throw error }
      words = Array(words.prefix(1))
      return try reader.take(&words)
    }
  }

  /// Refuses a first word that is neither a command nor a system.
  private static func refuse(
    _ word: String, _ reader: CommandReader, _ operands: OperandReader
  ) throws(UsageError) {
    let inGroups = reader.inGroups(word)
    if !inGroups.isEmpty {
      throw .unknown("command or system", word, nearest: OperandName.alternatives(inGroups))
    }
    _ = try operands.system(word)
  }

  private static func noOption(_ argument: String, of command: CommandSyntax) -> UsageError {
    let known = command.options.map(\.name) + CommandSyntax.shared.map(\.name) + ["--version"]
    return .unknown("option", argument, nearest: Suggestion.nearest(to: split(argument).name, in: known))
  }

  /// Keeps the options that are the command's.
  private mutating func sort(_ given: [Given], _ command: CommandSyntax) throws(UsageError) {
    for (option, value) in given {
      guard let own = command.options.first(where: { $0.name == option.name }) else {
        throw UsageError("\(command.title) takes no option \(option.name)")
      }
      if !own.repeats, values[option.name] != nil { throw UsageError("\(option.name) is given twice") }
      values[option.name, default: []].append(value ?? "")
    }
  }
}
