import StrataEnvironments
import StrataPipeline
package import StrataReleases

extension EnvironmentDeployment {
  /// Makes the change sets, shows what they would do, and keeps them.
  ///
  /// - Parameters:
  ///   - folder: The folder of the templates, for messages.
  ///   - settings: The things that only who deploys can know.
  ///   - tool: The version of the tool.
  ///   - keep: Keeps the plan; the change sets are removed where it throws.
  /// - Throws: The reason why there is no plan; no change set is left then.
  package func plan(
    templatesIn folder: String, _ settings: Settings, by tool: String, _ keep: (DeploymentPlan) throws -> Void
  ) throws {
    let settings = try namingTemplatesBucket(settings)
    var rollout = try rollout(templatesIn: folder, settings)
    try uploadPackages(settings)
    try uploadNested(settings, for: rollout)
    try rollout.prepare()
    let basis = try judge(&rollout)
    do {
      try keep(
        DeploymentPlan(
          kind, of: target.system.name, to: target.environment.name, profile: profile, tool: tool,
          createdAt: now(), stacks: try rollout.items.map(Self.planned), basis: basis))
    } catch {
      rollout.discard()
      throw error
    }
  }

  private static func planned(_ item: Rollout.Item) throws -> DeploymentPlan.Stack {
    let deployment = item.deployment
    let live = deployment.deployed.map(DeploymentPlan.Live.init)
    switch item.state {
    case .ready(let prepared):
      return DeploymentPlan.Stack(
        name: deployment.name, templateSHA256: deployment.digest, stackID: prepared.created.stackID,
        changeSetID: prepared.created.id, live: live, changes: prepared.changes.changes.map(\.text),
        isProtected: deployment.needsProtection, rollbackTriggers: deployment.triggers?.recorded)
    case .unchanged(let stack):
      return DeploymentPlan.Stack(
        name: deployment.name, templateSHA256: deployment.digest, stackID: stack.id ?? "", changeSetID: nil, live: live,
        changes: [], isProtected: deployment.needsProtection)
    default:
      throw DeploymentError(
        "\(deployment.name) can't be planned yet, since it uses what isn't deployed: "
          + deployment.artifact.dependencies.joined(separator: ", "),
        hint: "deploy without a plan, which asks about each")
    }
  }

  /// Carries out exactly what a plan says, and records what came of it.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - folder: The folder of the templates, for messages.
  ///   - settings: The things that only who deploys can know; parameters aren't among them.
  /// - Returns: The deployment; nil where the record says the same already.
  /// - Throws: ``DeploymentError``, grave where something else than what the plan says would be done.
  package func apply(_ plan: DeploymentPlan, templatesIn folder: String, _ settings: Settings) throws -> Deployment? {
    var rollout = try rollout(templatesIn: folder, settings)
    try check(plan, rollout)
    try uploadPackages(settings)
    for index in rollout.items.indices {
      let deployment = rollout.items[index].deployment
      guard let stack = plan.stacks.first(where: { $0.name == deployment.name }) else { continue }
      rollout.items[index].state = try state(of: stack, deployment)
      rollout.items[index].triggers = stack.rollbackTriggers
      if case .ready(let prepared) = rollout.items[index].state { try rollout.check(prepared.changes, deployment) }
    }
    rollout.show()
    _ = try judging(DeploymentOutlook(rollout))
    // Change sets that are looked at stay for another time, where somebody says no.
    if rollout.hasChanges { try follower.approve() }
    try rollout.run()
    return try record(rollout)
  }

  /// The days for which a plan may be carried out.
  private static let lifetime = 30

