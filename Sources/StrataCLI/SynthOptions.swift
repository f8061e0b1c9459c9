import StrataCore

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
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      if optionsEnded || !argument.hasPrefix("-") || argument == "-" {
        try take(argument, apps: apps, isFirst: names.isEmpty && !optionsEnded)
        continue
      }
      let (flag, attached) = Self.split(argument)
      switch flag {
      case "--": optionsEnded = true
      case "-h", "--help": action = .showHelp
      case "--version": action = .showVersion
      case "--json": isJSON = true
      case "-o", "--output":
        guard let value = attached ?? rest.popFirst() else {
          throw UsageError("\(flag) needs a directory, as in --output templates")
        }
        output = value
      default: throw UsageError.unknown("option", argument, nearest: Suggestion.nearest(to: flag, in: Self.flags))
      }
      if attached != nil, flag != "--output", flag != "-o" { throw UsageError("\(flag) takes no value") }
    }
  }

  private mutating func take(_ argument: String, apps: [String], isFirst: Bool) throws(UsageError) {
    if argument == "list", isFirst, action == .synthesize, !apps.contains("list") {
      action = .list
    } else if apps.contains(argument) {
      if !names.contains(argument) { names.append(argument) }
    } else {
      throw UsageError.unknown(
        "command or app", argument, nearest: Suggestion.nearest(to: argument, in: apps + Self.commands))
    }
  }

  private static func split(_ argument: String) -> (flag: String, value: String?) {
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
    UsageError("there is no \(thing) \(name)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
