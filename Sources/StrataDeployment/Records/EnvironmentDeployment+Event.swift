import StrataChecks
import StrataEnvironments
import StrataPipeline
import StrataReleases
import StrataText

extension EnvironmentDeployment {
  /// What came of carrying stacks out, or is known of it so far, for the environment's records.
  func event(of rollout: Rollout) -> ReleaseEvent {
    var event = ReleaseEvent(kind, at: now(), by: target.store.recorder.tool)
    event.outcome = ReleaseEvent.Outcome(of: rollout.ends.map(\.end))
    event.release = release
    event.from = source
    event.profile = target.recordedProfile(profile)
    for item in rollout.items {
      let (artifact, deployed) = (item.deployment.artifact, item.state.deployed)
      event.stacks.append(
        RecordedStack(
          name: item.deployment.name, id: deployed?.id ?? item.deployment.deployed?.id,
          template: item.deployment.digest, end: item.state.words,
          parameters: deployed.map { RecordedParameter.all(of: artifact.template.parameters, $0, set: item.set) } ?? [],
          changes: item.changes.map { $0.recorded(item.deployment.imports?[$0.logicalID]) }, tags: item.recordedTags,
          rollbackTriggers: item.changes.isEmpty ? nil : item.triggers))
      event.takeConsequences(of: item.deployment)
    }
    if let results = rollout.deployed {
      event.take(Deployment(of: target.environment.name, profile: profile, stacks: results, at: event.time))
    }
    recording(&event)
    return event
  }
}

extension ReleaseEvent.Outcome {
  /// What came of it, by what became of its stacks.
  init(of ends: [String]) {
    if ends.allSatisfy(["deployed", "unchanged"].contains) {
      self = .completed
    } else {
      self = ends.allSatisfy(["not carried out", "not begun", "unchanged"].contains) ? .notCarriedOut : .failed
    }
  }
}

extension ReleaseEvent {
  /// Takes what a template in the place of the one that is deployed could lose, or lets somebody do more.
  fileprivate mutating func takeConsequences(of deployment: StackDeployment) {
    guard let consequences = TemplateConsequences(of: deployment) else { return }
    dataAtRisk += consequences.dataAtRisk
    access += consequences.access
  }
}

extension StackArtifact {
  /// The tags as records have them; nil where one looks like a secret, since no part of them can come back for the whole.
  fileprivate var recordedTags: [String: String]? {
    tags.contains { ShownValue.isSecret($0.value, named: $0.key) } ? .none : tags
  }
}

extension ChangeSet.Change {
  /// The change as records have it, with the identifier of a resource that is imported.
  fileprivate func recorded(_ resource: ImportedResource?) -> RecordedChange {
    RecordedChange(
      action: action, logicalID: logicalID, type: type, replacement: replacement, policy: policy,
      identifier: resource?.recordedIdentifier)
  }
}

extension Rollout.Item {
  /// The stack's tags as records have them; nil where they stay as they are, whatever that is.
  fileprivate var recordedTags: [String: String]? {
    deployment.imports != nil && deployment.deployed != nil ? .none : deployment.artifact.recordedTags
  }

  /// The parameters that get a value by what is carried out; none where nothing is.
  fileprivate var set: Set<String> {
    if case .unchanged = state { return [] }
    return deployment.parameters.set
  }
}

extension DeploymentTarget {
  /// A profile, and the digest of its committed files.
  func recordedProfile(_ name: String) -> RecordedProfile {
    guard let files = try? committedFiles(ofProfile: name), !files.isEmpty else {
      return RecordedProfile(name: name, sha256: nil)
    }
    let all = files.flatMap { Array("\($0.name) \($0.bytes.count)\n".utf8) + $0.bytes }
    return RecordedProfile(name: name, sha256: SHA256.hexDigest(of: all))
  }
}
