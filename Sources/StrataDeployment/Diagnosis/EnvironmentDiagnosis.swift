import StrataEnvironments
import StrataJSON
import StrataPipeline

/// Why the deployment of an environment failed, asked afterwards of CloudFormation and of the services behind it.
package struct EnvironmentDiagnosis: Sendable, Hashable {
  /// What is known of all stacks together.
  package enum Verdict: String, Sendable, Hashable {
    /// Nothing failed.
    case well
    /// Something failed.
    case failed
    /// Nothing failed so far, and something is under way.
    case undecided
  }

  /// The stacks, in the order of deployment.
  package let stacks: [StackDiagnosis]
  /// Other things to be known, a sentence each.
  package let notes: [String]

  /// What is known of all stacks together.
  package var verdict: Verdict {
    if stacks.contains(where: { $0.hasFailed == true }) { return .failed }
    return stacks.contains { $0.hasFailed == nil } ? .undecided : .well
  }

  /// Asks about an environment; nothing is changed.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - directory: The directory that files are named relative to; none where it's nil.
  /// - Throws: ``DeploymentError`` where none of its stacks is there, or they're for another account; whatever is wrong
  ///   with profiles and templates; and where CloudFormation can't be asked.
  package init(of target: DeploymentTarget, aws: AwsClient, relativeTo directory: String?) throws {
    let environment = target.environment.name
    let artifacts = try target.stacks().filter { $0.isPart(of: environment) }
    try AccountCheck(aws).check(artifacts)
    stacks = try artifacts.map { try Self.diagnosis(of: $0, aws.working(in: $0.env?.region), directory) }
    if stacks.allSatisfy({ $0.status == nil }) {
      throw DeploymentError.nothingDeployed(to: environment, stacks.map(\.name))
    }
    notes = try target.store.profiles.deployments().pending(of: environment).map(\.remark)
  }

  private static func diagnosis(
    of artifact: StackArtifact, _ aws: AwsClient, _ directory: String?
  ) throws -> StackDiagnosis {
    var client = StackClient(name: artifact.name, aws: aws)
    guard let stack = try client.describe().map({ DeployedStack($0) }) else {
      return StackDiagnosis(absent: artifact.name)
    }
    client.id = stack.id
    let places = TemplatePlaces(artifact, relativeTo: directory)
    let report = FailureReport(client: client, artifact: artifact, places: places)
    let failures = report.failures(of: try client.eventsOfLastOperation())
    let reasons = ChangeSetReasons(client, places)
    let changeSets = try client.refusedChangeSets().map { changeSet in
      let answer = reasons.answer(about: changeSet.id, stack.id ?? artifact.name, reason: changeSet.reason)
      return StackDiagnosis.RefusedChangeSet(
        name: changeSet.name, reason: changeSet.reason ?? "no reason was given", reasons: answer.reasons,
        excuse: answer.excuse)
    }
    return StackDiagnosis(
      of: artifact.name, stack, reason: stack.statusReason, failures: failures, changeSets: changeSets)
  }
}
