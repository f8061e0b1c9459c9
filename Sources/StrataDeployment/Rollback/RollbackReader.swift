import StrataChecks
import StrataDiff
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataReleases
import StrataTemplate

/// Reads what comes back of each stack, and refuses what can't.
struct RollbackReader {
  let environment: String
  let records: SystemRecords
  let history: RecordHistory
  let choice: RollbackChoice
  let deployment: EnvironmentDeployment

  private var number: Int { choice.record.number }

  func stacks() throws -> [Rollback.Stack] {
    let recorded = choice.record.event.stacks
    let later = choice.present.event.stacks.map(\.name).first { name in !recorded.contains { $0.name == name } }
    if let later {
      throw DeploymentError(
        "the stack \(later) came after record \(number), and going back would leave it",
        hint: "destroy it first, or go back to a record that has it")
    }
    return try recorded.map(read)
  }

  private func read(_ recorded: RecordedStack) throws -> Rollback.Stack {
    let name = recorded.name
    guard let artifact = deployment.stacks.first(where: { $0.name == name }) else {
      throw DeploymentError(
        "the stack \(name) of record \(number) isn't declared any more, so that nobody knows where it belongs",
        hint: "check out the sources of that time\(release)")
    }
    let live = deployment.deployed[name]
    try LiveStacks(environment: environment, history: history, templates: records.templates).check(name, live)
    guard let live else {
      throw DeploymentError("the stack \(name) isn't deployed any more, so that there's no way back", isGrave: true)
    }
    let others = Set(artifact.environments + live.environments.names).subtracting([environment]).sorted()
    if !others.isEmpty {
      throw DeploymentError(
        "the stack \(name) has something of \(others.joined(separator: ", ")) too, which would go back as well",
        hint: "deploy the sources of that time\(release), or give each environment a stack of its own")
    }
    let bytes = try bytes(of: recorded.template, name)
    guard let json = try? JSONValue(parsing: bytes) else {
      throw DeploymentError("the template that was kept of \(name) isn't JSON")
    }
    let kept = try kept(json, name)
    try StackLosses(of: name, environment: environment, templates: records.templates).check(
      choice, comingBack: kept, recorded)
    var values = RollbackValues(of: name, live, recorded, number: number)
    for parameter in json["Parameters"]?.object ?? [:] { try values.take(parameter.key, choice.since) }
    let difference: TemplateDifference
    do {
      difference = try TemplateDifference(from: live.template.json, to: json)
    } catch {
      throw DeploymentError("the templates of \(name) can't be compared: \(error)")
    }
    return Rollback.Stack(
      name: name, difference: difference, values: values.changes, notes: values.notes,
      artifact: artifact.goingBack(
        to: Template(json), bytes: bytes, tags: recorded.tags, nested: kept.nested.map(nested)),
      parameters: values.given)
  }

  /// The commit of what comes back, in words.
  private var release: String {
    choice.record.event.release?.release.map { ": \($0.commit.prefix(12))" } ?? ""
  }

  /// The template with those of the stacks that were nested in it.
  private func kept(_ json: JSONValue, _ name: String) throws -> KeptTemplates {
    do {
      return try KeptTemplates(json, in: records.templates)
    } catch let missing as KeptTemplates.Missing {
      throw notKept(missing.digest, "\(name)/\(missing.logicalPath)")
    }
  }

  private func nested(_ kept: KeptTemplates.Nested) -> RecordedNested {
    let export = ArtifactsName.export(of: environment, in: deployment.target.system.name)
    // A template that is in the environment's own bucket imports the bucket's name.
    let isOwn = PartialText(kept.address).parts.contains { part in
      if case .unknown(let value) = part { value.argument(of: .importValue)?.string == export } else { false }
    }
    return RecordedNested(
      kept.logicalPath, Template(kept.json), bytes: kept.bytes, environment: isOwn ? environment : nil)
  }

  private func bytes(of digest: String?, _ name: String) throws -> [UInt8] {
    guard let digest else {
      throw DeploymentError("record \(number) doesn't name the template of \(name), so that it can't come back")
    }
    if let bytes = try records.templates.template(digest) { return bytes }
    throw notKept(digest, name)
  }

  private func notKept(_ digest: String, _ name: String) -> DeploymentError {
    DeploymentError(
      "the template \(digest.prefix(12)) of \(name) isn't kept any more, so that record \(number) can't come back",
      hint: "take its file from another clone: \(records.templates.path(of: digest))")
  }
}
