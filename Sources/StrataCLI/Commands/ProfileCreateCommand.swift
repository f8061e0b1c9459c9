import StrataEnvironments
import StrataJSON

/// `synth profile create`.
enum ProfileCreateCommand {
  static let command = Command(
    "create", of: .profile, operands: [.system, .profile, .settings], summary: "make a profile",
    details: [
      "Asks what the system wants to know, unless it's given. A profile inherits from that",
      "of the first environment, where there is one, and has only what differs.",
      "KEY=- takes a value from standard input, as a sensitive one has to be. Where profiles",
      "are committed, sensitive values are written to your own folder, and others to the",
      "committed profile unless --own is said.",
    ],
    options: [.inherits, .inOwn, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let name = invocation.profile
    let console = invocation.console
    let store = try invocation.ownStore(of: system)
    let isOwn = invocation.has(.inOwn) || store.committed == nil
    let target = isOwn ? store : store.committedAlone ?? store
    let existing = try target.names()
    if try isOwn ? store.ownNames().contains(name) : existing.contains(name) {
      try target.create(name, [:])  // Says that there is one.
    }
    // What is laid over a committed profile has what that has.
    let isLaidOver = isOwn && existing.contains(name)
    let usual = system.environments[0].profile
    let parent =
      invocation.value(.inherits) ?? (name != usual && !isLaidOver && existing.contains(usual) ? usual : nil)
    let inherited = try isLaidOver ? store.read(name).merged : parent.map { try target.read($0).merged }

    var start = JSONObject()
    start["_inherits"] = parent.map(JSONValue.string)
    // Refuses a bad name before anything is asked.
    let base = try target.preview(name, start)
    var answers = try ProfileAnswers(invocation.operands.settings, for: base, of: system, console: console)
    try answers.complete(name, inherited: inherited, asksAgain: !isLaidOver)
    try answers.completeKeys { try target.preview(name, start.merging($0)) }
    if answers.values.isEmpty, parent == nil { throw nothing(answers) }

    let places = try ProfilePlaces(
      of: name, system: system, in: store, base: base, isOwn: isOwn, isNew: !isOwn)
    var contents: [(store: ProfileStore, object: JSONObject)] = []
    for place in [places.own, places.committed].compactMap({ $0 }) {
      let values = answers.values.filter { places.store(for: $0.key) == place }
      if place != target, values.isEmpty { continue }
      var object: JSONObject = place == target ? start : [:]
      if place == target, !isLaidOver { object["profile"] = .string(name) }
      for member in values { object[member.key] = member.value }
      let fitted = try ProfileValues(system: system, store: place, profile: name).fitted(
        object, keys: values.map(\.key))
      contents.append((place, fitted))
    }
    // That of the user's own alone may be there already.
    if let other = contents.first(where: { $0.store != target }), try other.store.ownFile(name) != nil {
      try other.store.create(name, [:])
    }
    for (place, object) in contents { try place.create(name, object) }
    for (place, _) in contents.reversed() {
      let from = place == target ? parent.map { ", which inherits from \($0)" } ?? "" : ""
      let over =
        place == target && !isLaidOver
        ? "" : places.committedPath.map { ", which is laid over \(console.shown($0))" } ?? ""
      console.output("created \(console.shown(place.path(of: name)))\(from)\(over)\n")
    }
    return .success
  }

  /// Why a profile without anything isn't made.
  private static func nothing(_ answers: ProfileAnswers) -> CommandError {
    let keys = answers.possibleKeys.prefix(8).map { "\($0)=VALUE" }.joined(separator: ", ")
    return CommandError(
      "there is nothing to put into the profile", hint: keys.isEmpty ? nil : "give values behind its name: \(keys)")
  }
}

extension JSONObject {
  /// The object with members of another.
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    var merged = self
    for member in other { merged[member.key] = member.value }
    return merged
  }
}
