import StrataEnvironments
import StrataJSON

/// `synth profile list`.
enum ProfileListCommand {
  static let command = Command(
    "list", of: .profile, operands: [.system], summary: "list the profiles",
    options: [.profiles, .committed, .samples, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let (store, isSample) = try system.store(invocation.source)
    let names = try store.names()
    if invocation.isJSON {
      let list = names.map { name -> JSONValue in
        let paths = paths(of: name, in: store)
        var object: JSONObject = ["name": .string(name), "path": .string(paths[0])]
        object["ownPath"] = paths.count > 1 ? .string(paths[1]) : nil
        object["environments"] = .array(users(of: name, in: system).map(JSONValue.string))
        object["isSample"] = .bool(isSample)
        return .object(object)
      }
      invocation.console.output(Report.text(of: .array(list)))
      return .success
    }
    let width = names.map(\.count).max() ?? 0
    for name in names {
      let users = users(of: name, in: system).joined(separator: ", ")
      let text = users.isEmpty ? "no environment's own" : "for \(users)"
      let padding = String(repeating: " ", count: width - name.count)
      let paths = paths(of: name, in: store).map(invocation.console.shown).joined(separator: " and your own ")
      invocation.console.output("\(name)\(padding)  \(text)  \(paths)\n")
    }
    if names.isEmpty {
      invocation.console.note(
        "there is no profile in \(invocation.console.shown(store.committed ?? store.directory)); "
          + "\(invocation.tool.name) profile create \(system.name) \(system.environments[0].profile) makes one")
    } else if isSample, !invocation.has(.samples), !invocation.has(.committed) {
      invocation.console.note("these are samples; you have no profile of your own")
    }
    return .success
  }

  /// The files of a profile: the committed one, and the user's own that is laid over it.
  private static func paths(of profile: String, in store: ProfileStore) -> [String] {
    let committed = store.isCommitted ? nil : store.committedAlone
    let places = [committed, store].compactMap { $0 }
    if committed == nil { return places.map { $0.path(of: profile) } }
    return places.filter { (try? $0.ownNames().contains(profile)) == true }.map { $0.path(of: profile) }
  }

  /// The environments that have a profile unless another is chosen.
  private static func users(of profile: String, in system: System) -> [String] {
    system.environments.filter { $0.profile == profile }.map(\.name)
  }
}
