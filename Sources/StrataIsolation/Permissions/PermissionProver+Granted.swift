import StrataTemplate

extension PermissionProver {
  /// What policies of an environment's resources let principals of another do.
  ///
  /// - Parameters:
  ///   - principals: The principals.
  ///   - chain: Those that somebody became to be one of them, in words.
  ///   - from: The environment of whom it begins with.
  ///   - to: The environment of the resources.
  ///   - targets: The resources.
  /// - Returns: A way for each statement, or for the first principal that it lets in.
  func grantedByResources(
    to principals: [Principal], _ chain: [String], from: Int, to: Int, _ targets: TargetSet
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    for target in targets.all {
      for document in target.documents + (target.trust.map { [$0] } ?? []) {
        for place in document.unread where chain.isEmpty {
          candidates.append(
            Candidate(
              .permission, from: from, to: to, source: place, target: target.resource.index,
              .undecided(
                Undecided(
                  "the policy of \(describe(target)) isn't known, so that it may let in everybody",
                  remedy: "write the policy as an object", places: [place]))))
        }
        for rule in document.rules where rule.effect == .allow {
          candidates += granted(by: rule, of: target, to: principals, chain, from: from, to: to)
          if chain.isEmpty { candidates += actingServices(rule, target, from: from, to: to) }
        }
      }
    }
    return candidates
  }

  /// What a statement of a resource's policy lets principals of another environment do.
  func granted(
    by rule: PolicyRule, of target: PermissionTarget, to principals: [Principal], _ chain: [String], from: Int, to: Int
  ) -> [Candidate] {
    var found: [Candidate] = []
    for principal in principals {
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
          ? .open(witness(grant, chain, action: action, arn: arn, target, places))
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
    guard found.isEmpty, chain.isEmpty else { return found }
    let fact = ClosingFact(
      "principal", places: [rule.place],
      words: "\(describe(rule)) lets in nobody of \(world.environments[from])")
    return [
      Candidate(
        .permission, from: from, to: to, source: rule.place, target: target.resource.index, .closed(fact))
    ]
  }

  /// What a policy lets a service do for a resource of another environment, which it names.
  private func actingServices(_ rule: PolicyRule, _ target: PermissionTarget, from: Int, to: Int) -> [Candidate] {
    let named = (rule.conditions ?? []).filter { $0.key == "aws:sourcearn" && !$0.isNegated }.flatMap(\.values)
    let owners = Set(
      named.compactMap { value -> Int? in
        if let owner = value.owner { return owner }
        guard value.isExact, value.possible.literal != nil else { return nil }
        return self.targets.first { $0.certain.first == value.possible }?.resource.index
      })
    return owners.sorted().filter { world.resources[$0].environment == from }.map { owner in
      let source = world.words(owner)
      return Candidate(
        .permission, from: from, to: to, source: rule.place, target: target.resource.index,
        .open(
          Witness(
            actor: source, reached: describe(target), places: [rule.place],
            words: "\(describe(rule)) lets a service reach \(describe(target)) for \(source)")))
    }
  }
}
