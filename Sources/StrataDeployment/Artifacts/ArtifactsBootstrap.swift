import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline

/// The making of an environment's own bucket for templates, in each region that the environment is in.
package struct ArtifactsBootstrap {
  private let target: DeploymentTarget
  private let aws: AwsClient
  private let stacks: [StackArtifact]

  /// Takes an environment; nothing is made yet.
  ///
  /// - Throws: Whatever is wrong with profiles and templates, which tell the region.
  package init(for target: DeploymentTarget, aws: AwsClient) throws {
    (self.target, self.aws) = (target, aws)
    let (environment, system) = (target.environment.name, target.system.name)
    var regions: [String?] = []
    for stack in try target.ownStacks() where !regions.contains(stack.env?.region) { regions.append(stack.env?.region) }
    stacks = try (regions.isEmpty ? [nil] : regions).map {
      try ArtifactsStack.artifact(of: environment, in: system, region: $0)
    }
  }

  /// Makes the stacks that aren't there, and changes those that are as they should be.
  ///
  /// - Parameter follower: Somebody who is told, and decides.
  /// - Returns: The names of the buckets.
  /// - Throws: The reason why there's none.
  package func carryOut(for follower: some DeploymentFollower) throws -> [String] {
    try stacks.map { artifact in
      let aws = aws.working(in: artifact.env?.region)
      let client = StackClient(name: artifact.name, aws: aws)
      let deployment = StackDeployment(
        artifact, of: target.environment.name, deployed: try client.find(), path: artifact.fileName,
        EnvironmentDeployment.Settings(), Patience(), aws: self.aws)
      var rollout = Rollout([deployment], for: follower, check: { _, _ in }, expect: { _, _, _ in })
      try rollout.prepare()
      if rollout.hasChanges {
        do {
          try follower.approve()
        } catch {
          rollout.discard()
          throw error
        }
      }
      try rollout.run()
      if rollout.deployed == nil { throw rollout.error }
      guard let bucket = try ArtifactBucket.find(artifact.name, aws) else {
        throw DeploymentError(
          "the stack \(artifact.name) gives no bucket",
          hint: "see what became of it: aws cloudformation "
            + "describe-stacks --stack-name \(artifact.name)")
      }
      return bucket.name
    }
  }
}
