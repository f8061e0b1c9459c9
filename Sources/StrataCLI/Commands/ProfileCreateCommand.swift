import StrataEnvironments
import StrataJSON

/// `synth profile create`.
enum ProfileCreateCommand {
  static let command = Command(
    "create", of: .profile, operands: [.system, .profile, .settings], summary: "make a profile",
    details: [
      "Asks what the system wants to know, unless it's given. A profile inherits from that",
      "of the first environment, where there is one, and has only what differs.",
      "KEY=- takes a value from standard input, as a sensitive one has to be.",
    ],
    options: [.inherits, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let name = invocation.profile
    let store = try invocation.ownStore(of: system)
    let existing = try store.names()
    if existing.contains(name) {
      try store.create(name, [:])  // Says that there is one.
    }
    let usual = system.environments[0].profile
    let parent = invocation.value(.inherits) ?? (name != usual && existing.contains(usual) ? usual : nil)
    let inherited = try parent.map { try store.read($0).merged }

    var start = JSONObject()
    start["_inherits"] = parent.map(JSONValue.string)
    // Refuses a bad name before anything is asked.
    let base = try store.preview(name, start)
    var answers = try ProfileAnswers(invocation.operands.settings, for: base, of: system, console: invocation.console)
    try answers.complete(name, inherited: inherited)
    var object = start
    object["profile"] = .string(name)
    for member in answers.values { object[member.key] = member.value }
    let written = try ProfileValues(system: system, store: store, profile: name).fitted(
      object, keys: answers.values.keys)
    try store.create(name, written)
    let from = parent.map { ", which inherits from \($0)" } ?? ""
    invocation.console.output("created \(invocation.console.shown(store.path(of: name)))\(from)\n")
    return .success
  }
}
