import StrataFacts
import StrataJSON
import StrataTemplate

/// Shows of each thing that somebody of an environment may do that it reaches nothing of another, or how it does.
///
/// It remembers what it looked up, so that it's for one thread at a time.
package final class PermissionProver {
  let names: ResourceNames
  let principals: [Principal]
  let targets: [PermissionTarget]
  let actionsOnTypes = ActionsOnTypes()
  /// The resources of each environment.
  private let ofEnvironments: [TargetSet]
  /// The resources of none.
  let shared: TargetSet
  /// What templates don't show.
  let unseenParts: [UnseenPart]
  /// The principals of each environment.
  let principalsOfEnvironments: [Int: [Principal]]
  /// Whether the tags of a resource may be changed, by its place, as far as it's been found out.
  var retagged: [Int: Bool] = [:]
  /// The statements of policies that conditions name, by the policies' places.
  var policies: [Int: [PolicyRule]?] = [:]
  private(set) lazy var becoming: Becoming = Becoming(self)

  package init(_ world: IsolationWorld) {
    let names = ResourceNames(world)
    self.names = names
    principals = PrincipalReader(names).all()
    let policies = ResourcePolicies(names)
    targets = world.resources.map { PermissionTarget($0, policies, names) }
    let targets = targets
    ofEnvironments = world.environments.indices.map { environment in
      TargetSet(
        targets.filter { $0.resource.environment == environment } + PermissionTarget.stacks(of: environment, names))
    }
    unseenParts = Self.unseenParts(of: world)
    shared = TargetSet(targets.filter { $0.resource.environment == nil })
    principalsOfEnvironments = Dictionary(grouping: principals.filter { $0.environment != nil }) { $0.environment ?? 0 }
  }

  var world: IsolationWorld { names.world }

  /// Whether accounts aren't known, so that one is taken for all whose account isn't.
  package var assumesAccount: Bool { names.places.assumesAccount }

  // MARK: - Candidates

  /// The ways by which principals of an environment, and whoever they can become, might reach resources of another.
  ///
  /// - Parameters:
  ///   - from: The place of the environment among the world's.
  ///   - to: The place of the other.
  /// - Returns: A way for each statement, closed by one fact; or for each resource that it may reach, open or not decided.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    guard from != to else { return [] }
    let targets = ofEnvironments[to]
    let principals = principalsOfEnvironments[from] ?? []
    var candidates: [Candidate] = []
    for principal in principals {
      candidates += reaches(of: principal, becoming: [], from: from, to: to, targets)
    }
    candidates += grantedByResources(to: principals, [], from: from, to: to, targets)
    candidates += becoming.candidates(from: from, to: to, targets)
    candidates += unseenParts(from: from, to: to)
    return candidates
  }

  /// What a principal may reach of an environment, by its own policies.
  ///
  /// - Parameters:
  ///   - principal: The principal.
  ///   - chain: Those that somebody became to be it, in words.
  ///   - from: The environment of whom it begins with.
  ///   - to: The environment that it might reach.
  ///   - targets: That environment's resources.
  /// - Returns: A way for each statement, or for each resource that it may reach.
  func reaches(
    of principal: Principal, becoming chain: [String], from: Int, to: Int, _ targets: TargetSet
  ) -> [Candidate] {
    var candidates = principal.unread.map { place in
      Candidate(
        .permission, from: from, to: to, source: place, target: nil,
        .undecided(
          Undecided(
            "a policy of \(principal.name) isn't known, so that it may allow everything",
            remedy: "write the policy in a template, as an object", places: [place])))
    }
    for rule in principal.rules where rule.effect == .allow {
      let grant = Grant(principal: principal, rule: rule, isOfResource: false)
      candidates += self.candidates(of: grant, becoming: chain, from: from, to: to, targets)
      candidates += accountWide(grant, becoming: chain, from: from, to: to, targets)
    }
    return candidates
  }

  private func candidates(
    of grant: Grant, becoming chain: [String], from: Int, to: Int, _ targets: TargetSet
  ) -> [Candidate] {
    var found: [Candidate] = []
    // What is named by its own ARN is looked for in no other environment.
    let isElsewhere = grant.rule.resources.owners?.isDisjoint(with: targets.indexes) ?? false
    for target in isElsewhere ? [] : targets.on(grant.rule.actions.services) {
      let verdict: Candidate.Verdict
      switch decide(grant, on: target) {
      case .untouched: continue
      case .closed(let fact): verdict = .closed(fact)
      case .undecided(let doubt): verdict = .undecided(doubt)
      case .open(let action, let arn, let places, _):
        verdict = .open(witness(grant, chain, action: action, arn: arn, target, places))
      }
      found.append(
        Candidate(.permission, from: from, to: to, source: grant.rule.place, target: target.index, verdict))
    }
    guard found.isEmpty else { return found }
    let texts = grant.rule.resources.elements.map(\.shown)
    let fact = ClosingFact(
      "resource-text", values: texts, places: [grant.rule.place],
      words: "\(describe(grant.rule)) names nothing of \(world.environments[to])")
    return [Candidate(.permission, from: from, to: to, source: grant.rule.place, target: nil, .closed(fact))]
  }
}
