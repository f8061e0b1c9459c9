package import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline

/// A secret of an environment on its way to Secrets Manager.
package struct SecretDeployment {
  private let secret: ProfileSecret
  private let aws: AwsClient
  /// Whether Secrets Manager has it already.
  package let exists: Bool

  /// Looks the secret up where the environment's stacks are.
  package init(_ secret: ProfileSecret, of target: DeploymentTarget, aws: AwsClient) throws {
    self.secret = secret
    self.aws = aws.working(in: try target.ownStacks().compactMap { $0.env?.region }.first)
    do {
      _ = try self.aws.read("secretsmanager", "describe-secret", arguments: ["--secret-id", secret.name])
      exists = true
    } catch let failure as AwsClient.Failure where failure.code == "ResourceNotFoundException" {
      exists = false
    }
  }

  /// Creates or updates it; the values go to the aws command by its standard input.
  package func put() throws {
    let input = Array(((try? secret.exposedJSON.text(layout: .compact)) ?? "").utf8)
    let value = ["--secret-string", "file:///dev/stdin"]
    if exists {
      try aws.call(
        "secretsmanager", "put-secret-value", arguments: ["--secret-id", secret.name] + value, input: input)
    } else {
      try aws.call("secretsmanager", "create-secret", arguments: ["--name", secret.name] + value, input: input)
    }
  }
}
