import StrataEnvironments

/// `synth profile path`.
enum ProfilePathCommand {
  private static let own = OptionSyntax(name: "--own", summary: "print that of your own folder alone")

  static let command = Command(
    "path", of: .profile, operands: [.system, .optionalProfile], summary: "print where profiles, or one of them, are",
    details: [
      "Where profiles are committed, theirs comes first, and that of your own, laid over it, on the next line."
    ],
    options: [.profiles, .committed, .samples, own], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let isOfRepository = invocation.has(.samples) || invocation.has(.committed)
    let store = isOfRepository ? try system.store(invocation.source).store : try invocation.ownStore(of: system)
    let name = invocation.operands.profile
    let committed = invocation.has(own) || store.isCommitted ? nil : store.committedAlone
    let places = [committed, store].compactMap { $0 }
    guard let name else {
      invocation.console.output(places.map { $0.directory + "\n" }.joined())
      return .success
    }
    _ = try store.read(name)
    let present = try committed == nil ? places : places.filter { try $0.ownFile(name) != nil }
    invocation.console.output(present.map { $0.path(of: name) + "\n" }.joined())
    return .success
  }
}
