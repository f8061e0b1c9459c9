/// What roles allow, and who runs as them, for drawings.
package struct GrantOutline: Sendable {
  /// What somebody may do with a resource.
  package struct Allowance: Sendable, Hashable {
    /// The place of the role or of another principal among the world's resources.
    package let principal: Int
    package let target: Int
    /// What it may do, such as `read`, `write` or `change permissions of`, in that order.
    package let verbs: [String]

    /// It in words: `may read, list and write`.
    package var words: String { Self.words(verbs) }

    static func words(_ verbs: [String]) -> String {
      guard let last = verbs.last, verbs.count > 1 else { return "may \(verbs.joined())" }
      return "may \(verbs.dropLast().joined(separator: ", ")) and \(last)"
    }
  }

  /// What the policy of a resource lets somebody do with it.
  package struct Admission: Sendable, Hashable {
    package let target: Int
    package let guest: Guest
    /// What it may do, as in ``Allowance``.
    package let verbs: [String]

    /// It in words: `may read, list and write`.
    package var words: String { Allowance.words(verbs) }
  }

  /// Whom a resource's policy lets in.
  package enum Guest: Sendable, Hashable {
    /// A principal of the world, by its place among the resources.
    case principal(Int)
    /// Anybody, unless the statement has conditions.
    case anybody(isConditional: Bool)
    /// Somebody whom the templates don't have, such as `account 111122223333`.
    case stranger(String)
  }

  /// What is allowed by the policies of principals, unless something that's known forbids it.
  package let allowances: [Allowance]
  /// What is allowed by the policies of resources, as those of buckets, queues, topics and keys.
  package let admissions: [Admission]
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
    admissions = targets.all.flatMap { prover.admissions(to: $0) }
    let uses = RoleUses(prover.names)
    roles = Dictionary(
      uniqueKeysWithValues: world.resources.compactMap { resource in
        let roles = uses[resource].compactMap(\.role)
        return roles.isEmpty ? nil : (resource.index, roles)
      })
  }
}
