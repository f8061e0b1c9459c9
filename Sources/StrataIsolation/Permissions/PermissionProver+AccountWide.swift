import StrataFacts
import StrataTemplate

/// A right to read what isn't divided by resource: whoever has it reads of all environments of the account.
package struct AccountWideRead: Sendable, Hashable {
  /// Who has it.
  package let actor: String
  /// The action, with its service.
  package let action: String
  /// The statement that gives it.
  package let place: WorldPlace
}

extension PermissionProver {
  /// What principals of an environment may read of the whole account, as the services divide it no further.
  package func accountWideReads(of environment: Int) -> [AccountWideRead] {
    var found: [AccountWideRead] = []
    var seen: Set<AccountWideRead> = []
    let services = Set(targets.flatMap(\.services))
    for principal in principals where principal.environment == environment {
      for rule in principal.rules where rule.effect == .allow && rule.resources.mayBeEverything {
        for service in (rule.actions.services ?? services).sorted() {
          for action in actionsOnTypes.actions(of: service) where isAccountWide(action, rule) && onlyReads(action) {
            let read = AccountWideRead(actor: principal.name, action: action, place: rule.place)
            if !isForbidden(action, principal), seen.insert(read).inserted { found.append(read) }
          }
        }
      }
    }
    return found
  }

  /// What a statement may change of the whole account, where the other environment has something of the service.
  func accountWide(
    _ grant: Grant, becoming chain: [String], from: Int, to: Int, _ targets: TargetSet
  ) -> [Candidate] {
    guard grant.rule.resources.mayBeEverything else { return [] }
    var found: [Candidate] = []
    let services = targets.services
    for service in (grant.rule.actions.services?.intersection(services) ?? services).sorted() {
      for action in actionsOnTypes.actions(of: service) where isAccountWide(action, grant.rule) && !onlyReads(action) {
        if isForbidden(action, grant.principal) { continue }
        // What is about some resources if any, and reaches one by its ARN, is looked at by itself.
        let types = Self.types[action.lowercased()]
        guard types != nil || actionsOnTypes.fact(action)?.resources.isEmpty ?? true else { continue }
        let touched = targets.all.filter { target in
          target.services.contains(service) && types?.contains(target.type) ?? true
            && !names.places.areApart(grant.principal.resource.stack, target.resource.stack)
        }
        if let candidate = accountWide(action, grant, chain, from: from, to: to, touched) { found.append(candidate) }
      }
    }
    return found
  }

  /// The worst of what an action without resources means for some resources.
  private func accountWide(
    _ action: String, _ grant: Grant, _ chain: [String], from: Int, to: Int, _ targets: [PermissionTarget]
  ) -> Candidate? {
    var worst: Candidate?
    for target in targets {
      let verdict: Candidate.Verdict
      switch context(grant.principal, target, action).truth(of: grant.rule.conditions) {
      case .never:
        verdict = .closed(
          ClosingFact(
            "condition", values: (grant.rule.conditions ?? []).map(\.key), places: [grant.rule.place],
            words: "a condition of \(describe(grant.rule)) holds of no request for \(describe(target))"))
      case .unknown:
        verdict = .undecided(
          Undecided(
            "\(action) is about the whole account, and whether the conditions of \(describe(grant.rule)) spare "
              + "\(describe(target)) isn't known",
            remedy: "confine it by a condition on names that the template gives", places: [grant.rule.place]))
      case .sometimes, .always:
        if !grant.principal.hasUnknownBoundary, grant.rule.isRead {
          return Candidate(
            .permission, from: from, to: to, source: grant.rule.place, target: target.index,
            .open(witness(grant, chain, action: action, arn: "*", target, [grant.rule.place])))
        }
        verdict = .undecided(
          Undecided(
            "whether the permissions boundary of \(grant.principal.name) lets \(action) isn't known",
            remedy: "put the boundary's policy among the templates", places: [grant.rule.place]))
      }
      let candidate = Candidate(
        .permission, from: from, to: to, source: grant.rule.place, target: target.index, verdict)
      if case .closed? = worst?.verdict { worst = candidate }
      worst = worst ?? candidate
    }
    return worst
  }

  private func isAccountWide(_ action: String, _ rule: PolicyRule) -> Bool {
    rule.actions.mayContain(action.lowercased())
      && !(actionsOnTypes.fact(action)?.resources.contains(where: \.isRequired) ?? true)
  }

  /// Whether a Deny, or the boundary, surely lets it of nobody.
  private func isForbidden(_ action: String, _ principal: Principal) -> Bool {
    let key = action.lowercased()
    func isAbout(_ rule: PolicyRule) -> Bool {
      rule.resources.isComplement
        ? !rule.resources.elements.contains { $0.possible.fits("*") }
        : rule.resources.certainPatterns.contains { $0.fits("*") }
    }
    let context = context(principal, nil, action)
    let isDenied = (principal.rules + (principal.boundary ?? [])).contains { rule in
      rule.effect == .deny && rule.isCertain && rule.isRead && rule.actions.contains(key) && isAbout(rule)
        && context.truth(of: rule.conditions) == .always
    }
    guard !isDenied, let boundary = principal.boundary else { return isDenied }
    return !boundary.contains { rule in
      rule.effect == .allow && rule.actions.mayContain(key) && rule.resources.mayBeEverything
        && context.truth(of: rule.conditions) != .never
    }
  }

  private func onlyReads(_ action: String) -> Bool {
    guard let fact = actionsOnTypes.fact(action) else { return false }
    return fact.onlyReads || Self.harmless.contains(action.lowercased())
  }

  /// Actions that give somebody nothing but what their own policies allow anyway.
  private static let harmless: Set<String> = [
    "codeartifact:getauthorizationtoken", "ecr-public:getauthorizationtoken", "ecr:getauthorizationtoken",
    "sts:decodeauthorizationmessage", "sts:getcalleridentity", "sts:getservicebearertoken", "sts:getsessiontoken",
  ]

  /// The types of resources that an action without resources is about, where it's not all of the service.
  private static let types: [String: Set<String>] = ["cloudwatch:putmetricdata": ["AWS::CloudWatch::Alarm"]]
}
