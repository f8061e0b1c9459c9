import StrataSchema

/// What the tool was asked to do.
struct SynthOptions: Equatable {
  enum Action: Equatable {
    case synthesize, showHelp, showVersion, list
  }

  var action = Action.synthesize
  /// The names of the apps to synthesize; all of them where none is named.
  var names: [String] = []
  /// The directory above those of the apps.
  var output = "templates"
  var isJSON = false

  private static let flags = ["--help", "--json", "--output", "--version"]
  private static let commands = ["list"]

  /// Reads arguments.
  ///
  /// - Throws: ``UsageError`` for what isn't an option, an app or complete.
  init(_ arguments: [String], apps: [String]) throws(UsageError) {
    // Who asks for help gets it, whatever else is wrong.
    let flags = arguments.prefix { $0 != "--" }
    if flags.contains("--help") || flags.contains("-h") {
      action = .showHelp
      return
    }
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      if optionsEnded || !argument.hasPrefix("-") {
        try take(argument, apps: apps)
        continue
      }
      let (flag, attached) = Self.split(argument)
      switch flag {
      case "--": optionsEnded = true
      case "--version": action = .showVersion
      case "--json": isJSON = true
      case "-o", "--output":
        guard let value = attached ?? rest.popFirst(), attached != nil || !value.hasPrefix("-") else {
          throw UsageError("\(flag) needs a directory, as in \(flag) templates")
        }
        output = value
      default: throw UsageError.unknown("option", argument, nearest: Suggestion.nearest(to: flag, in: Self.flags))
      }
      if attached != nil, flag != "--output", flag != "-o" { throw UsageError("\(flag) takes no value") }
    }
    if action == .list, !names.isEmpty { throw UsageError("list takes no app") }
  }

  private mutating func take(_ argument: String, apps: [String]) throws(UsageError) {
    if apps.contains(argument) {
      if !names.contains(argument) { names.append(argument) }
    } else if argument == "list" {
      action = .list
    } else {
      throw UsageError.unknown(
        "command or app", argument, nearest: Suggestion.nearest(to: argument, in: apps + Self.commands))
    }
  }

  private static func split(_ argument: String) -> (flag: String, value: String?) {
    if argument.hasPrefix("-o"), argument != "-o" {
      return ("-o", String(argument.dropFirst(2).drop { $0 == "=" }))
    }
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }
}

/// Why arguments weren't understood.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  static func unknown(_ thing: String, _ name: String, nearest: String?) -> UsageError {
    UsageError("there is no \(thing) \(name.isEmpty ? "\"\"" : name)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
