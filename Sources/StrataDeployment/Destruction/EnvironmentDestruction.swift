import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataText

/// The end of an environment: all stacks that are wholly its own are deleted, and the record says so.
package struct EnvironmentDestruction {
  /// What came of it.
  package enum Outcome: Sendable, Hashable {
    /// Nothing of the environment is in place any more, and the record says so.
    case destroyed
    /// Its own stacks are gone; it still has a part in others.
    case partly
    /// Nothing of it was there, and the record, if there is one, is left as it is.
    case nothing
  }

  /// The length of a time to the second, which is in UTC wherever it's from.
  private static let seconds = "2026-11-04T12:00:00".count

  private let target: DeploymentTarget
  private let aws: AwsClient
  private let lock: DeploymentLock
  /// What goes, what stays, and what is in the way.
  package let plan: DestructionPlan

  /// Looks at what there is; nothing is changed.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - isRequiredToo: Whether an environment that the system can't be without may go; it isn't unless given.
  /// - Throws: The reason why it can't be told what there is, another run of this machine that changes it among them.
  package init(of target: DeploymentTarget, aws: AwsClient, evenIfRequired isRequiredToo: Bool = false) throws {
    (self.target, self.aws) = (target, aws)
    lock = try DeploymentLock(
      in: target.store.profiles, for: "destroys \(target.environment.name) of \(target.system.name)")
    var plan = try DestructionReader(target: target, aws: aws).plan()
    if target.environment.isRequired, !isRequiredToo, !plan.stacks.isEmpty {
      plan.add(
        obstacle: "\(target.system.name) can't be without \(target.environment.name)",
        hint: "if it's to go all the same, say --required-too", isGrave: true)
    }
    self.plan = plan
  }

  /// Deletes the stacks that go, one after the other, and records that the environment is gone.
  ///
  /// - Parameters:
  ///   - progress: Takes a line about what is being done.
  ///   - deleted: Takes each stack that is gone.
  ///   - token: Gives what each deletion is known by: a letter, and letters, digits and hyphens behind it.
  ///   - now: Tells the time.
  /// - Returns: What came of it.
  /// - Throws: ``DeploymentError`` with what is in the way, or with the reason why a stack isn't known to be gone. The
  ///   record then says what it said before.
  package func carryOut(
    progress: (String) -> Void, deleted: (DoomedStack) -> Void, token: () -> String = Self.newToken, now: () -> String
  ) throws -> Outcome {
    if let refusal = plan.refusal { throw refusal }
    for stack in plan.stacks {
      progress("\(stack.name): deleting \(Count.of(stack.gone.count, "resource"))")
      let deletion = StackDeletion(
        stack: stack, environment: plan.environment, aws: aws.working(in: stack.region), token: token())
      try deletion.carryOut(progress: progress)
      deleted(stack)
    }
    if !plan.shared.isEmpty { return .partly }
    let names = plan.stacks.map(\.name)
    if names.isEmpty {
      guard let earlier = try earlierDeletions() else { return .nothing }
      try target.store.recordDestruction(of: plan.environment, stacks: earlier, at: now())
      return .destroyed
    }
    try target.store.recordDestruction(of: plan.environment, stacks: names, at: now())
    return .destroyed
  }

  /// A token that no other run has.
  package static func newToken() -> String {
    "strata-destroy-" + String(UInt64.random(in: .min ... .max), radix: 16)
  }

  /// The recorded stacks, where CloudFormation knows of each that it was deleted; nil where it doesn't, or none is recorded.
  ///
  /// That a stack isn't there proves nothing: `aws` may be set to another account or region.
  private func earlierDeletions() throws -> [String]? {
    let record = try target.store.deployments(of: [plan.environment])
    let recorded = record.stackNames(of: plan.environment)
    guard !recorded.isEmpty, let deployed = record[plan.environment]?["deployedAt"]?.string else { return nil }
    let regions = Dictionary(
      try DestructionReader(target: target, aws: aws).candidates().map { ($0.name, $0.region) },
      uniquingKeysWith: { first, _ in first })
    for name in recorded {
      let aws = aws.working(in: regions[name] ?? nil)
      let answer = try aws.repeating(
        "cloudformation", "list-stacks",
        ["--stack-status-filter", "DELETE_COMPLETE", "--query", "StackSummaries[?StackName=='\(name)']"])
      let all = answer.array ?? answer["StackSummaries"]?.array ?? []
      let isDeleted = all.contains { stack in
        // One that was deleted before the deployment is another.
        let deleted = stack["DeletionTime"]?.string ?? ""
        return stack["StackName"]?.string == name && stack["StackStatus"] == "DELETE_COMPLETE"
          && deleted.prefix(Self.seconds) >= deployed.prefix(Self.seconds)
      }
      if !isDeleted { return nil }
    }
    return recorded
  }
}
