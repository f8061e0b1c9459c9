/// Whether somebody might become others at all, found out once for all roles and for all resources of a type.
///
/// Of a hundred environments nearly nobody is anything to nearly all.
struct BecomingRights {
  private let rules: [PolicyRule]
  private let takesRoles: Bool
  private let takesUsers: Bool
  private var changes: [String: Bool] = [:]

  init(of principal: Principal) {
    rules = principal.rules.filter { $0.effect == .allow }
    takesRoles = rules.contains {
      WantedActions.takingRoles.mayBeAmong($0.actions) || WantedActions.passingRoles.mayBeAmong($0.actions)
    }
    takesUsers = rules.contains { WantedActions.takingUsers.mayBeAmong($0.actions) }
  }

  /// Whether its own policies, or the target's, may let it take a role or a user.
  func mayTake(_ target: PermissionTarget) -> Bool {
    !target.lettingIn.isEmpty || (target.type == "AWS::IAM::User" ? takesUsers : takesRoles)
  }

  /// Whether its own policies, or the target's, may let it get hold of what runs as a role.
  mutating func mayChange(_ target: PermissionTarget) -> Bool {
    if !target.lettingIn.isEmpty { return true }
    if let known = changes[target.type] { return known }
    let wanted = WantedActions.changing[target.type]
    let mayChange = rules.contains { rule in
      wanted?.mayBeAmong(rule.actions) ?? !(rule.actions.services?.isDisjoint(with: target.allServices) ?? false)
    }
    changes[target.type] = mayChange
    return mayChange
  }
}
