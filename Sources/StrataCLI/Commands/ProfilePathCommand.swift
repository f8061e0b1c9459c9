import StrataEnvironments

/// `synth profile path`.
enum ProfilePathCommand {
  static let command = Command(
    "path", of: .profile, operands: [.system, .optionalProfile], summary: "print where profiles, or one of them, are",
    options: [.profiles, .samples], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let store =
      invocation.has(.samples) ? try system.store(invocation.source).store : try invocation.ownStore(of: system)
    let name = invocation.operands.profile
    if let name { _ = try store.read(name) }
    invocation.console.output((name.map(store.path) ?? store.directory) + "\n")
    return .success
  }
}
