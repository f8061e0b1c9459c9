import StrataJSON
import StrataTemplate

extension Becoming {
  /// Those that somebody may give whatever rights they like, each as far as a boundary lets it.
  func widened(by actor: Actor, in environment: Int) -> [Actor] {
    var found: [Actor] = []
    // Whoever isn't of the environment is nobody that its principals are.
    let identities = identities.filter {
      $0.resource.environment == environment || $0.resource.environment == nil
    }
    let rules = actor.principal.rules.filter { $0.effect == .allow }
    for (edge, wanted) in WantedActions.widening {
      if edge.needs.allSatisfy({ $0.object == .anything }) {
        if let someone = made(edge, by: actor) { found.append(someone) }
        continue
      }
      let isAllowed = rules.contains { wanted.mayBeAmong($0.actions) }
      for identity in identities where isAllowed || !identity.lettingIn.isEmpty {
        if let someone = widened(identity, edge, wanted, by: actor) { found.append(someone) }
      }
    }
    return found
  }

  static let identityTypes: Set<String> = [
    "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User",
  ]

  /// Somebody new, with whatever rights they're given.
  private func made(_ edge: BecomingEdge, by actor: Actor) -> Actor? {
    // Each need must be met, so that the least likely of them counts.
    let isPossible = edge.needs.map { prover.mayDo($0.actions, actor.principal) }.max() ?? .never
    guard isPossible != .never else { return nil }
    let actions = edge.needs.flatMap(\.actions)
    let limits = edge.needs.map { need in limit(of: need.actions, actor.principal) }
    // One step that gives no rights beyond a boundary is enough, where each of them is needed.
    let demanded = limits.first { $0 != nil } ?? nil
    let places = rules(allowing: actions, actor.principal).map(\.place)
    let action = actions.first { prover.mayDo([$0], actor.principal) != .never } ?? actions[0]
    let words = "\(actor.principal.name) makes somebody by \(action)"
    let doubt =
      places.isEmpty
      ? Undecided(
        "whether \(actor.principal.name) may \(action) isn't known, as a policy of it isn't",
        remedy: "write the policy in a template, as an object", places: actor.principal.unread)
      : Undecided(
        "whether \(actor.principal.name) may \(action) isn't known here",
        remedy: "name what the statement is about by ARNs that are written out", places: places)
    return widened(actor, demanded, by: words, places, doubt: isPossible == .surely ? nil : doubt)
  }

  /// Somebody that there is, with whatever rights they're given.
  private func widened(
    _ target: PermissionTarget, _ edge: BecomingEdge, _ wanted: WantedActions, by actor: Actor
  ) -> Actor? {
    let actions = edge.needs.flatMap(\.actions)
    let words = { (action: String) in
      "\(actor.principal.name) gives \(self.prover.describe(target)) whatever rights it likes by \(action)"
    }
    if edge.name == "policy-removal", !hasDenials(target.resource) { return nil }
    guard let step = self.step(wanted, on: target, by: actor, words) else { return nil }
    let own =
      edge.name == "permissions-boundary"
      ? nil : principal(target.resource.index)?.boundary
    return widened(actor, limit(of: actions, actor.principal) ?? own, by: step.words, step.places, doubt: step.doubt)
  }

  private func hasDenials(_ identity: WorldResource) -> Bool {
    principal(identity.index)?.rules.contains { $0.effect == .deny } ?? true
  }

  private func rules(allowing actions: [String], _ principal: Principal) -> [PolicyRule] {
    principal.rules.filter { rule in
      rule.effect == .allow && actions.contains { rule.actions.mayContain($0.lowercased()) }
    }
  }

  /// The boundary that all statements demand which allow some actions; nil where one demands none that is known.
  private func limit(of actions: [String], _ principal: Principal) -> [PolicyRule]? {
    var found: [PolicyRule]?
    for rule in rules(allowing: actions, principal) {
      let demanded = (rule.conditions ?? []).first { condition in
        condition.key == "iam:permissionsboundary" && !condition.isNegated && !condition.holdsWithoutKey
          && (condition.comparison == .string || condition.comparison == .arn)
      }
      guard let demanded, !demanded.values.isEmpty else { return nil }
      for value in demanded.values {
        guard let rules = prover.policy(named: value) else { return nil }
        found = (found ?? []) + rules
      }
    }
    return found
  }

  /// Somebody with any rights within a boundary: what the boundary lets is what they may do.
  private func widened(
    _ actor: Actor, _ limit: [PolicyRule]?, by words: String, _ places: [WorldPlace], doubt: Undecided?
  ) -> Actor {
    let place =
      places.first ?? WorldPlace(stack: actor.principal.resource.stack, actor.principal.resource.resource.pointer())
    return Actor(
      principal: Principal(
        resource: actor.principal.resource, name: actor.principal.name, rules: limit ?? everything(in: place.stack),
        unread: [],
        boundary: nil, hasUnknownBoundary: false, trust: actor.principal.trust, tags: nil, isMade: true),
      chain: actor.chain + [words], places: actor.places + places, doubt: actor.doubt ?? doubt)
  }

  private func everything(in stack: Int) -> [PolicyRule] {
    PolicyDocument(
      ["Statement": [["Effect": "Allow", "Action": "*", "Resource": "*"]]],
      attachedAt: WorldPlace(stack: stack, JSONPointer()), isCertain: true, prover.names
    ).rules
  }
}
