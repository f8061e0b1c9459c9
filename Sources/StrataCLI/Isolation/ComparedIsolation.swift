import StrataChecks
import StrataEnvironments
import StrataIsolation
import StrataJSON
import StrataPipeline
import StrataTemplate

/// Whether environments reach into each other, compared with what was before.
struct ComparedIsolation {
  /// The environments as they are now.
  let subject: IsolationSubject
  let difference: IsolationDifference
  /// What is to be known of the templates that were before.
  var notes: [String] = []

  /// Compares a system's environments.
  ///
  /// - Parameters:
  ///   - compared: The system, of which all stacks were compared.
  ///   - after: What is known of its environments now.
  /// - Throws: ``CommandError`` where the manifest beside the templates that were before can't be read.
  init(_ compared: ComparedSystem, _ after: IsolationReport) throws {
    let member = compared.member
    subject = IsolationSubject(member)
    let places = try compared.oldPlaces()
    let templates = compared.old.sorted { $0.key < $1.key }
    var stacks = templates.map { name, json in
      IsolatedStack(
        name: name, environment: TemplateEnvironments(json: json).owner, contents: TemplateContents(json),
        account: places[name]?.account, region: places[name]?.region)
    }
    for (place, template) in templates.enumerated() {
      stacks.append(compared.oldNested[template.key] ?? [], in: place)
    }
    let isSame =
      compared.named.isIdentical
      && after.world.stacks.allSatisfy { stack in
        if stack.outer != nil { return true }
        guard let place = stack.name.flatMap({ places[$0] }) else { return false }
        return place.account == stack.account && place.region == stack.region
      }
    if isSame {
      difference = IsolationDifference(from: after, to: after)
      return
    }
    let said = Set(stacks.flatMap { TemplateEnvironments(json: $0.contents.json).names })
    let names = after.world.environments.filter(said.contains)
    difference = IsolationDifference(from: member.isolation(of: stacks, among: names).report(), to: after)
    notes = stacks.compactMap { stack in
      let mistakes = TemplateChecker().report(on: stack.contents).findings.count { $0.severity == .error }
      return mistakes == 0
        ? nil
        : IsolationFolders.refusal(
          of: "\(stack.name ?? stack.title ?? "") of \(compared.named.place)", mistakes: mistakes)
          + ", and may be otherwise than it's taken to be"
    }
  }

  /// Compares the environments of two folders.
  ///
  /// - Parameters:
  ///   - old: The path of the folder that was before.
  ///   - new: The path of the one that takes its place.
  ///   - console: The console that tells what stands there.
  /// - Throws: ``UsageError`` where one is no folder; ``CommandError`` where one has templates of less than two environments,
  ///   or a file can't be read.
  init(_ old: String, _ new: String, console: Console) throws {
    let folders = try [old, new].map { try IsolationFolders(in: $0, console: console) }
    let hint = "a folder in it for each environment tells whose templates are, as staging/ and production/"
    if folders[0].environments.isEmpty { try folders[0].checkSeveral(hint: hint) }
    try folders[1].checkSeveral(hint: hint)
    subject = try IsolationSubject(folders[1])
    difference = IsolationDifference(
      from: try IsolationSubject(folders[0]).analysis.report(), to: subject.analysis.report())
    notes = folders.flatMap(\.refusals)
  }
}
