import StrataChecks
package import StrataDiff
import StrataEnvironments
import StrataJSON
import StrataPipeline
package import StrataReleases
import StrataTemplate

/// The way back of an environment to what a record says was deployed.
///
/// Templates are those that were kept, and tags and parameters have the values that were recorded. What a record doesn't have
/// stays: tags of which it doesn't say are those of the sources, and values that nobody is to see are those that the stacks
/// have now. Data doesn't come back by a template, so that nothing goes back behind the loss of any.
package struct Rollback {
  /// A stack, and how it would differ from now.
  package struct Stack {
    /// The stack's name.
    package let name: String
    /// What differs from what is deployed.
    package let difference: TemplateDifference
    /// The parameters that get another value than now, each in a line, without what looks like a secret.
    package let values: [String]
    /// What should be known of parameters, each in a sentence.
    package let notes: [String]

    let artifact: StackArtifact
    let parameters: [String: String]
  }

  /// The record of what comes back.
  package let record: ReleaseRecord
  /// The record of what is in place.
  package let present: ReleaseRecord
  /// The stacks, in the order of deployment.
  package let stacks: [Stack]

  /// Finds out whether something can come back.
  ///
  /// - Parameters:
  ///   - deployment: A deployment to the environment.
  ///   - number: The number of the record; the latest that had something else in place unless given, or what is in place
  ///     where a later deployment failed.
  /// - Throws: ``DeploymentError`` where it can't, grave where something else is deployed than records say, or data would
  ///   be taken for what it isn't; ``RecordError`` where records aren't right.
  package init(of deployment: EnvironmentDeployment, to number: Int?) throws {
    let environment = deployment.target.environment.name
    let records = try deployment.target.store.keptRecords(of: environment)
    let history = try records.chain(of: environment).read()
    let choice = try RollbackChoice(of: environment, in: history, number)
    (record, present) = (choice.record, choice.present)
    let reader = RollbackReader(
      environment: environment, records: records, history: history, choice: choice, deployment: deployment)
    stacks = try reader.stacks()
  }

  /// A rollback that an earlier run began, and whose end was seen only now.
  ///
  /// - Parameter deployment: A deployment to the environment, which looked it up.
  /// - Returns: The record that it was to go back to, and whether it has; nil where none was on its way.
  /// - Throws: ``RecordError`` where records aren't right.
  package static func interrupted(
    before deployment: EnvironmentDeployment
  ) throws -> (record: ReleaseRecord, isDone: Bool)? {
    guard let event = deployment.lookedUp, event.kind == .rollback,
      let chain = deployment.target.records?.chain(of: deployment.target.environment.name),
      let record = try chain.read().records.first(where: { $0.digest == event.basis })
    else { return nil }
    return (record, event.outcome == .completed)
  }

  /// Makes a deployment carry it out, and its record say so.
  ///
  /// - Parameters:
  ///   - deployment: The deployment that it was made of.
  ///   - settings: What the deployment is given.
  package func prepare(_ deployment: inout EnvironmentDeployment, _ settings: inout EnvironmentDeployment.Settings) {
    deployment.kind = .rollback
    deployment.goBack(to: stacks.map(\.artifact), of: record.event.release)
    settings.recorded = Dictionary(
      stacks.map { ($0.name, $0.parameters) }, uniquingKeysWith: { first, _ in first })
    let record = record
    deployment.recording = { event in
      event.basis = record.digest
      event.profile = record.event.profile
    }
    deployment.judging = { _ in ["record": .string(record.digest), "number": .integer(Int64(record.number))] }
  }
}
