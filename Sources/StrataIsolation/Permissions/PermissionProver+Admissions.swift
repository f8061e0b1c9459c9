import StrataFacts

extension PermissionProver {
  /// Whom the policies of a resource let in, but for services of AWS.
  ///
  /// - Parameter target: The resource.
  /// - Returns: What principals of the world may do by them, unless something that's known forbids it, and whom else they
  ///   name: anybody, other accounts, and principals that the templates don't have.
  func admissions(to target: PermissionTarget) -> [GrantOutline.Admission] {
    var order: [GrantOutline.Guest] = []
    var accesses: [GrantOutline.Guest: Set<ActionFact.Access?>] = [:]
    func add(_ guest: GrantOutline.Guest, _ new: Set<ActionFact.Access?>) {
      if new.isEmpty { return }
      if accesses[guest] == nil { order.append(guest) }
      accesses[guest, default: []].formUnion(new)
    }
    for rule in target.documents.flatMap(\.rules)
    where rule.effect == .allow && rule.isRead && !rule.principals.isComplement {
      for element in rule.principals.elements {
        switch element {
        case .anyone:
          let isConditional = rule.conditions.map { !$0.isEmpty } ?? true
          add(.anybody(isConditional: isConditional), meant(by: rule, on: target))
        case .account(let pattern):
          guard let account = pattern.literal, account != names.places.account(of: target.resource.stack) else {
            continue
          }
          add(.stranger("account \(account)"), meant(by: rule, on: target))
        case .named(let pattern, _):
          let own = principals.filter { match(element, $0) == .direct }
          for principal in own {
            let grant = Grant(principal: principal, rule: rule, isOfResource: true)
            add(.principal(principal.resource.index), self.accesses(grant, on: target))
          }
          if own.isEmpty, let arn = pattern.literal { add(.stranger(Self.shown(arn)), meant(by: rule, on: target)) }
        case .service, .outside, .unknown: break
        }
      }
    }
    return order.map { guest in
      GrantOutline.Admission(
        target: target.resource.index, guest: guest, verbs: Self.verbs(accesses[guest] ?? []))
    }
  }

  /// What the actions do that a statement means on a resource.
  private func meant(by rule: PolicyRule, on target: PermissionTarget) -> Set<ActionFact.Access?> {
    let touched = touchedForms(rule.resources, of: target)
    return Set(
      actionsOnTypes.actions(rule.actions, on: target).filter { $0.forms.contains { touched[$0] != nil } }.map {
        actionsOnTypes.fact($0.action)?.access
      })
  }

  /// A principal's ARN for people: `role/Deployer of 111122223333`.
  private static func shown(_ arn: String) -> String {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 ? "\(fields[5]) of \(fields[4])" : Placeholder.shown(arn)
  }
}
