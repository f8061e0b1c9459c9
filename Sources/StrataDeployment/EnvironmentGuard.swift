import StrataPipeline
import StrataTemplate
import StrataText

/// Keeps a deployment of one environment from what belongs to others.
struct EnvironmentGuard {
  let environment: String
  /// The environments whose parts are to go.
  var dropped: [String] = []

  /// Refuses changes of what belongs to other environments, or may belong to one.
  func check(_ changes: ChangeSet, of deployment: StackDeployment) throws(DeploymentError) {
    if let deployed = deployment.deployed, deployed.environments.names.isEmpty,
      !deployment.artifact.environments.isEmpty, deployment.artifact.environment == nil
    {
      // The deployed template doesn't say whose its resources are.
      let removed = changes.changes.filter { $0.action == "Remove" }.map(\.logicalID)
      if !removed.isEmpty {
        throw DeploymentError(
          "this would remove \(removed.prefix(10).joined(separator: ", ")), and the deployed template doesn't say which "
            + "environment that is of",
          hint: "if nothing of another environment is among it, say --touch-other-environments", isGrave: true)
      }
    }
    let foreign = changes.touching(otherThan: environment).filter { !dropped.contains($0.environment ?? "") }
    if foreign.isEmpty { return }
    let others = Set(foreign.compactMap(\.environment)).sorted().joined(separator: " and ")
    throw DeploymentError(
      "this would change \(Count.of(foreign.count, "resource")) of \(others), and \(environment) is to be deployed: "
        + foreign.map(\.logicalID).prefix(10).joined(separator: ", "),
      hint: "deploy \(others) by itself, or say --touch-other-environments", isGrave: true)
  }
}
