import StrataJSON
import StrataPipeline
import StrataTemplate

/// A deployed stack that has something of the environment whose health is asked.
struct WatchedStack {
  let artifact: StackArtifact
  let deployed: DeployedStack
  /// The client, set to the stack's region.
  let aws: AwsClient

  /// The physical ids of the environment's resources of some types, and of those that are no environment's, in order.
  ///
  /// - Throws: ``AwsClient/Failure`` where CloudFormation doesn't list them.
  func ids(of types: Set<String>, for environment: String) throws -> [String] {
    let environments = deployed.environments
    return try StackClient(name: artifact.name, aws: aws, id: deployed.id).resources().compactMap { resource in
      guard let type = resource["ResourceType"]?.string, types.contains(type),
        let id = resource["PhysicalResourceId"]?.string, !id.isEmpty
      else { return nil }
      let owner = environments.environment(of: resource["LogicalResourceId"]?.string ?? "")
      return owner == nil || owner == environment ? id : nil
    }
  }

  /// The value of an output of the environment.
  func output(_ id: String, of environment: String) -> String? {
    for output in artifact.environmentOutputs where output.environment == environment && output.id == id {
      if let value = deployed.outputs[output.logicalID] { return value }
    }
    return nil
  }
}
