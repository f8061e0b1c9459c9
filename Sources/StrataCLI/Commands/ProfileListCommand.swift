import StrataEnvironments
import StrataJSON

/// `synth profile list`.
enum ProfileListCommand {
  static let command = Command(
    "list", of: .profile, operands: [.system], summary: "list the profiles",
    options: [.profiles, .samples, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let (store, isSample) = try system.store(invocation.source)
    let names = try store.names()
    if invocation.isJSON {
      let list = names.map { name -> JSONValue in
        var object: JSONObject = ["name": .string(name), "path": .string(store.path(of: name))]
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
      invocation.console.output("\(name)\(padding)  \(text)  \(invocation.console.shown(store.path(of: name)))\n")
    }
    if names.isEmpty {
      invocation.console.note(
        "there is no profile in \(invocation.console.shown(store.directory)); "
          + "\(invocation.tool.name) profile create \(system.name) \(system.environments[0].profile) makes one")
    } else if isSample, !invocation.has(.samples) {
      invocation.console.note("these are samples; you have no profile of your own")
    }
    return .success
  }

  /// The environments that have a profile unless another is chosen.
  private static func users(of profile: String, in system: System) -> [String] {
    system.environments.filter { $0.profile == profile }.map(\.name)
  }
}
