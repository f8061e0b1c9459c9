import StrataPipeline

/// A deployment that was found in place, whoever made it, with its stacks as they are.
package struct DeploymentInPlace {
  /// The deployment, by what the stacks give.
  package let deployment: Deployment
  /// The stacks as the sources give them, each with what CloudFormation has.
  let stacks: [(artifact: StackArtifact, deployed: DeployedStack)]
  /// Whether CloudFormation was asked for the templates, too.
  let hasTemplates: Bool
}
