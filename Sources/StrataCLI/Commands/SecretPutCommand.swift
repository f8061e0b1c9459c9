import StrataDeployment
import StrataEnvironments

/// `synth secret put`.
enum SecretPutCommand {
  static let command = Command(
    "put", of: .secret, operands: [.system],
    summary: "create or update an environment's secret in Secrets Manager from its profile",
    details: [
      "The values go to the aws command by its standard input: nothing of them is printed, nor", "in its arguments.",
    ],
    options: [.environment, .profile, .allowOtherProfile, .profiles, .yes], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let system = invocation.system
    let target = try invocation.target()
    guard let secret = try system.secret(target.profileName, in: try invocation.ownStore(of: system)) else {
      throw CommandError("\(system.name) fills no secret from its profiles")
    }
    let deployment = try SecretDeployment(secret, of: target, aws: console.aws)
    let keys = secret.keys.joined(separator: ", ")
    let (asked, done) = deployment.exists ? ("Update", "updated") : ("Create", "created")
    try console.confirm("\(asked) the secret \(secret.name) with \(keys)?", yes: invocation.has(.yes))
    try deployment.put()
    console.output("\(done) the secret \(secret.name): \(keys)\n")
    return .success
  }
}
