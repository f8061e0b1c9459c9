import StrataDeployment

/// `synth deployment bootstrap`.
enum DeploymentBootstrapCommand {
  static let command = Command(
    "bootstrap", of: .deployment, operands: [.system],
    summary: "make an environment's own bucket for large templates and packages of functions",
    details: [
      "A stack of its own in the environment's account and region: private, encrypted, for TLS",
      "alone, with earlier versions for 90 days. deploy finds it there, and keeps templates of more",
      "than 51,200 bytes and packages by their content. The bucket stays when the stack is deleted.",
    ],
    options: [.environment, .profile, .allowOtherProfile, .profiles, .yes], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let bootstrap = try ArtifactsBootstrap(for: try invocation.target(), aws: console.aws)
    let follower = ConsoleFollower(
      console: console, isAsked: !invocation.has(.yes), whenInterrupted: "interrupted; what was begun goes on")
    for bucket in try bootstrap.carryOut(for: follower) { console.output("the bucket is \(bucket)\n") }
    return .success
  }
}
