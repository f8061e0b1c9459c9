import StrataTemplate

/// Whether the policy of a resource is about somebody.
enum PrincipalMatch: Sendable, Hashable {
  /// It isn't.
  case none
  /// It's about the account, whose own policies say who may.
  case account
  /// It may be, which isn't known.
  case unknown
  /// It names them, or everybody.
  case direct
}

/// What a request needs beside a statement of a policy of whoever asks.
struct OtherSide {
  /// What closes it where there's no such thing.
  var closing: ClosingFact?
  var doubt: Undecided?
  /// Where it stands.
  var places: [WorldPlace] = []
}

extension PermissionProver {
  /// The statements that forbid a principal something of a target.
  func denials(of principal: Principal, _ target: PermissionTarget) -> [Denial] {
    let own = (principal.rules + (principal.boundary ?? [])).filter { $0.effect == .deny }
      .map { Denial(rule: $0, isSure: true) }
    let others = (target.documents + (target.trust.map { [$0] } ?? [])).flatMap(\.rules).filter { $0.effect == .deny }
    return own
      + others.compactMap { rule in
        switch match(rule.principals, principal) {
        case .none: nil
        case .direct: Denial(rule: rule, isSure: true)
        case .account, .unknown: Denial(rule: rule, isSure: false)
        }
      }
  }

  /// Whether the principals of a statement have somebody among them.
  func match(_ principals: PolicyPrincipals, _ principal: Principal) -> PrincipalMatch {
    let matches = principals.elements.map { match($0, principal) }
    let best: PrincipalMatch =
      matches.contains(.direct)
      ? .direct : matches.contains(.unknown) ? .unknown : matches.contains(.account) ? .account : .none
    guard principals.isComplement else { return best }
    return best == .none ? .direct : best == .direct ? .none : .unknown
  }

  /// Whether an element of a statement's principals is somebody.
  func match(_ element: PolicyPrincipals.Element, _ principal: Principal) -> PrincipalMatch {
    switch element {
    case .anyone: return .direct
    case .unknown: return .unknown
    case .service, .outside: return .none
    case .account(let pattern):
      guard let account = names.places.account(of: principal.resource.stack) else { return .account }
      return pattern.meets(Pattern(literal: account)) || account == WorldPlaces.account || names.places.assumesAccount
        ? .account : .none
    case .named(let pattern, let resource):
      if principal.isMade { return resource == nil ? .unknown : .none }
      if let resource { return resource == principal.resource.index ? .direct : .none }
      guard principal.trust != nil || principal.resource.type == "AWS::IAM::User" else { return .none }
      let own = targets[principal.resource.index]
      let (possible, certain) = (own.possible, own.certain)
      if !possible.contains(where: { $0.meets(pattern) }) { return .none }
      // A session that's named is one of several.
      return certain.first == pattern && pattern.literal != nil ? .direct : .unknown
    }
  }

  /// What an action on a target needs of the target's side.
  ///
  /// A key, and a role that is to be taken, let in whom their own policy names. So does anything of another account.
  func otherSide(
    _ action: String, _ grant: Grant, _ target: PermissionTarget, _ context: RequestContext
  ) -> OtherSide {
    if grant.isOfResource { return OtherSide() }
    let isTaken = target.type == "AWS::IAM::Role" && action.hasPrefix("sts:")
    if isTaken {
      return letIn(
        action, by: target.trust.map { [$0] } ?? [], grant, target, context,
        ClosingFact(
          "trust",
          places: [
            WorldPlace(stack: target.resource.stack, target.resource.resource.pointer("AssumeRolePolicyDocument"))
          ],
          words: "\(describe(target)) doesn't trust \(grant.principal.name)"))
    }
    if target.type == "AWS::IAM::Role", action == "iam:passrole" { return passing(grant, target) }
    let isApart = names.places.areApart(grant.principal.resource.stack, target.resource.stack)
    let isKey = target.type == "AWS::KMS::Key" && action.hasPrefix("kms:")
    guard isApart || isKey && !target.documents.isEmpty else { return OtherSide() }
    return letIn(
      action, by: target.documents, grant, target, context,
      isApart
        ? ClosingFact(
          "other-account", places: [grant.rule.place],
          words: "\(describe(target)) is in another account, and no policy of it lets in \(grant.principal.name)")
        : ClosingFact(
          "key-policy",
          places: [WorldPlace(stack: target.resource.stack, target.resource.resource.pointer("KeyPolicy"))],
          words: "the policy of \(describe(target)) lets in neither \(grant.principal.name) nor its account"))
  }

  private func letIn(
    _ action: String, by documents: [PolicyDocument], _ grant: Grant, _ target: PermissionTarget,
    _ context: RequestContext, _ closing: ClosingFact
  ) -> OtherSide {
    let unread = documents.flatMap(\.unread)
    var doubt = unread.isEmpty ? nil : unread
    for rule in documents.flatMap(\.rules) where rule.effect == .allow && rule.actions.mayContain(action) {
      let match = match(rule.principals, grant.principal)
      if match == .none { continue }
      switch context.truth(of: rule.conditions) {
      case .never: continue
      case .unknown: doubt = doubt ?? [rule.place]
      case .sometimes, .always:
        if match != .unknown, rule.isRead { return OtherSide(places: [rule.place]) }
        doubt = doubt ?? [rule.place]
      }
    }
    guard let doubt else { return OtherSide(closing: closing) }
    return OtherSide(
      doubt: Undecided(
        "whom the policy of \(describe(target)) lets in isn't known here",
        remedy: "name the principals by their ARNs, without conditions that only deployment tells", places: doubt))
  }

  /// A role is passed to services that it trusts, or to none.
  private func passing(_ grant: Grant, _ target: PermissionTarget) -> OtherSide {
    guard let trust = target.trust, trust.unread.isEmpty else { return OtherSide() }
    var services: Set<String> = []
    for rule in trust.rules where rule.effect == .allow {
      if rule.principals.isComplement || !rule.isRead { return OtherSide() }
      for element in rule.principals.elements {
        switch element {
        case .service(let service): services.insert(service)
        case .anyone, .unknown: return OtherSide()
        case .account, .named, .outside: break
        }
      }
    }
    let conditions = (grant.rule.conditions ?? []).filter {
      $0.key == "iam:passedtoservice" && !$0.isNegated && !$0.holdsWithoutKey
    }
    let isPassed = services.contains { service in
      conditions.allSatisfy { condition in
        condition.values.contains { $0.possible.meets(Pattern(literal: service)) }
      }
    }
    if isPassed { return OtherSide() }
    return OtherSide(
      closing: ClosingFact(
        "passed-service", values: services.sorted(),
        places: [
          WorldPlace(stack: target.resource.stack, target.resource.resource.pointer("AssumeRolePolicyDocument"))
        ],
        words: "\(describe(target)) trusts none of the services that \(grant.principal.name) may pass it to"))
  }
}
