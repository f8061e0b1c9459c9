import StrataFacts
import StrataJSON
import StrataTemplate

/// Shows of each thing that somebody of an environment may do that it reaches nothing of another, or how it does.
package final class PermissionProver {
  let names: ResourceNames
  let principals: [Principal]
  let targets: [PermissionTarget]
  let actionsOnTypes = ActionsOnTypes()
  private let targetsOfEnvironments: [Int: [Int]]
  private let functions: [Int: [WorldResource]]
  private let retaggers = RetagCache()
  private(set) lazy var becoming: Becoming = Becoming(self)

  package init(_ world: IsolationWorld) {
    let names = ResourceNames(world)
    self.names = names
    principals = PrincipalReader(names).all()
    let policies = ResourcePolicies(names)
    targets = world.resources.map { PermissionTarget($0, policies, names) }
    targetsOfEnvironments = Dictionary(
      grouping: world.resources.filter { $0.environment != nil }.map(\.index),
      by: { world.resources[$0].environment ?? 0 })
    var functions: [Int: [WorldResource]] = [:]
    for function in world.resources where function.type == "AWS::Lambda::Function" {
      for role in function.resource.placed("Role")?.elements ?? [] {
        for target in world.targets(of: role.value, in: function.stack) {
          functions[target.index, default: []].append(function)
        }
      }
    }
    self.functions = functions
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
    let targets = (targetsOfEnvironments[to] ?? []).map { self.targets[$0] }
    var candidates: [Candidate] = []
    for principal in principals where principal.environment == from {
      candidates += reaches(of: principal, becoming: [], from: from, to: to, targets)
    }
    candidates += grantedByResources(from: from, to: to, targets)
    candidates += becoming.candidates(from: from, to: to, targets)
    candidates += unreadStacks(from: from, to: to)
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
  func reaches(
    of principal: Principal, becoming chain: [String], from: Int, to: Int, _ targets: [PermissionTarget]
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
    of grant: Grant, becoming chain: [String], from: Int, to: Int, _ targets: [PermissionTarget]
  ) -> [Candidate] {
    var found: [Candidate] = []
    let services = grant.rule.actions.services
    // What names nothing but resources of its own environment by their own ARNs reaches no other.
    for target in targets {
      if let services, target.allServices.isDisjoint(with: services) { continue }
      let verdict: Candidate.Verdict
      switch decide(grant, on: target) {
      case .untouched: continue
      case .closed(let fact): verdict = .closed(fact)
      case .undecided(let doubt): verdict = .undecided(doubt)
      case .open(let action, let arn, let places, _):
        verdict = .open(witness(grant, chain, action: action, arn: arn, target, places))
      }
      found.append(
        Candidate(.permission, from: from, to: to, source: grant.rule.place, target: target.resource.index, verdict))
    }
    guard found.isEmpty else { return found }
    let texts = grant.rule.resources.elements.map(\.shown)
    let fact = ClosingFact(
      "resource-text", values: texts, places: [grant.rule.place],
      words: "\(describe(grant.rule)) names nothing of \(world.environments[to])")
    return [Candidate(.permission, from: from, to: to, source: grant.rule.place, target: nil, .closed(fact))]
  }

  /// What policies of an environment's resources let principals of another do.
  private func grantedByResources(from: Int, to: Int, _ targets: [PermissionTarget]) -> [Candidate] {
    var candidates: [Candidate] = []
    for target in targets {
      for document in target.documents + (target.trust.map { [$0] } ?? []) {
        for place in document.unread {
          candidates.append(
            Candidate(
              .permission, from: from, to: to, source: place, target: target.resource.index,
              .undecided(
                Undecided(
                  "the policy of \(describe(target)) isn't known, so that it may let in everybody",
                  remedy: "write the policy as an object", places: [place]))))
        }
        for rule in document.rules where rule.effect == .allow {
          candidates += granted(by: rule, of: target, from: from, to: to)
        }
      }
    }
    return candidates
  }

  private func granted(by rule: PolicyRule, of target: PermissionTarget, from: Int, to: Int) -> [Candidate] {
    var found: [Candidate] = []
    for principal in principals where principal.environment == from {
      let match = match(rule.principals, principal)
      guard match == .direct || match == .unknown,
        !names.places.areApart(principal.resource.stack, target.resource.stack)
      else { continue }
      let grant = Grant(principal: principal, rule: rule, isOfResource: true)
      let verdict: Candidate.Verdict
      switch decide(grant, on: target) {
      case .untouched: continue
      case .closed(let fact): verdict = .closed(fact)
      case .undecided(let doubt): verdict = .undecided(doubt)
      case .open(let action, let arn, let places, _):
        verdict =
          match == .direct
          ? .open(witness(grant, [], action: action, arn: arn, target, places))
          : .undecided(
            Undecided(
              "whom \(describe(rule)) lets in isn't known before deployment",
              remedy: "name the principal by its ARN", places: [rule.place]))
      }
      found.append(
        Candidate(.permission, from: from, to: to, source: rule.place, target: target.resource.index, verdict))
      // Who comes first shows enough of a statement that lets in everybody.
      if case .open = verdict { return found }
    }
    guard found.isEmpty else { return found }
    let fact = ClosingFact(
      "principal", places: [rule.place],
      words: "\(describe(rule)) lets in nobody of \(world.environments[from])")
    return [
      Candidate(
        .permission, from: from, to: to, source: rule.place, target: target.resource.index, .closed(fact))
    ]
  }

  /// What a macro may have rewritten, so that nothing of it is known.
  private func unreadStacks(from: Int, to: Int) -> [Candidate] {
    world.stacks.indices.compactMap { stack in
      let contents = world.stacks[stack].contents
      guard let macro = contents.ownMacros.first,
        world.resources.contains(where: { $0.stack == stack && ($0.environment == from || $0.environment == to) })
      else { return nil }
      let place = WorldPlace(stack: stack, JSONPointer(["Transform"]))
      return Candidate(
        .permission, from: from, to: to, source: place, target: nil,
        .undecided(
          Undecided(
            "the macro \(macro) may rewrite the template", remedy: "give the template as the macro leaves it",
            places: [place])))
    }
  }

  /// The statements by which a principal might do something with a target: its own, and those of the target that name it.
  func grants(of principal: Principal, on target: PermissionTarget) -> [Grant] {
    let own = principal.rules.filter { $0.effect == .allow }.map {
      Grant(principal: principal, rule: $0, isOfResource: false)
    }
    guard !names.places.areApart(principal.resource.stack, target.resource.stack) else { return own }
    let documents = target.documents + (target.trust.map { [$0] } ?? [])
    return own
      + documents.flatMap(\.rules).filter { rule in
        guard rule.effect == .allow else { return false }
        let match = match(rule.principals, principal)
        return match == .direct || match == .unknown
      }.map { Grant(principal: principal, rule: $0, isOfResource: true) }
  }

  /// The statements of a policy of the world's templates, by its ARN; nil where none has it, or it can't be read.
  func policy(named value: ConditionValue) -> [PolicyRule]? {
    let policy = world.resources.first { resource in
      resource.type == "AWS::IAM::ManagedPolicy"
        && (value.owner == resource.index
          || value.owner == nil && value.isExact && value.certain.literal != nil
            && names.arns(of: resource, .certain).contains(value.certain))
    }
    guard let policy, let placed = policy.resource.placed("PolicyDocument") else { return nil }
    let document = PolicyDocument(placed, in: policy.stack, isCertain: true, names)
    return document.unread.isEmpty ? document.rules : nil
  }

  // MARK: - Context

  func context(_ principal: Principal, _ target: PermissionTarget?, _ action: String?) -> RequestContext {
    RequestContext(
      names: names, principal: principal.resource, principalTags: principal.hasSessionTags ? nil : principal.tags,
      target: target?.resource, targetTags: target.flatMap { mayRetag($0, principal.environment) ? nil : $0.tags },
      action: action.flatMap { actionsOnTypes.fact($0) }, functions: functions[principal.resource.index] ?? [])
  }

  /// Whether somebody of an environment may change a resource's tags, by a statement whose own conditions don't look at tags.
  private func mayRetag(_ target: PermissionTarget, _ environment: Int?) -> Bool {
    let key = RetagCache.Key(target: target.resource.index, environment: environment)
    if let known = retaggers.known[key] { return known }
    // While it's found out, tags count, as whoever may change tags by tags alone changes none.
    retaggers.known[key] = false
    let isRetagged = principals.contains { principal in
      principal.environment == environment
        && principal.rules.contains { rule in
          guard rule.effect == .allow, !touchedForms(rule.resources, of: target).isEmpty else { return false }
          let tagging = actionsOnTypes.actions(rule.actions, on: target).filter { action in
            let fact = actionsOnTypes.fact(action)
            return fact?.access == .tagging
              || action.lowercased().contains("tag") && fact?.access != .list && fact?.access != .read
          }
          return tagging.contains { action in
            !actionsOnTypes.forms(of: target.type, reachedBy: action).isEmpty
              && context(principal, target, action).truth(of: rule.conditions) != .never
          }
        }
    }
    retaggers.known[key] = isRetagged
    return isRetagged
  }

  // MARK: - Words

  func describe(_ target: PermissionTarget) -> String {
    world.words(target.resource.index)
  }

  /// A statement by its number and its policy.
  func describe(_ rule: PolicyRule) -> String {
    let tokens = rule.place.pointer.tokens
    let owner = tokens.count > 1 ? tokens[1] : "a template"
    let stack = (world.stacks[rule.place.stack].name ?? world.stacks[rule.place.stack].environment).map { "\($0)/" } ?? ""
    guard let place = tokens.lastIndex(of: "Statement") else { return "a statement of \(stack)\(owner)" }
    let number = tokens[(place + 1)...].compactMap { Int($0) }.first.map { $0 + 1 } ?? 1
    return "statement \(number) of \(stack)\(owner)"
  }

  func witness(
    _ grant: Grant, _ chain: [String], action: String, arn: String, _ target: PermissionTarget, _ places: [WorldPlace]
  ) -> Witness {
    let principal = grant.principal
    let actor = "\(Self.kind(principal.resource.type)) \(principal.name)"
    let through = chain.isEmpty ? "" : "\(chain.joined(separator: ", ")), and then "
    let who = principal.isMade ? "whoever has these" : actor
    let rule = grant.rule.place.pointer.tokens.isEmpty ? "" : ", by \(describe(grant.rule))"
    return Witness(
      actor: actor, becoming: chain, action: action, reached: arn, places: places,
      words: "\(through)\(who) may \(action) \(arn), which is of \(describe(target))\(rule)")
  }

  static func kind(_ type: String) -> String {
    switch type {
    case "AWS::IAM::Role": "role"
    case "AWS::IAM::User": "user"
    case "AWS::IAM::Group": "group"
    default: "whoever has"
    }
  }
}

/// Whether tags may be changed, as far as it's been found out.
final class RetagCache {
  struct Key: Hashable {
    let target: Int
    let environment: Int?
  }

  var known: [Key: Bool] = [:]
}

extension Principal {
  /// Whether a session of it may have tags that the role doesn't, by its trust.
  var hasSessionTags: Bool {
    guard let trust else { return false }
    return !trust.unread.isEmpty
      || trust.rules.contains { $0.effect == .allow && $0.actions.mayContain("sts:tagsession") }
  }
}
