import StrataEnvironments
import StrataPipeline
import StrataReleases
import StrataText

extension EnvironmentDeployment {
  /// What came of carrying stacks out, for the environment's records.
  func event(of rollout: Rollout) -> ReleaseEvent {
    var event = ReleaseEvent(kind, at: now(), by: target.store.recorder.tool)
    let results = rollout.deployed
    if results == nil {
      let isUntouched = rollout.ends.allSatisfy { ["not carried out", "not begun", "unchanged"].contains($0.end) }
      event.outcome = isUntouched ? .notCarriedOut : .failed
    }
    event.release = release
    event.from = source
    event.profile = target.recordedProfile(profile)
    for item in rollout.items {
      let (artifact, name) = (item.deployment.artifact, item.deployment.name)
      let deployed = results?.first { $0.0.name == name }?.1
      let before = item.deployment.deployed
      event.stacks.append(
        RecordedStack(
          name: name, id: deployed?.id ?? before?.id, template: item.deployment.digest, end: item.state.words,
          parameters: deployed.map { RecordedParameter.all(of: artifact.template.parameters, $0, set: item.set) } ?? [],
          changes: item.changes.map {
            RecordedChange(
              action: $0.action, logicalID: $0.logicalID, type: $0.type, replacement: $0.replacement, policy: $0.policy)
          }, rollbackTriggers: item.changes.isEmpty ? nil : item.triggers))
      if let consequences = TemplateConsequences(
        from: before?.template.json, to: artifact.template.json, of: name)
      {
        event.dataAtRisk += consequences.dataAtRisk
        event.access += consequences.access
      }
    }
    if let results {
      event.take(Deployment(of: target.environment.name, profile: profile, stacks: results, at: event.time))
    }
    return event
  }
}

extension Rollout.Item {
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
