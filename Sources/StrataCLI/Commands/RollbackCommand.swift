import StrataDeployment
import StrataDiff
import StrataEnvironments
import StrataJSON
import StrataReleases
import StrataText

/// `synth rollback`.
struct RollbackCommand {
  private static let record = OptionSyntax(
    name: "--record", value: "N", summary: "the number of the record; the last that had something else unless given")

  static let command = Command(
    "rollback", operands: [.system], summary: "bring back what a record says was deployed",
    details: [
      "Takes the templates that were kept, with the values of parameters as recorded; a hidden one",
      "keeps the value that the stack has, where no record since then gave another. Shows what",
      "would differ, lost data included, makes the change sets, asks once and carries them out.",
      "Refuses to go back behind the removal or replacement of anything that held data.",
    ],
    options: [
      .environment, .profile, .allowOtherProfile, .profiles, .committed, .samples, .layingOwn, record, .yes, .json,
      .bucket, .rehearsal, .plan, .apply,
    ]
  ) { try RollbackCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    try invocation.checkDeploymentOptions()
    if invocation.has(.apply), invocation.has(Self.record) {
      throw UsageError("--record is for a new change set, and --apply takes that of the plan")
    }
    var number = try number()
    let extent = try DeploymentExtent(invocation)
    if let known = extent.planned?.basis?["number"]?.integer { number = Int(known) }
    let target = try invocation.target()
    let follower = ReportingFollower(
      ConsoleFollower(console: console, isAsked: !invocation.has(.yes)), isQuiet: invocation.isJSON)
    var deployment = try EnvironmentDeployment(to: target, aws: console.aws, for: follower, now: console.now)
    let folder = console.shown(target.store.path(of: target.environment.name))
    // What was interrupted is what is meant, and going back once more would go too far.
    if let (record, isDone) = try Rollback.interrupted(before: deployment), number == nil || number == record.number {
      if isDone {
        invocation.say("back to record \(record.number), recorded in \(folder)\n")
        report(json(to: record, in: target), changes: [], isCarriedOut: true)
        return .success
      }
      number = record.number
    }
    let rollback = try Rollback(of: deployment, to: number)
    if let expected = extent.planned?.basis?["record"]?.string, expected != rollback.record.digest {
      throw CommandError(
        "the plan is for another record: expected \(expected.prefix(12)), given \(rollback.record.digest.prefix(12))",
        hint: "make another plan: rollback --plan FILE", exitCode: .grave)
    }
    var settings = EnvironmentDeployment.Settings(bucket: invocation.value(.bucket), directory: console.directory)
    rollback.prepare(&deployment, &settings)
    show(rollback, in: target.environment.name)
    var isCarriedOut = false
    switch try extent.carryOut(deployment, templatesIn: folder, settings) {
    case .rehearsed: break
    case .planned(let path):
      let command = "rollback \(target.system.name) -e \(target.environment.name)"
      invocation.say(invocation.planned(in: path, by: command))
    case .carriedOut:
      isCarriedOut = true
      invocation.say("back to record \(rollback.record.number), recorded in \(folder)\n")
    }
    report(json(of: rollback, in: target), changes: follower.json, isCarriedOut: isCarriedOut)
    return .success
  }

  private func number() throws(UsageError) -> Int? {
    guard let given = invocation.value(Self.record) else { return nil }
    guard let number = Int(given), number > 0, given.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw UsageError("--record takes the number of a record, from 1 on, not \"\(given)\"")
    }
    return number
  }

  /// Shows what would differ.
  private func show(_ rollback: Rollback, in environment: String) {
    let record = rollback.record
    let release = record.event.release?.release.map { ", release \($0.digest.prefix(12))" } ?? ""
    invocation.say(
      "\(environment) goes from record \(rollback.present.number) back to record \(record.number), of "
        + "\(record.event.time)\(release)\n")
    for stack in rollback.stacks {
      if !stack.difference.isEmpty {
        invocation.say(
          TerminalStyle.text(isColoured: console.coloursOutput) { stack.difference.text(title: stack.name, style: $0) })
      }
      for value in stack.values { invocation.say("  \(displayable(value))\n") }
      for note in stack.notes { console.note(displayable(note)) }
    }
  }

  /// Tells machines what became of it, where they ask.
  private func report(_ rollback: JSONObject, changes: JSONValue, isCarriedOut: Bool) {
    if !invocation.isJSON { return }
    var object = rollback
    object["changes"] = changes
    object["isCarriedOut"] = .bool(isCarriedOut)
    console.output(Report.text(of: .object(object)))
  }

  /// What is gone back to, for machines.
  private func json(to record: ReleaseRecord, in target: DeploymentTarget) -> JSONObject {
    var object: JSONObject = [
      "system": .string(target.system.name), "environment": .string(target.environment.name),
      "to": .integer(Int64(record.number)), "record": .string(record.digest),
    ]
    object["release"] = record.event.release?.release.map { .string($0.digest) }
    return object
  }

  /// What would differ, for machines.
  private func json(of rollback: Rollback, in target: DeploymentTarget) -> JSONObject {
    var object = json(to: rollback.record, in: target)
    object["from"] = .integer(Int64(rollback.present.number))
    object["stacks"] = .array(
      rollback.stacks.map { stack in
        [
          "name": .string(stack.name), "difference": stack.difference.json(includingPatch: false),
          "values": .array(stack.values.map(JSONValue.string)), "notes": .array(stack.notes.map(JSONValue.string)),
        ]
      })
    return object
  }
}
