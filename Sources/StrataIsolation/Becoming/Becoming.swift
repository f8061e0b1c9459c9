import StrataFacts
import StrataTemplate

/// Who the principals of an environment can become, one after the other, and what those reach.
///
/// A principal of the environment itself is looked at anyway, so that only others count: roles that are shared or another
/// environment's, and those that somebody may give whatever rights they like, as far as a boundary lets them.
final class Becoming {
  /// Somebody whom a principal of the environment can be.
  struct Actor {
    let principal: Principal
    /// How they became it, in words.
    let chain: [String]
    /// The statements that it takes.
    let places: [WorldPlace]
    /// Why it isn't sure; nil where it is.
    let doubt: Undecided?
  }

  unowned let prover: PermissionProver
  private let uses: RoleUses
  /// The resources that run as a role.
  private let runners: [PermissionTarget]
  private let principals: [Int: Principal]
  /// Those whose rights somebody may widen.
  let identities: [PermissionTarget]
  private var known: [Int: [Actor]] = [:]

  init(_ prover: PermissionProver) {
    self.prover = prover
    let uses = RoleUses(prover.names)
    self.uses = uses
    runners = prover.targets.filter { !uses[$0.resource].isEmpty }
    identities = prover.targets.filter { Self.identityTypes.contains($0.type) }
    principals = Dictionary(prover.principals.map { ($0.resource.index, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What those that an environment's principals can become may reach of another.
  func candidates(from: Int, to: Int, _ targets: TargetSet) -> [Candidate] {
    var candidates = unknownRoles(from: from, to: to)
    for actor in actors(of: from) where actor.principal.environment != to {
      let principal = actor.principal
      let reached =
        prover.reaches(of: principal, becoming: actor.chain, from: from, to: to, targets)
        + prover.grantedByResources(to: [principal], actor.chain, from: from, to: to, targets)
      candidates += reached.map { candidate in
        guard case .open = candidate.verdict, let doubt = actor.doubt else { return candidate }
        return Candidate(
          candidate.kind, from: from, to: to, source: candidate.source, target: candidate.target, .undecided(doubt))
      }
    }
    return candidates
  }

  /// The roles that an environment's resources run as which no template has.
  private func unknownRoles(from: Int, to: Int) -> [Candidate] {
    runners.map(\.resource).filter { $0.environment == from }.flatMap { resource in
      uses[resource].filter { $0.role == nil }.map { use in
        Candidate(
          .permission, from: from, to: to, source: use.place, target: nil,
          .undecided(
            Undecided(
              "\(resource.logicalID) runs as \(use.shown), which no template has, so that it may do anything",
              remedy: "put the role's template among the others", places: [use.place])))
      }
    }
  }

  // MARK: - The closure

  /// Those that an environment's principals can become.
  func actors(of environment: Int) -> [Actor] {
    if let found = known[environment] { return found }
    var found = start(of: environment)
    var seen = Set(found.map(\.principal.resource.index))
    var limits: Set<[WorldPlace]> = []
    var place = 0
    let own = prover.principals.filter { $0.environment == environment }.map {
      Actor(principal: $0, chain: [], places: [], doubt: nil)
    }
    found = own + found
    while place < found.count {
      let actor = found[place]
      place += 1
      // Whoever was given rights becomes nobody else that matters.
      if actor.principal.isMade { continue }
      for next in becomings(of: actor, in: environment) {
        // Of those that are let the same one shows enough.
        let isNew =
          next.principal.isMade
          ? limits.insert(next.principal.rules.map(\.place)).inserted
          : seen.insert(next.principal.resource.index).inserted
        if isNew { found.append(next) }
      }
    }
    found = Array(found.dropFirst(own.count))
    known[environment] = found
    return found
  }

  /// The roles of others that an environment's own resources run as.
  private func start(of environment: Int) -> [Actor] {
    var found: [Actor] = []
    for resource in runners.map(\.resource) where resource.environment == environment {
      for use in uses[resource] {
        guard let role = use.role, let principal = self.principal(role), principal.environment != environment else {
          continue
        }
        found.append(
          Actor(
            principal: principal, chain: ["\(resource.logicalID) runs as \(principal.name)"], places: [use.place],
            doubt: nil))
      }
    }
    return found
  }

  /// The principal that a resource is.
  func principal(_ index: Int) -> Principal? { principals[index] }

  /// Those that somebody can become at once.
  private func becomings(of actor: Actor, in environment: Int) -> [Actor] {
    var found: [Actor] = []
    var rights = BecomingRights(of: actor.principal)
    for principal in prover.principals where principal.environment != environment {
      let target = prover.targets[principal.resource.index]
      guard rights.mayTake(target), let step = self.taking(target, by: actor) else { continue }
      found.append(next(actor, principal, step))
    }
    for runner in runners where runner.resource.environment != environment {
      guard rights.mayChange(runner), let step = self.changing(runner, by: actor) else { continue }
      for use in uses[runner.resource] {
        guard let role = use.role, let principal = self.principal(role), principal.environment != environment else {
          continue
        }
        found.append(next(actor, principal, step))
      }
    }
    return found + widened(by: actor, in: environment)
  }

  struct Step {
    let words: String
    let places: [WorldPlace]
    let doubt: Undecided?
  }

  private func next(_ actor: Actor, _ principal: Principal, _ step: Step) -> Actor {
    Actor(
      principal: principal, chain: actor.chain + [step.words], places: actor.places + step.places,
      doubt: actor.doubt ?? step.doubt)
  }

  // MARK: - Steps

  /// How somebody takes a role or a user; nil where they can't.
  private func taking(_ target: PermissionTarget, by actor: Actor) -> Step? {
    let words = { (action: String) in "\(actor.principal.name) becomes \(self.prover.describe(target)) by \(action)" }
    if target.type == "AWS::IAM::User" { return step(.takingUsers, on: target, by: actor, words) }
    guard target.type == "AWS::IAM::Role" else { return nil }
    if let step = self.step(.takingRoles, on: target, by: actor, words) { return step }
    guard let passed = self.step(.passingRoles, on: target, by: actor, words) else { return nil }
    let trusted = trustedServices(target)
    let edges = BecomingEdge.passing.filter { !trusted.isDisjoint(with: $0.services) }
    // A service whose ways aren't known gives the role to whoever may pass it.
    let isUnknown = trusted.contains { !BecomingEdge.launchableServices.contains($0) } || trusted.isEmpty
    if isUnknown { return passed }
    let launches = edges.map { edge in
      edge.needs.filter { $0.object == .anything }.map { prover.mayDo($0.actions, actor.principal) }.max() ?? .surely
    }
    switch launches.min() {
    case .surely?: return passed
    case .perhaps?:
      return Step(words: passed.words, places: passed.places, doubt: passed.doubt ?? launching(target, actor))
    case .never?, nil: return nil
    }
  }

  private func launching(_ target: PermissionTarget, _ actor: Actor) -> Undecided {
    Undecided(
      "whether \(actor.principal.name) may start anything as \(prover.describe(target)) isn't known here",
      remedy: "name what may be started by its ARN", places: actor.places)
  }

  /// How somebody gets hold of what runs as a role; nil where they can't.
  private func changing(_ target: PermissionTarget, by actor: Actor) -> Step? {
    let words = { (action: String) in
      "\(actor.principal.name) gets hold of \(self.prover.describe(target)) by \(action)"
    }
    return step(WantedActions.changing[target.type], on: target, by: actor, words)
  }

  /// What somebody may do of some actions on a target, as a step; of all that change something where none are given.
  func step(
    _ wanted: WantedActions?, on target: PermissionTarget, by actor: Actor, _ words: (String) -> String
  ) -> Step? {
    var doubtful: Step?
    for grant in prover.grants(of: actor.principal, on: target) {
      if let wanted, !wanted.mayBeAmong(grant.rule.actions) { continue }
      switch prover.decide(grant, on: target, wanted?.keys) {
      case .untouched, .closed: continue
      case .undecided(let doubt):
        doubtful = doubtful ?? Step(words: words("what isn't known"), places: [grant.rule.place], doubt: doubt)
      case .open(let action, _, let places, let fact):
        if wanted == nil, fact?.onlyReads ?? false { continue }
        return Step(words: words(action), places: places, doubt: nil)
      }
    }
    return doubtful
  }

  private func trustedServices(_ target: PermissionTarget) -> Set<String> {
    var services: Set<String> = []
    for rule in target.trust?.rules ?? [] where rule.effect == .allow {
      for case .service(let service) in rule.principals.elements { services.insert(service) }
    }
    return services
  }
}
