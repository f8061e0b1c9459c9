package import StrataEnvironments
import StrataJSON
import StrataPipeline
package import StrataReleases
import StrataTemplate

/// What was deployed of a system, and what is under way: its records, where it keeps any, and the file `deploy.json`.
///
/// What is under way is in the file in any case, since it's of this machine.
package struct DeploymentStore {
  /// The folder of the file.
  package let profiles: ProfileStore
  /// The records beside the system's sources; nil where it keeps none.
  private let records: SystemRecords?
  /// The environments of which nothing is recorded there.
  private let ephemeral: Set<String>
  let recorder: Recorder

  /// Names the places.
  ///
  /// - Parameters:
  ///   - profiles: The folder of the file.
  ///   - system: The system.
  ///   - recorder: What a record says of how it was made.
  package init(_ profiles: ProfileStore, of system: System, by recorder: Recorder) {
    (self.profiles, self.recorder) = (profiles, recorder)
    records = system.records.map { SystemRecords(of: system.name, in: $0) }
    ephemeral = Set(system.environments.filter(\.isEphemeral).map(\.name))
  }

  /// The records beside the system's sources; nil where none are kept of an environment.
  package func records(of environment: String) -> SystemRecords? {
    ephemeral.contains(environment) ? nil : records
  }

  /// The records beside the system's sources, for what can't be done without.
  ///
  /// - Throws: ``DeploymentError`` where none are kept of an environment.
  package func keptRecords(of environment: String) throws(DeploymentError) -> SystemRecords {
    if let records = records(of: environment) { return records }
    if records != nil {
      throw DeploymentError("\(environment) is thrown away after use, and no records are kept of it")
    }
    throw DeploymentError(
      "\(profiles.system) keeps no records", hint: "a system that declares its promotion keeps them beside its sources")
  }

  /// Who is at work, by the name that git has here; nil where it has none, or no records are kept.
  package var person: String? { records.flatMap { recorder.person(around: $0) } }

  /// The path of what is recorded of an environment.
  package func path(of environment: String) -> String {
    records(of: environment)?.chain(of: environment).path ?? profiles.recordPath
  }

  /// What was deployed; empty where nothing was.
  ///
  /// - Parameter environments: The environments whose records are read; all unless given.
  /// - Returns: What `deploy.json` would have, with the records in the place of what it has.
  /// - Throws: ``RecordError`` where records aren't right, ``ProfileError`` where the file isn't.
  package func deployments(of environments: [String]? = nil) throws -> DeploymentRecord {
    var record = try profiles.deployments()
    guard let records else { return record }
    for environment in environments ?? records.environments where !ephemeral.contains(environment) {
      let history = try records.chain(of: environment).read()
      if !history.records.isEmpty { record.take(history, of: environment) }
    }
    return record
  }

  /// Adds a deployment that was found in place, and keeps its templates, where they're known.
  ///
  /// - Throws: ``RecordError`` where the records aren't right, ``ProfileError`` where the file isn't, or it can't be
  ///   written.
  package func record(_ found: DeploymentInPlace) throws {
    let deployment = found.deployment
    guard let records = records(of: deployment.environment) else { return try profiles.record(deployment) }
    var event = ReleaseEvent(.deployment, at: deployment.deployedAt, by: recorder.tool)
    event.release = .none(.init("it was recorded afterwards"))
    event.profile = RecordedProfile(name: deployment.profile, sha256: nil)
    event.stacks = try found.stacks.map { artifact, deployed in
      guard found.hasTemplates else {
        return RecordedStack(name: artifact.name, id: deployed.id, template: nil, end: "deployed")
      }
      let template = deployed.template.json
      let isOurs = template == artifact.template.json
      return RecordedStack(
        name: artifact.name, id: deployed.id,
        template: try records.templates.keep(isOurs ? artifact.bytes : LiveStack.bytes(of: deployed.template)),
        end: "deployed",
        parameters: RecordedParameter.all(of: template["Parameters"]?.object ?? [:], deployed, set: []))
    }
    event.take(deployment)
    try add(event, to: deployment.environment)
  }

  /// Records that an environment is gone.
  package func recordDestruction(of environment: String, stacks: [String], at time: String) throws {
    guard let records = records(of: environment) else {
      return try profiles.recordDestruction(of: environment, stacks: stacks, at: time)
    }
    var event = ReleaseEvent(.destruction, at: time, by: recorder.tool)
    event.stacks = stacks.map { RecordedStack(name: $0, id: nil, template: nil, end: "destroyed") }
    // Who deploys it again takes the profile that it had.
    event.profile = try records.chain(of: environment).read().inPlace?.event.profile
    try add(event, to: environment)
    if try !profiles.deployments().pending(of: environment).isEmpty {
      try profiles.changeRecord { $0.forgetPending(of: environment) }
    }
  }

  /// Adds a record, after what an older form has of the environment.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - environment: The environment.
  ///   - isWanted: Finds out, by the records that there are, whether it's to be recorded; it is unless given.
  /// - Returns: The record; nil where it wasn't wanted, or none are kept.
  /// - Throws: ``RecordError`` where the records aren't right, or it can't be written.
  @discardableResult
  package func add(
    _ event: ReleaseEvent, to environment: String, where isWanted: (RecordHistory) -> Bool = { _ in true }
  ) throws -> ReleaseRecord? {
    guard let records = records(of: environment) else { return nil }
    try takeOver(environment)
    var event = event
    event.person = event.person ?? recorder.person(around: records)
    return try records.chain(of: environment).append(event, where: isWanted)
  }
}
