import StrataEnvironments
package import StrataReleases

/// Records what checks said of what is deployed.
package struct HealthRecorder {
  private let chain: RecordChain
  private let templates: TemplateStore

  /// What became of a record.
  package enum Outcome: Sendable, Hashable {
    /// It's in a file, at a path.
    case recorded(path: String, deployed: String)
    /// There's none, with the reason.
    case notRecorded(String)
  }

  /// Names the records of an environment.
  package init(_ records: SystemRecords, of environment: String) {
    (chain, templates) = (records.chain(of: environment), records.templates)
  }

  /// Records an answer, where what is deployed is what the records say, before the checks were asked and after.
  ///
  /// - Parameters:
  ///   - answer: What the checks said.
  ///   - health: The environment, whose deployed templates are looked at.
  ///   - before: What the records say is in place, read before the checks were asked.
  ///   - time: The time at which they were asked.
  ///   - tool: The version of the tool.
  ///   - person: Who asked; nil where nobody knows.
  /// - Returns: The record's place, or why there is none.
  /// - Throws: ``RecordError`` where the records aren't right; ``DeploymentError`` where something else is deployed than
  ///   they say.
  package func record(
    _ answer: HealthAnswer, of health: EnvironmentHealth, behind before: ReleaseRecord?, at time: String,
    by tool: String, person: String?
  ) throws -> Outcome {
    guard let before else {
      return .notRecorded("nothing is recorded as deployed to \(chain.environment), which the answer would be about")
    }
    try check(health)
    let deployed = before.event.deployedDigest
    var event = ReleaseEvent(.health, at: time, by: tool)
    event.person = person
    event.release = before.event.release
    event.health = RecordedHealth(verdict: answer.verdict, deployed: deployed, checks: answer.checks)
    guard let record = try chain.append(event, where: { $0.inPlace?.digest == before.digest }) else {
      return .notRecorded("\(chain.environment) was deployed anew while its checks were asked; ask again")
    }
    return .recorded(path: chain.path(of: record), deployed: deployed)
  }

  /// What the records say is in place.
  package func inPlace() throws(RecordError) -> ReleaseRecord? { try chain.read().inPlace }

  /// Refuses what somebody else deployed.
  private func check(_ health: EnvironmentHealth) throws {
    let live = LiveStacks(environment: chain.environment, history: try chain.read(), templates: templates)
    for (name, deployed) in try health.deployed() { try live.check(name, deployed) }
  }
}
