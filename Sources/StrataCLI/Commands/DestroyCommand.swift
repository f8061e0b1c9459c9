import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataText

/// `synth destroy`.
struct DestroyCommand {
  static let command = Command(
    "destroy", operands: [.system], summary: "delete all that is wholly an environment's own",
    details: [
      "Shows the stacks that go, what stays of them, and what is in the way; then asks for",
      "the environment's name. Stacks that the environment shares with others stay, and it's",
      "said how its part in them goes. When all is gone, deploy.json says so. Killed in the",
      "middle, it goes on where it was when it's called again.",
    ],
    options: [.environment, .confirm, .requiredToo, .dryRun, .json, .profile, .allowOtherProfile, .profiles]
  ) { try DestroyCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let target = try invocation.target()
    let name = target.environment.name
    if let given = invocation.value(.confirm), given != name {
      throw UsageError("--confirm \(given.isEmpty ? "\"\"" : given) isn't \(name), which is to be destroyed")
    }
    // A record that can't be written to is found out about before anything is deleted.
    _ = try target.store.deployments(of: [name])
    let destruction = try EnvironmentDestruction(
      of: target, aws: console.aws, evenIfRequired: invocation.has(.requiredToo))
    let plan = destruction.plan
    let report = DestructionReport(plan: plan, system: target.system.name, tool: invocation.tool.name)
    if !invocation.isJSON { console.output(report.text) }
    for note in plan.notes { console.note(note) }
    if invocation.has(.dryRun) || plan.refusal != nil {
      if invocation.isJSON { console.output(report.json(deleted: [], outcome: nil)) }
      if let refusal = plan.refusal { throw refusal }
      return .success
    }
    if !plan.stacks.isEmpty { try confirm(plan) }
    return try carryOut(destruction, report, target)
  }

  /// Asks for the environment's name, which nobody types by mistake.
  private func confirm(_ plan: DestructionPlan) throws {
    let name = plan.environment
    if invocation.has(.confirm) { return }
    guard let ask = console.ask else {
      throw CommandError(
        "this asks for the environment's name before it goes on, and there is nobody to ask",
        hint: "say --confirm \(name)")
    }
    let answer = try ask("Type \(name) to destroy it: ", false)
    if answer != name { throw CommandError("nothing was done: \(name) wasn't typed") }
  }

  private func carryOut(
    _ destruction: EnvironmentDestruction, _ report: DestructionReport, _ target: DeploymentTarget
  ) throws -> ExitCode {
    Interrupt.explain("interrupted; a deletion that has begun goes on: the same command sees it through")
    var deleted: [String] = []
    let outcome: EnvironmentDestruction.Outcome
    do {
      outcome = try destruction.carryOut(
        progress: { console.progress($0) },
        deleted: { stack in
          deleted.append(stack.name)
          if !invocation.isJSON { console.output("\(stack.name) is deleted\n") }
        }, now: console.now)
    } catch {
      if invocation.isJSON { console.output(report.json(deleted: deleted, outcome: nil)) }
      throw error
    }
    if invocation.isJSON {
      console.output(report.json(deleted: deleted, outcome: outcome))
    } else {
      console.output(text(of: outcome, target))
    }
    return ExitCode(isWell: outcome != .partly)
  }

  private func text(of outcome: EnvironmentDestruction.Outcome, _ target: DeploymentTarget) -> String {
    let name = target.environment.name
    switch outcome {
    case .destroyed: return "\(name) is destroyed; recorded in \(console.shown(target.store.path(of: name)))\n"
    case .partly: return "\(name) is still part of what others use\n"
    case .nothing:
      return "nothing of \(name) is deployed where aws connects to, and nothing was recorded\n"
    }
  }
}
