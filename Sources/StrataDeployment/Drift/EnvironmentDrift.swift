package import StrataDiff
import StrataEnvironments
import StrataPipeline

/// What of an environment isn't as it was deployed: the templates, the parameters, and the resources behind them.
package struct EnvironmentDrift: Sendable {
  /// The stacks, in the order of deployment.
  package let stacks: [StackDrift]

  /// Asks CloudFormation about an environment, which looks at every resource that it can look at; nothing is changed.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - directory: The directory that files are named relative to; none where it's nil.
  ///   - progress: Takes a line about what is being waited for.
  /// - Throws: ``DeploymentError`` where none of its stacks is deployed or recorded, or they're for another account;
  ///   ``RecordError`` where records aren't right; whatever is wrong with profiles and templates; and where
  ///   CloudFormation can't be asked what is deployed.
  package init(
    of target: DeploymentTarget, aws: AwsClient, relativeTo directory: String?, progress: (String) -> Void
  ) throws {
    let environment = target.environment.name
    let artifacts = try target.stacks().filter { $0.isPart(of: environment) }
    try AccountCheck(aws).check(artifacts)
    var readers: [DriftReader] = []
    for artifact in artifacts {
      let client = StackClient(name: artifact.name, aws: aws.working(in: artifact.env?.region))
      readers.append(
        try DriftReader(
          of: artifact, try client.find(), target: target, aws: client.aws,
          places: TemplatePlaces(artifact, relativeTo: directory)))
    }
    if readers.allSatisfy({ $0.live == nil && $0.drift.refusal == nil }) {
      throw DeploymentError.nothingDeployed(to: environment, artifacts.map(\.name))
    }
    // While one is waited for, CloudFormation looks at the others.
    for index in readers.indices { readers[index].begin() }
    for index in readers.indices { readers[index].end(progress) }
    stacks = readers.map(\.drift)
  }

  /// The verdict on what differs.
  package var verdict: Verdict { stacks.map(\.verdict).max() ?? .same }

  /// Whether all is known that CloudFormation can tell.
  package var isKnown: Bool { stacks.allSatisfy(\.unknown.isEmpty) }
}
