import StrataJSON
import StrataLanguage
import StrataMigration
import StrataTemplate

/// The candidates that make exactly what a template has, each by itself and all of them together.
struct Selection {
  let environment: StackEnvironment?
  /// The constructs, in the order of the template.
  private(set) var lifts: [Lift] = []
  /// The reasons why others aren't among them, by their logical ids.
  private(set) var refusals: [String: Lifting.Refusal] = [:]

  /// How many resources the constructs make.
  var made: Int { lifts.reduce(0) { $0 + $1.resources.count } }

  private let source: MigrationSource
  private let comparison: Comparison
  private let references: [TemplateReference]
  private let ids: [String]

  init(_ source: MigrationSource, _ candidates: [Candidate], in environment: StackEnvironment?) {
    self.source = source
    self.environment = environment
    comparison = Comparison(source)
    references = TemplateReference.all(inTemplate: source.template)
    ids = source.template["Resources"]?.object?.keys ?? []
    let (kept, made) = alone(candidates)
    var left = kept
    // What one construct makes can't be another's main resource.
    for candidate in left {
      let owner = made.filter { $0.key != candidate.id && $0.value.contains(candidate.id) }.keys.min()
      if let owner { refuse(candidate, "\(owner) may make it as well") }
    }
    left.removeAll { refusals[$0.id] != nil }
    while !left.isEmpty {
      let (tried, trial) = self.trial(sorted(left))
      let dropped = problems(tried, trial)
      if dropped.isEmpty {
        lifts = ids.compactMap { id in tried.first { $0.id == id } }.map { lift($0, trial) }
        break
      }
      for candidate in left { dropped[candidate.id].map { refuse(candidate, $0) } }
      left.removeAll { dropped[$0.id] != nil }
    }
  }

  /// The candidates that make what the template has where there's nothing else but what they need, and what they make.
  private mutating func alone(_ candidates: [Candidate]) -> ([Candidate], made: [String: Set<String>]) {
    let known = Dictionary(candidates.map { ($0.id, $0) }) { first, _ in first }
    var kept: [Candidate] = []
    var made: [String: Set<String>] = [:]
    for candidate in candidates {
      var needed: [Candidate] = []
      if let missing = Self.collect(candidate.needs, of: known, &needed, below: [candidate.id]) {
        let isItself = missing == candidate.id
        refuse(
          candidate, isItself ? "it needs itself, by way of others" : "it needs \(missing), which isn't a construct")
        continue
      }
      let (tried, trial) = self.trial(needed + [candidate])
      let reason = trial.mistake?.message ?? comparison.differences(trial, [tried[needed.count]])[candidate.id]
      if let reason {
        refuse(candidate, reason)
      } else {
        kept.append(candidate)
        made[candidate.id] = Set((trial.made[candidate.id] ?? [:]).keys)
      }
    }
    return (kept, made)
  }

  /// Collects what candidates need, each after what it needs itself.
  ///
  /// - Returns: What isn't known, or needs itself; nil where there's nothing of that kind.
  private static func collect(
    _ ids: [String], of known: [String: Candidate], _ found: inout [Candidate], below outer: Set<String>
  ) -> String? {
    for id in ids where !found.contains(where: { $0.id == id }) {
      guard let candidate = known[id], !outer.contains(id) else { return id }
      if let missing = collect(candidate.needs, of: known, &found, below: outer.union([id])) { return missing }
      found.append(candidate)
    }
    return nil
  }

  private mutating func refuse(_ candidate: Candidate, _ reason: String) {
    refusals[candidate.id] = Lifting.Refusal(id: candidate.id, construct: candidate.construct, reason: reason)
  }

  /// Declares candidates, and then once more with what is said of them beyond their arguments.
  private func trial(_ candidates: [Candidate]) -> ([Candidate], Trial) {
    let first = Trial(candidates, stack: source.stack, environment: environment)
    let all = candidates.map { completed($0, first) }
    let hasMore = all.contains { !$0.additions.accepted.isEmpty || !$0.additions.boundaries.isEmpty }
    return (all, hasMore ? Trial(all, stack: source.stack, environment: environment) : first)
  }

  /// The order in which they'd be declared in the sources.
  private func sorted(_ candidates: [Candidate]) -> [Candidate] {
    let trial = Trial(candidates, stack: source.stack, environment: environment)
    let order = LiftedResources(candidates.map { lift(completed($0, trial), trial) }).order(of: ids, references)
    return order.compactMap { id in candidates.first { $0.id == id } }
  }

  /// The reasons why candidates can't stay, by their ids.
  private func problems(_ candidates: [Candidate], _ trial: Trial) -> [String: String] {
    if let mistake = trial.mistake {
      return Dictionary(candidates.map { ($0.id, mistake.message) }) { first, _ in first }
    }
    var problems = comparison.differences(trial, candidates)
    var seen: Set<String> = []
    for candidate in candidates {
      if let missing = candidate.needs.first(where: { !seen.contains($0) }) {
        problems[candidate.id] = "it needs \(missing), which isn't a construct before it"
      }
      seen.insert(candidate.id)
    }
    return problems
  }

  /// A candidate with what the template says of its resources beyond what the construct makes.
  private func completed(_ candidate: Candidate, _ trial: Trial) -> Candidate {
    var candidate = candidate
    candidate.additions = Additions()
    for (id, made) in (trial.made[candidate.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let rendered = trial.resources[id], let given = source.template["Resources"]?[id] else { continue }
      if let member = made.member {
        let known = Self.skips(rendered)
        candidate.additions.accepted += Self.skips(given).filter { !known.contains($0) }.compactMap { skip in
          guard let rule = skip["id"]?.string, let reason = skip["comment"]?.string else { return nil }
          return .init(member: member, rule: rule, reason: reason)
        }
        if rendered["Type"] == "AWS::IAM::Role", let boundary = given["Properties"]?["PermissionsBoundary"] {
          let place = JSONPointer(["Resources", id, "Properties", "PermissionsBoundary"])
          candidate.additions.boundaries.append(.init(member: member, value: boundary, place: place))
        }
      }
      let growth = candidate.growing.first { candidate.id + $0.key == id }?.value
      candidate.additions.statements[id] = growth.flatMap { comparison.further(id, than: rendered, by: $0) }
    }
    return candidate
  }

  private static func skips(_ resource: JSONValue) -> [JSONValue] {
    resource["Metadata"]?["checkov"]?["skip"]?.array ?? []
  }

  private func lift(_ candidate: Candidate, _ trial: Trial) -> Lift {
    let writer = AdditionWriter(candidate, source)
    return Lift(
      id: candidate.id, construct: candidate.construct, module: candidate.module, arguments: writer.arguments,
      settings: writer.settings, resources: trial.made[candidate.id] ?? [:])
  }
}
