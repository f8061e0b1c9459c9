/// Actions of which a step takes one.
struct WantedActions: Sendable {
  /// The actions in small letters.
  let keys: Set<String>
  private let services: Set<String>

  init(_ actions: [String]) {
    keys = Set(actions.map { $0.lowercased() })
    services = Set(keys.map { String($0.prefix { $0 != ":" }) })
  }

  init(_ edges: [BecomingEdge]) { self.init(edges.flatMap(\.needs).flatMap(\.actions)) }

  /// Whether a statement may be about one of them.
  func mayBeAmong(_ actions: PolicyActions) -> Bool {
    if let named = actions.services, named.isDisjoint(with: services) { return false }
    return keys.contains(where: actions.mayContain)
  }

  // MARK: - Of roles, users and what runs as roles

  /// The actions that give a role to whoever may do them.
  static let takingRoles = WantedActions(
    BecomingEdge.assuming + BecomingEdge.widening.filter { $0.outcome == .role })

  /// The one that hands a role to a service.
  static let passingRoles = WantedActions(["iam:PassRole"])

  /// The actions that give a user to whoever may do them.
  static let takingUsers = WantedActions(BecomingEdge.impersonating)

  /// The edges that give rights, each with its actions.
  static let widening = BecomingEdge.widening.filter { $0.outcome == .anyRights }.map { ($0, WantedActions([$0])) }

  /// The actions that give what runs as a role to whoever may do them on something of a type.
  static let changing = Dictionary(
    uniqueKeysWithValues: BecomingEdge.changeableTypes.map { type in
      (type, WantedActions(BecomingEdge.changing.filter { $0.types.contains(type) }))
    })
}
