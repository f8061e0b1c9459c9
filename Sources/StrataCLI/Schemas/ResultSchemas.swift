import StrataEnvironments
import StrataJSON

/// The schemas of what commands print for machines.
enum ResultSchemas {
  /// The version of all of them: members may be added in one, and none goes or means something else.
  static let version = 1

  /// The word that stands for synthesizing, which no word calls.
  static let synthesizing = "synth"

  /// The shapes by the words of the commands, in the order of the help.
  static let shapes: [(command: String, shape: ResultShape)] = [
    (synthesizing, .synthesis), ("diff", .difference), ("watch", .watchEvent), ("check", .check),
    ("list", .systemList), ("validate", .list(.checkedFile)), ("isolation", .isolation), ("cost", .cost),
    ("graph", .graph), ("report", .report), ("advise", .advice), ("migrate", .migration), ("rules", .list(.rule)),
    ("explain", .list(.explanation)),
    ("package", .packages), ("profile list", .list(.profile)),
    ("deploy", .deployment), ("promote", .promotion), ("rollback", .rollback), ("destroy", .destruction),
    ("health", .health), ("approve", .approval), ("deployment history", .list(.anyObject)),
    ("deployment status", .list(.systemStatus)), ("deployment diagnose", .diagnosis), ("deployment drift", .drift),
    ("deployment policy", .deploymentPolicy),
    ("init", .newPackage), ("bundle", .bundle),
  ]

  /// The shape of a command's result; nil where it has none for machines.
  static func shape(of command: CommandSyntax) -> ResultShape? {
    let name = command.isDefault ? synthesizing : command.words.joined(separator: " ")
    return shapes.first { $0.command == name }?.shape
  }

  /// The schema of a result, as a document of its own.
  static func schema(of command: String, _ shape: ResultShape) -> JSONValue {
    var object: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:strata:result:\(command.replacing(" ", with: "-")):\(version)"),
      "title": .string("\(command) --json"),
    ]
    for member in shape.schema.object ?? [:] { object[member.key] = member.value }
    return .object(object)
  }
}
