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
  func uploadNested(_ settings: Settings) throws {
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

  private var buckets: EnvironmentBuckets { EnvironmentBuckets(system: target.system.name, aws: aws) }
}
