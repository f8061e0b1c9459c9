import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline

extension EnvironmentDeployment {
  /// The settings, with the environment's own bucket for stacks that take that of their nested templates by a parameter.
  ///
  /// A bucket that somebody names counts before, and so does the one that a stack has already.
  ///
  /// - Throws: ``DeploymentError`` where the environment has no bucket.
  func namingTemplatesBucket(_ settings: Settings) throws -> Settings {
    let name = TemplatesBucket.parameter
    let needing = stacks.filter { stack in
      !stack.nested.isEmpty && stack.template.parameters[name] != nil && deployed[stack.name]?.parameters[name] == nil
    }
    guard let stack = needing.first, settings.parameters[name] == nil, settings.recorded == nil else { return settings }
    var settings = settings
    settings.parameters[name] =
      try settings.bucket
      ?? buckets.bucket(
        of: target.environment.name, region: stack.env?.region, for: "the templates of nested stacks"
      ).name
    return settings
  }

  /// Puts the templates of nested stacks where those around say that they are.
  ///
  /// - Parameters:
  ///   - settings: The things that only who deploys can know.
  ///   - rollout: The stacks on their way.
  /// - Throws: ``DeploymentError`` where there's no bucket, or what is another environment's would change.
  func uploadNested(_ settings: Settings, for rollout: Rollout) throws {
    for item in rollout.items { try checkOthers(item.deployment, rollout) }
    let name = TemplatesBucket.parameter
    let named = Dictionary(
      stacks.compactMap { stack -> (String, String)? in
        guard stack.template.parameters[name] != nil else { return nil }
        let recorded = settings.recorded?[stack.name]?[name]
        return (recorded ?? settings.parameters[name] ?? deployed[stack.name]?.parameters[name]).map {
          (stack.name, $0)
        }
      }, uniquingKeysWith: { first, _ in first })
    let others = settings.touchesOthers ? synthesized.prepared.chosen.map(\.environment) : []
    try NestedUpload(buckets: buckets, follower: follower)
      .carryOut(stacks, of: [target.environment.name] + others, named: named)
  }

  /// Refuses what would change in nested stacks of other environments.
  ///
  /// Their templates aren't put into their buckets by this deployment, so that CloudFormation wouldn't find them.
  private func checkOthers(_ deployment: StackDeployment, _ rollout: Rollout) throws {
    guard let deployed = deployment.deployed else { return }
    let others = deployment.artifact.nested.filter { nested in
      nested.environment != nil && nested.environment != target.environment.name
    }.compactMap(\.logicalPath)
    if others.isEmpty { return }
    let differences = NestedChanges(
      aws: aws, new: deployment.artifact.nestedTemplates.filter { others.contains($0.key) },
      deployed: deployed.nestedTemplates.filter { others.contains($0.key) }
    ).differences
    try rollout.check(ChangeSet(differences), deployment)
  }

  private var buckets: EnvironmentBuckets { EnvironmentBuckets(system: target.system.name, aws: aws) }
}
