import StrataJSON
import StrataTemplate

extension Becoming {
  /// Those that somebody may give whatever rights they like, each as far as a boundary lets it.
  func widened(by actor: Actor, in environment: Int) -> [Actor] {
    var found: [Actor] = []
    for edge in BecomingEdge.widening where edge.outcome == .anyRights {
      if edge.needs.allSatisfy({ $0.object == .anything }) {
        if let someone = made(edge, by: actor) { found.append(someone) }
        continue
      }
      for identity in prover.world.resources {
        // Whoever isn't of the environment is nobody that its principals are.
        guard identity.environment == environment || identity.environment == nil, Self.types.contains(identity.type)
        else { continue }
        if let someone = widened(identity, edge, by: actor) { found.append(someone) }
      }
    }
    return found
  }

  private static let types: Set<String> = [
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
    let doubt = Undecided(
      "whether \(actor.principal.name) may \(action) isn't known here",
      remedy: "name what the statement is about by ARNs that are written out", places: places)
    return widened(actor, demanded, by: words, places, doubt: isPossible == .surely ? nil : doubt)
  }

  /// Somebody that there is, with whatever rights they're given.
  private func widened(_ identity: WorldResource, _ edge: BecomingEdge, by actor: Actor) -> Actor? {
    let actions = edge.needs.flatMap(\.actions)
    let target = prover.targets[identity.index]
    let words = { (action: String) in
      "\(actor.principal.name) gives \(self.prover.describe(target)) whatever rights it likes by \(action)"
    }
    if edge.name == "policy-removal", !hasDenials(identity) { return nil }
    guard let step = self.step(actions, on: target, by: actor, words) else { return nil }
    let own =
      edge.name == "permissions-boundary"
      ? nil : prover.principals.first { $0.resource.index == identity.index }?.boundary
    return widened(actor, limit(of: actions, actor.principal) ?? own, by: step.words, step.places, doubt: step.doubt)
  }

  private func hasDenials(_ identity: WorldResource) -> Bool {
    prover.principals.first { $0.resource.index == identity.index }?.rules.contains { $0.effect == .deny } ?? true
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
    let everything = PolicyDocument(
      ["Statement": [["Effect": "Allow", "Action": "*", "Resource": "*"]]],
      attachedAt: WorldPlace(stack: place.stack, JSONPointer()), isCertain: true, prover.names
    ).rules
    return Actor(
      principal: Principal(
        resource: actor.principal.resource, name: actor.principal.name, rules: limit ?? everything, unread: [],
        boundary: nil, hasUnknownBoundary: false, trust: actor.principal.trust, tags: nil, isMade: true),
      chain: actor.chain + [words], places: actor.places + places, doubt: actor.doubt ?? doubt)
  }
}
