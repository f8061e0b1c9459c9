import StrataEnvironments

/// `synth profile path`.
enum ProfilePathCommand {
  static let syntax = CommandSyntax(
    words: ["profile", "path"], operands: "[SYSTEM] [PROFILE]", summary: "print where profiles, or one of them, are",
    options: [.profiles, .samples], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let (system, rest) = try invocation.systemAndRest()
    try invocation.takes(atMost: 1, of: rest)
    let store =
      invocation.has(.samples) ? try system.store(invocation.source).store : try invocation.ownStore(of: system)
    if let name = rest.first { _ = try store.read(name) }
    invocation.console.output((rest.first.map(store.path) ?? store.directory) + "\n")
    return .success
  }
}
