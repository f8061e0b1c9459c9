import StrataEnvironments

/// `synth profile delete`.
enum ProfileDeleteCommand {
  static let command = Command(
    "delete", of: .profile, operands: [.system, .profile], summary: "delete a profile",
    details: [
      "The profile of an environment that the system can't be without is never deleted.",
      "The file stays beside the others, as PROFILE.json.previous. With --own, your own file",
      "alone is deleted, and the committed profile stays.",
    ],
    options: [.yes, .inOwn, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let name = invocation.profile
    let store = try invocation.ownStore(of: system)
    // One that can't be read can still be deleted.
    if try !store.names().contains(name) { _ = try store.read(name) }
    let committed =
      try invocation.has(.inOwn)
      ? nil
      : store.committedAlone.flatMap { committed in
        try committed.ownNames().contains(name) ? committed : nil
      }
    let isCommitted = try store.committedAlone?.ownNames().contains(name) == true
    if !(isCommitted && committed == nil),
      let environment = system.environments.first(where: { $0.isRequired && $0.profile == name })
    {
      throw CommandError(
        "\(name) isn't deleted: it is the profile of \(environment.name), which \(system.name) can't be without",
        hint: "change it by profile set")
    }
    let own = try committed == nil || store.ownNames().contains(name) ? store : nil
    // The committed one first: others may inherit from it.
    let places = [committed, own].compactMap { $0 }
    let paths = places.map { invocation.console.shown($0.path(of: name)) }
    try invocation.console.confirm("Delete \(paths.joined(separator: " and "))?", yes: invocation.has(.yes))
    for (place, path) in zip(places, paths) {
      try place.delete(name)
      invocation.console.output("deleted \(path); it's kept as \(path).previous\n")
    }
    return .success
  }
}
