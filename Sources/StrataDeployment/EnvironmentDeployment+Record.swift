import StrataEnvironments
import StrataPipeline
import StrataReleases

extension EnvironmentDeployment {
  /// Records what came of carrying stacks out.
  ///
  /// - Returns: The deployment; nil where the record says the same already.
  /// - Throws: What went wrong, recorded or not.
  func record(_ rollout: Rollout) throws -> Deployment? {
    let results = rollout.deployed
    let imported = rollout.items.flatMap { $0.deployment.imports?.resources ?? [] }
    let deployment = results.map {
      Deployment(of: target.environment.name, profile: profile, stacks: $0, at: now()).importing(imported)
    }
    let isNews: Bool
    do {
      isNews = try record(rollout, deployment)
    } catch {
      if results == nil {
        throw DeploymentError(joining: [rollout.error], notes: ["and this isn't recorded: \(error)"])
      }
      throw DeploymentError(
        "\(target.environment.name) is deployed, and this isn't recorded: \(error)",
        hint: "see to the file, then deploy again, which records it")
    }
    if results == nil { throw rollout.error }
    return isNews ? deployment : nil
  }

  private func record(_ rollout: Rollout, _ deployment: Deployment?) throws -> Bool {
    let name = target.environment.name
    let before = try target.store.profiles.deployments()
    let settled = Set(before.pending(of: name).filter { !rollout.unknown.contains($0.stack) }.map(\.changeSetID))
    if target.records != nil {
      let isNews = try append(rollout)
      if !settled.isEmpty { try target.store.profiles.changeRecord { $0.settle(settled, of: name) } }
      return isNews
    }
    // A record that says the same already needs no other line in its history.
    if let deployment, before.says(deployment), before.pending(of: name).isEmpty { return false }
    let attempt = DeploymentAttempt(
      environment: name, profile: profile, time: now(), outcome: "failed", stacks: rollout.ends)
    try target.store.profiles.changeRecord { record in
      if let deployment { record.add(deployment) } else { record.add(attempt) }
      record.settle(settled, of: name)
    }
    return true
  }

  /// Adds to the environment's records, which name templates that are kept.
  private func append(_ rollout: Rollout) throws -> Bool {
    for item in rollout.items { try target.records?.templates.keep(item.deployment.artifact) }
    let event = event(of: rollout)
    let record = try target.store.add(event, to: target.environment.name) { history in
      history.inPlace.map { !event.deploysTheSame(as: $0.event) } ?? true
    }
    return record != nil
  }
}
