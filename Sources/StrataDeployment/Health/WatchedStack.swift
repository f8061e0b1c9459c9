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
    var ids: [String] = []
    var token: String?
    var tokens: Set<String> = []
    repeat {
      let start = token.map { ["--starting-token", $0] } ?? []
      let answer = try aws.read(
        "cloudformation", "list-stack-resources",
        arguments: ["--stack-name", deployed.id ?? artifact.name] + start
      ) { $0["StackResourceSummaries"]?.array == nil ? "its answer has no resources" : nil }
      for resource in answer["StackResourceSummaries"]?.array ?? [] {
        guard let type = resource["ResourceType"]?.string, types.contains(type),
          let id = resource["PhysicalResourceId"]?.string, !id.isEmpty,
          resource["ResourceStatus"] != "DELETE_COMPLETE"
        else { continue }
        let owner = environments.environment(of: resource["LogicalResourceId"]?.string ?? "")
        if owner == nil || owner == environment { ids.append(id) }
      }
      token = answer["NextToken"]?.string.flatMap { tokens.insert($0).inserted ? $0 : nil }
    } while token != nil
    return ids
  }

  /// The value of an output of the environment.
  func output(_ id: String, of environment: String) -> String? {
    for output in artifact.environmentOutputs where output.environment == environment && output.id == id {
      if let value = deployed.outputs[output.logicalID] { return value }
    }
    return nil
  }
}
