import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

/// Finds the alarms that an environment declares as rollback triggers among what is deployed.
struct TriggerReader {
  let environment: EnvironmentDeclaration
  /// The stacks of the environment as synthesized.
  let artifacts: [StackArtifact]
  /// The stacks as they are, by their names.
  let deployed: [String: DeployedStack]
  let aws: AwsClient

  /// An alarm that is declared, and what there is of it.
  private struct Found {
    let path: String
    let region: String?
    /// The alarm; nil where it isn't there yet.
    let alarm: StackTriggers.Alarm?
  }

  /// The triggers of the environment's stacks, by their names; nil where nothing is said of them.
  ///
  /// - Throws: ``DeploymentError`` where one is no alarm of the environment; where AWS can't be asked for them.
  func read() throws -> [String: StackTriggers]? {
    guard let triggers = environment.rollbackTriggers else { return nil }
    let found = try triggers.alarms.map { try find($0, triggers) }
    var stacks: [String: StackTriggers] = [:]
    for artifact in artifacts {
      // CloudFormation watches alarms where the stack is.
      let near = found.filter { $0.region == artifact.env?.region }
      let alarms = near.compactMap(\.alarm)
      let known = Set(alarms.map(\.path))
      stacks[artifact.name] = StackTriggers(
        alarms: alarms, missing: triggers.alarms.filter { !known.contains($0) }, minutes: triggers.minutes)
    }
    return stacks
  }

  private func find(_ path: String, _ triggers: RollbackTriggers) throws -> Found {
    var matches: [(stack: StackArtifact, origin: Origin)] = []
    var known: [String] = []
    for stack in artifacts {
      for origin in stack.origins where Self.isAlarm(stack, origin.logicalID) {
        let text = "\(origin.path)"
        known.append(text)
        if text == path || text.hasSuffix("/\(path)") { matches.append((stack, origin)) }
      }
    }
    guard let match = matches.first else {
      throw refusal(
        "no alarm of \(environment.name) is \(displayable(path))",
        known.isEmpty
          ? "there is none" : "there \(known.count == 1 ? "is" : "are") \(known.joined(separator: ", "))", triggers)
    }
    if matches.count > 1 {
      throw refusal(
        "\(displayable(path)) is more than one alarm of \(environment.name)",
        "say more of the path: \(matches.map { "\($0.origin.path)" }.joined(separator: ", "))", triggers)
    }
    return Found(path: path, region: match.stack.env?.region, alarm: try alarm(path, match.stack, match.origin))
  }

  private func refusal(_ message: String, _ hint: String, _ triggers: RollbackTriggers) -> DeploymentError {
    DeploymentError("\(triggers.site): the rollback triggers can't be: \(message)", hint: hint)
  }

  private static func isAlarm(_ stack: StackArtifact, _ logicalID: String) -> Bool {
    stack.template.resources[logicalID]?["Type"]?.string.map(AlarmHealth.types.contains) ?? false
  }

  /// The alarm as it's there; nil where it isn't, be it that it was deployed.
  private func alarm(_ path: String, _ stack: StackArtifact, _ origin: Origin) throws -> StackTriggers.Alarm? {
    guard let live = deployed[stack.name] else { return nil }
    let aws = aws.working(in: stack.env?.region)
    let resources = try StackClient(name: stack.name, aws: aws, id: live.id).resources()
    guard let resource = resources.first(where: { $0["LogicalResourceId"]?.string == origin.logicalID }),
      let type = resource["ResourceType"]?.string, let name = resource["PhysicalResourceId"]?.string, !name.isEmpty,
      let alarm = try AlarmHealth(aws: aws).alarms(called: [name])[name], let arn = alarm["AlarmArn"]?.string
    else { return nil }
    return StackTriggers.Alarm(path: path, arn: arn, type: type, isOn: alarm["StateValue"] == "ALARM")
  }
}
