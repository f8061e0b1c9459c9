import StrataFacts

/// What roles allow, and who runs as them, for drawings.
package struct GrantOutline: Sendable {
  /// What somebody may do with a resource.
  package struct Allowance: Sendable, Hashable {
    /// The place of the role or of another principal among the world's resources.
    package let principal: Int
    package let target: Int
    /// What it may do, such as `read`, `write` or `change permissions of`, in that order.
    package let verbs: [String]
  }

  /// What is allowed by the policies of principals, unless something that's known forbids it.
  package let allowances: [Allowance]
  /// The roles that resources run as or hand on, by the resources' places.
  package let roles: [Int: [Int]]

  /// Looks at the principals of a world.
  ///
  /// - Parameters:
  ///   - world: The world.
  ///   - ignored: The types of resources on which it doesn't matter what is allowed.
  package init(_ world: IsolationWorld, ignoring ignored: Set<String>) {
    let prover = PermissionProver(world)
    let targets = TargetSet(prover.targets.filter { !ignored.contains($0.type) })
    allowances = prover.principals.flatMap { prover.allowances(of: $0, targets) }
    let uses = RoleUses(prover.names)
    roles = Dictionary(
      uniqueKeysWithValues: world.resources.compactMap { resource in
        let roles = uses[resource].compactMap(\.role)
        return roles.isEmpty ? nil : (resource.index, roles)
      })
  }
}

extension PermissionProver {
  fileprivate func allowances(of principal: Principal, _ targets: TargetSet) -> [GrantOutline.Allowance] {
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
        principal: principal.resource.index, target: index,
        verbs: Self.verbs.filter { accesses[index]?.contains($0.access) == true }.map(\.verb))
    }
  }

  /// The verbs for what actions do; the last for those of which that isn't known.
  private static let verbs: [(access: ActionFact.Access?, verb: String)] = [
    (.read, "read"), (.list, "list"), (.write, "write"), (.tagging, "tag"), (.permissions, "change permissions of"),
    (nil, "use"),
  ]

  /// What the actions do that a statement allows on a resource, unless something that's known forbids them.
  private func accesses(_ grant: Grant, on target: PermissionTarget) -> Set<ActionFact.Access?> {
    let meant = actionsOnTypes.actions(grant.rule.actions, on: target)
    let byAccess = Dictionary(grouping: meant) { actionsOnTypes.fact($0.action)?.access }
    return Set(
      byAccess.filter { _, actions in
        switch decide(grant, on: target, Set(actions.map(\.key))) {
        case .untouched, .closed: false
        case .open, .undecided: true
        }
      }.keys)
  }
}
