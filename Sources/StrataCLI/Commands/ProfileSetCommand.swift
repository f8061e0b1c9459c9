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
      "standard input, as a sensitive one has to be. The version before stays beside the",
      "profile, as PROFILE.json.previous.",
    ],
    options: [unset, .profiles], run: run)

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
    for key in removed where base.files[0].object[key] == nil {
      let nearest = Suggestion.nearest(to: key, in: base.files[0].object.keys).map { "; did you mean \($0)?" } ?? ""
      throw CommandError("\(invocation.console.shown(store.path(of: name))) has no \(key)\(nearest)")
    }
    let values = ProfileValues(system: system, store: store, profile: name)
    try store.update(name) { object throws(ProfileError) in
      for key in removed { object[key] = nil }
      for member in answers.values { object[member.key] = member.value }
      do {
        object = try values.fitted(object, keys: answers.values.keys + removed)
      } catch let error as ProfileError {
        throw error
      } catch {
        throw ProfileError("\(system.name)/\(name)", "\(error)")
      }
    }
    invocation.console.output("changed \(invocation.console.shown(store.path(of: name)))\n")
    let inspection = try system.inspection(of: name, in: store)
    invocation.console.report(inspection.mistakes + inspection.warnings)
    return .success
  }
}
