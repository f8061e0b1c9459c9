import StrataCore
import StrataEnvironments
import StrataJSON
import StrataPipeline

/// `synth secret put`.
enum SecretPutCommand {
  static let syntax = CommandSyntax(
    "put", of: .secret, operands: [.system],
    summary: "create or update an environment's secret in Secrets Manager from its profile",
    details: [
      "The values go to the aws command by its standard input: nothing of them is printed, nor", "in its arguments.",
    ],
    options: [.environment, .profile, .allowOtherProfile, .profiles, .yes], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let environment = try invocation.onlyEnvironment(of: system)
    let console = invocation.console
    let store = try invocation.ownStore(of: system)
    let profile = invocation.value(.profile) ?? environment.profile
    guard let secret = try system.secret(profile, in: store) else {
      throw CommandError("\(system.name) fills no secret from its profiles")
    }
    // Where the environment's stacks are, the secret has to be.
    let stacks = try invocation.stacks(of: system, environment).filter { $0.environments.contains(environment.name) }
    let aws = AwsClient(console: console, region: stacks.compactMap { $0.env?.region }.first)
    let exists: Bool
    do {
      try aws.call("secretsmanager", "describe-secret", arguments: ["--secret-id", secret.name])
      exists = true
    } catch let failure as AwsClient.Failure where failure.code == "ResourceNotFoundException" {
      exists = false
    }
    let keys = secret.keys.joined(separator: ", ")
    try console.confirm(
      "\(exists ? "Update" : "Create") the secret \(secret.name) with \(keys)?", yes: invocation.has(.yes))
    let input = Array(((try? secret.exposedJSON.text(layout: .compact)) ?? "").utf8)
    let value = ["--secret-string", "file:///dev/stdin"]
    if exists {
      try aws.call(
        "secretsmanager", "put-secret-value", arguments: ["--secret-id", secret.name] + value, input: input)
    } else {
      try aws.call("secretsmanager", "create-secret", arguments: ["--name", secret.name] + value, input: input)
    }
    console.output("\(exists ? "updated" : "created") the secret \(secret.name): \(keys)\n")
    return .success
  }
}
