import StrataEnvironments
import StrataJSON
import StrataText

/// `synth profile set`.
enum ProfileSetCommand {
  private static let unset = OptionSyntax(
    name: "--unset", value: "KEY", repeats: true, summary: "take a key out of the file; what is inherited comes back")

  static let command = Command(
    "set", of: .profile, operands: [.system, .profile, .settings], summary: "change values of a profile",
    details: [
      "A value is text, or JSON where the system takes no text. KEY=- takes a value from",
      "standard input, as a sensitive one has to be. Where profiles are committed, sensitive",
      "values are written to your own folder, and others to the committed profile unless --own",
      "is said. The version before stays beside the file, as PROFILE.json.previous.",
    ],
    options: [unset, .inOwn, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let removed = invocation.values(unset)
    let name = invocation.profile
    if invocation.operands.settings.isEmpty, removed.isEmpty {
      throw UsageError("say what to set, as in imageTag=1.0.0")
    }
    let store = try invocation.ownStore(of: system)
    let base = try store.read(name)
    let answers = try ProfileAnswers(invocation.operands.settings, for: base, of: system, console: invocation.console)
    let places = try ProfilePlaces(of: name, system: system, in: store, base: base, isOwn: invocation.has(.inOwn))
    let changes = places.changes(setting: answers.values, unsetting: removed)
    // All is found out about before anything is written.
    for change in changes { try change.check(on: invocation.console) }
    for change in changes {
      let isNew = try change.store.ownFile(name) == nil
      try change.write()
      let over = isNew ? places.committedPath.map { ", which is laid over \(invocation.console.shown($0))" } ?? "" : ""
      let path = invocation.console.shown(change.store.path(of: name))
      invocation.console.output("\(isNew ? "created" : "changed") \(path)\(over)\n")
    }
    let inspection = try system.inspection(of: name, in: store)
    invocation.console.report(inspection.mistakes + inspection.warnings)
    return .success
  }
}
