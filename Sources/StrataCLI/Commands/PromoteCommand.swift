import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataPackages
import StrataReleases
import StrataText

/// `synth promote`.
struct PromoteCommand {
  private static let from = OptionSyntax(
    name: "--environment", short: "-e", value: "E", summary: "the environment that the release is taken from")
  private static let to = OptionSyntax(
    name: "--to", value: "E", summary: "the environment that it's promoted to, which is the next on its way")
  private static let gatesFrom = OptionSyntax(
    name: "--gates-from", value: "REV", summary: "take gates and approvals from a branch, such as origin/main")

  static let command = Command(
    "promote", operands: [.system], summary: "take a release from one environment to the next, through its gates",
    details: [
      "The release is that of the sources, which the records of -e must have in place. Makes the",
      "change sets for --to, asks all gates before it, shows what each says, asks once and",
      "carries them out. Where a gate refuses, or can't tell, nothing is changed: the exit code is",
      "3 then, or 4. What is promoted could change its own gates: in a pipeline take them from the",
      "branch that is promoted to, with --gates-from. --apply asks the gates again.",
    ],
    options: [from, to, gatesFrom, .yes, .json, .parameter, .bucket, .packages, .rehearsal, .plan, .apply]
  ) { try PromoteCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  /// What the gates said, of what was known, and who approved.
  private struct Judgement {
    let evaluation: GateEvaluation
    let evidence: GateEvidence
    let approvals: [RecordedApproval]
  }

  private func run() throws -> ExitCode {
    try invocation.checkDeploymentOptions()
    let (step, promotion, environment) = try step()
    let extent = try DeploymentExtent(invocation)
    let parameters = try invocation.parameters()
    let follower = ReportingFollower(
      ConsoleFollower(console: console, isAsked: !invocation.has(.yes)), isQuiet: invocation.isJSON)
    var deployment = try EnvironmentDeployment(
      to: try invocation.target(environment), aws: console.aws, for: follower, now: console.now)
    (deployment.kind, deployment.source) = (.promotion, step.from)
    console.report(deployment.synthesized.warnings)
    let candidate = try PromotionCandidate(deployment, step, of: promotion)
    try check(extent.planned, candidate)
    try invocation.check(parameters, of: deployment)
    let branch = invocation.value(Self.gatesFrom) ?? extent.planned?.basis?["branch"]?.string
    let gates = try source(of: branch, candidate)
    var judgement: Judgement?
    deployment.judging = { outlook in
      let judged = try judge(outlook, candidate, gates, branch)
      judgement = judged.judgement
      if let refusal = judged.judgement.evaluation.refusal {
        if invocation.isJSON { report(candidate, judged.judgement, follower, isCarriedOut: false) }
        throw CommandError(refusal, exitCode: ExitCode(judged.judgement.evaluation.outcome))
      }
      return judged.basis
    }
    deployment.recording = { event in
      event.basis = candidate.basis.digest
      event.gates = judgement?.evaluation.recorded ?? []
      event.approvals = judgement?.approvals ?? []
      event.isolation = judgement?.evidence.isolation?.recorded
      event.cost = judgement?.evidence.cost?.recorded
      event.gatesFrom = gates.commit
    }
    let isCarriedOut = try carryOut(deployment, candidate, extent, parameters)
    if invocation.isJSON { report(candidate, judgement, follower, isCarriedOut: isCarriedOut) }
    return .success
  }

  /// The step, and the environment that it leads to.
  private func step() throws -> (Promotion.Step, Promotion, EnvironmentDeclaration) {
    let system = invocation.system
    let from = try invocation.onlyEnvironment(of: system).name
    guard let name = invocation.value(Self.to) else {
      throw UsageError("name the environment that it's promoted to: --to E")
    }
    let to = try invocation.environment(of: system, name)
    guard let promotion = try system.checkedPromotion() else {
      throw CommandError(
        "\(system.name) declares no promotion",
        hint: "declare one: System(…, promotion: Promotion([…]), …)", exitCode: .grave)
    }
    do {
      return (try promotion.step(from: from, to: to.name), promotion, to)
    } catch {
      throw CommandError("\(error)", exitCode: .grave)
    }
  }

  private func source(of branch: String?, _ candidate: PromotionCandidate) throws -> GateSource {
    let folder = invocation.system.records ?? ""
    return try GateSource(
      of: invocation.system, at: branch, tool: invocation.tool.name,
      in: String(folder[..<(folder.lastIndex(of: "/") ?? folder.endIndex)]), run: console.run)
  }

  /// Refuses a plan that is for another release, or from another environment.
  private func check(_ plan: DeploymentPlan?, _ candidate: PromotionCandidate) throws {
    guard let basis = plan?.basis else { return }
    for (what, expected, given) in [
      ("environment", basis["from"]?.string, candidate.from),
      ("release", basis["release"]?.string, candidate.release.digest),
    ] where expected != given {
      throw CommandError(
        "the plan is for another \(what): expected \(expected ?? "none"), given \(given)",
        hint: "make another plan: promote --plan FILE", exitCode: .grave)
    }
  }

  /// Asks the gates, and shows what they say.
  private func judge(
    _ outlook: DeploymentOutlook, _ candidate: PromotionCandidate, _ gates: GateSource, _ branch: String?
  ) throws -> (judgement: Judgement, basis: JSONObject) {
    for stack in outlook.newStacks { console.note("\(stack) is deployed for the first time: nothing to compare with") }
    let (evidence, approvals, problems) = try candidate.evidence(with: outlook, at: console.now(), branch: branch)
    for problem in problems { console.note(problem) }
    let package = PackageFolder.around(invocation.system.records ?? "")
    let evaluation: GateEvaluation
    do {
      evaluation = try gates.evaluation(
        on: evidence, scratch: "\(package)/.build/strata-gates-\(candidate.system)",
        builds: "\(package)/.build/strata-gates")
    } catch let error as PromotionError {
      throw CommandError("\(error)", exitCode: .grave)
    }
    if !invocation.isJSON {
      console.output("gates from \(candidate.from) to \(candidate.to), of the release \(candidate.release.digest):\n")
      for line in evaluation.lines { console.output("  \(displayable(line))\n") }
    }
    var basis: JSONObject = ["from": .string(candidate.from), "release": .string(candidate.release.digest)]
    basis["branch"] = branch.map(JSONValue.string)
    basis["gatesFrom"] = gates.commit.map(JSONValue.string)
    basis["gates"] = evaluation.json["gates"]
    basis["evidence"] = evidence.json
    return (Judgement(evaluation: evaluation, evidence: evidence, approvals: approvals), basis)
  }

  /// Carries it out, or as far as is asked for; true where something may have changed.
  private func carryOut(
    _ deployment: EnvironmentDeployment, _ candidate: PromotionCandidate, _ extent: DeploymentExtent,
    _ parameters: [String: String]
  ) throws -> Bool {
    let settings = EnvironmentDeployment.Settings(
      parameters: parameters, bucket: invocation.value(.bucket), directory: console.directory,
      packages: invocation.value(.packages) ?? PackageFiles.usualFolder)
    let folder = try invocation.writeTemplates(deployment.synthesized)
    switch try extent.carryOut(deployment, templatesIn: folder, settings) {
    case .rehearsed: return false
    case .planned(let path):
      let command = "promote \(candidate.system) -e \(candidate.from) --to \(candidate.to)"
      invocation.say(invocation.planned(in: path, by: command))
      return false
    case .carriedOut(let recorded):
      let place = console.shown("\(invocation.system.records ?? "")/\(candidate.to)")
      invocation.say(
        recorded == nil
          ? "\(candidate.to) has the release, as is recorded in \(place)\n"
          : "promoted to \(candidate.to), recorded in \(place)\n")
      return true
    }
  }

  private func report(
    _ candidate: PromotionCandidate, _ judgement: Judgement?, _ follower: ReportingFollower, isCarriedOut: Bool
  ) {
    var object: JSONObject = [
      "system": .string(candidate.system), "from": .string(candidate.from), "to": .string(candidate.to),
      "release": .string(candidate.release.digest),
    ]
    object["outcome"] = (judgement?.evaluation.outcome.rawValue).map(JSONValue.string)
    object["gates"] = judgement?.evaluation.json["gates"]
    object["changes"] = follower.json
    object["isCarriedOut"] = .bool(isCarriedOut)
    console.output(Report.text(of: .object(object)))
  }
}
