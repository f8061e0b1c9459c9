import StrataFacts

extension PermissionProver {
  /// What a principal's own policies allow it on resources.
  ///
  /// - Parameters:
  ///   - principal: The principal.
  ///   - targets: The resources.
  /// - Returns: A sum for each resource, of what isn't forbidden by something that's known.
  func allowances(of principal: Principal, _ targets: TargetSet) -> [GrantOutline.Allowance] {
    var order: [Int] = []
    var accesses: [Int: Set<ActionFact.Access?>] = [:]
    for rule in principal.rules where rule.effect == .allow {
      let grant = Grant(principal: principal, rule: rule, isOfResource: false)
      for target in targets.on(rule.actions.services) {
        let index = target.resource.index
        if let owners = rule.resources.owners, !owners.contains(index) { continue }
        let new = self.accesses(grant, on: target)
        if new.isEmpty { continue }
        if accesses[index] == nil { order.append(index) }
        accesses[index, default: []].formUnion(new)
      }
    }
    return order.map { index in
      GrantOutline.Allowance(
        principal: principal.resource.index, target: index, verbs: Self.verbs(accesses[index] ?? []))
    }
  }

  /// The verbs for what actions do, in their order.
  static func verbs(_ accesses: Set<ActionFact.Access?>) -> [String] {
    verbs.filter { accesses.contains($0.access) }.map(\.verb)
  }

  /// The verbs for what actions do; the last for those of which that isn't known.
  private static let verbs: [(access: ActionFact.Access?, verb: String)] = [
    (.read, "read"), (.list, "list"), (.write, "write"), (.tagging, "tag"), (.permissions, "change permissions of"),
    (nil, "use"),
  ]

  /// What the actions do that a statement allows on a resource, unless something that's known forbids them.
  func accesses(_ grant: Grant, on target: PermissionTarget) -> Set<ActionFact.Access?> {
    var accesses: Set<ActionFact.Access?> = []
    for group in decisions(grant, on: target) {
      switch group.decision {
      case .untouched, .closed: continue
      case .open, .undecided: accesses.formUnion(group.actions.map { actionsOnTypes.fact($0)?.access })
      }
    }
    return accesses
  }
}