  private func check(_ plan: DeploymentPlan, _ rollout: Rollout) throws(DeploymentError) {
    let (system, environment) = (target.system.name, target.environment.name)
    guard plan.system == system, plan.environment == environment else {
      throw DeploymentError(
        "the plan is for \(plan.environment) of \(plan.system); expected \(environment) of \(system)",
        hint: plan.command)
    }
    try plan.check(for: kind)
    guard plan.profile == profile else {
      throw DeploymentError(
        "the plan was made with the profile \(plan.profile); given \(profile)",
        hint: "say --profile \(plan.profile), or \(DeploymentPlan.another(kind))", isGrave: true)
    }
    if let made = Timestamp.day(of: plan.createdAt), let today = Timestamp.day(of: now()), today - made > Self.lifetime
    {
      throw DeploymentError(
        "the plan is \(today - made) days old, and its change sets may be gone; expected at most \(Self.lifetime)",
        hint: DeploymentPlan.another(kind))
    }
    let planned = plan.stacks.map(\.name)
    let given = rollout.items.map(\.deployment.name)
    guard planned.sorted() == given.sorted() else {
      throw DeploymentError(
        "the plan has the stacks \(planned.joined(separator: ", ")), and there are \(given.joined(separator: ", "))",
        hint: DeploymentPlan.another(kind), isGrave: true)
    }
    for item in rollout.items {
      let stack = plan.stacks.first { $0.name == item.deployment.name }
      guard stack?.templateSHA256 == item.deployment.digest else {
        throw DeploymentError(
          "the template of \(item.deployment.name) is another than when the plan was made: the sources or the profile "
            + "changed",
          hint: DeploymentPlan.another(kind), isGrave: true)
      }
      guard stack?.live == item.deployment.deployed.map(DeploymentPlan.Live.init),
        item.deployment.deployed == nil || item.deployment.deployed?.id == stack?.stackID
      else {
        throw DeploymentError(
          "\(item.deployment.name) was deployed since the plan was made",
          hint: "see what changed, and "
            + DeploymentPlan.another(kind), isGrave: true)
      }
    }
  }

  private func state(of stack: DeploymentPlan.Stack, _ deployment: StackDeployment) throws -> Rollout.State {
    guard let changeSet = stack.changeSetID else {
      guard let deployed = deployment.deployed else {
        throw DeploymentError(
          "\(stack.name) is gone since the plan was made", hint: DeploymentPlan.another(kind), isGrave: true)
      }
      return .unchanged(deployed)
    }
    let created = StackDeployment.Created(id: changeSet, stackID: stack.stackID)
    guard let found = try deployment.client(stack.stackID).changeSet(changeSet) else {
      throw DeploymentError("the change set of \(stack.name) is gone", hint: DeploymentPlan.another(kind))
    }
    switch found.execution {
    case .available?: break
    case .obsolete?: throw StackDeployment.superseded(stack.name)
    default:
      throw DeploymentError(
        "the change set of \(stack.name) can't be carried out any more: it is "
          + (found.execution?.rawValue ?? found.status),
        hint: DeploymentPlan.another(kind))
    }
    let changes = try deployment.changes(found)
    guard changes.changes.map(\.text) == stack.changes else {
      throw DeploymentError(
        "the change set of \(stack.name) has other changes than the plan", hint: DeploymentPlan.another(kind),
        isGrave: true)
    }
    return .ready(StackDeployment.Prepared(created: created, changes: changes))
  }
}

extension DeploymentPlan {
  /// Refuses a plan that is for something else: what was planned with gates isn't carried out without them.
  ///
  /// - Parameter kind: What is to be done.
  /// - Throws: ``DeploymentError``, which is grave.
  package func check(for kind: ReleaseEvent.Kind) throws(DeploymentError) {
    if self.kind == kind { return }
    throw DeploymentError(
      "the plan is for \(self.kind.phrase); expected one for \(kind.phrase)", hint: command, isGrave: true)
  }
}

extension ReleaseEvent.Kind {
  /// What it is, with its article, as in `an import`.
  fileprivate var phrase: String { "\(self == .resourceImport ? "an" : "a") \(rawValue)" }
}
