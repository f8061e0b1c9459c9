import StrataEnvironments

/// `synth profile delete`.
enum ProfileDeleteCommand {
  static let command = Command(
    "delete", of: .profile, operands: [.system, .profile], summary: "delete a profile",
    details: [
      "The profile of an environment that the system can't be without is never deleted.",
      "The file stays beside the others, as PROFILE.json.previous.",
    ],
    options: [.yes, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let name = invocation.profile
    let store = try invocation.ownStore(of: system)
    // One that can't be read can still be deleted.
    if try !store.names().contains(name) { _ = try store.read(name) }
    if let environment = system.environments.first(where: { $0.isRequired && $0.profile == name }) {
      throw CommandError(
        "\(name) isn't deleted: it is the profile of \(environment.name), which \(system.name) can't be without",
        hint: "change it by profile set")
    }
    let path = invocation.console.shown(store.path(of: name))
    try invocation.console.confirm("Delete \(path)?", yes: invocation.has(.yes))
    try store.delete(name)
    invocation.console.output("deleted \(path); it's kept as \(path).previous\n")
    return .success
  }
}
