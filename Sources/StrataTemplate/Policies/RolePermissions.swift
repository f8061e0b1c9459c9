import StrataJSON

/// What the policies of a role say, wherever in a template they stand.
package struct RolePermissions {
  /// The role.
  package let role: TemplateResource
  /// The statements of its own policies, and of those that the template attaches to it.
  package let statements: [PolicyStatement]

  /// The roles of a template, in its order.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - isWanted: Whether a role is one of those that are asked for; all are unless given.
  /// - Returns: What their policies say.
  package static func all(
    in template: TemplateContents, where isWanted: (TemplateResource) -> Bool = { _ in true }
  ) -> [RolePermissions] {
    let roles = template.resources(of: "AWS::IAM::Role").filter(isWanted)
    if roles.isEmpty { return [] }
    let policies = Dictionary(grouping: template.policies.filter { $0.purpose == .identity }) {
      $0.place.tokens.count > 1 ? $0.place.tokens[1] : ""
    }
    let attached = template.resources.compactMap { resource -> (roles: [JSONValue], policy: String)? in
      switch resource.type {
      case "AWS::IAM::ManagedPolicy", "AWS::IAM::Policy":
        (resource.placed("Roles")?.elements.map(\.value) ?? [], resource.logicalID)
      case "AWS::IAM::RolePolicy": (resource["RoleName"].map { [$0] } ?? [], resource.logicalID)
      default: nil
      }
    }
    return roles.map { role in
      let managed = (role.placed("ManagedPolicyArns")?.elements ?? []).compactMap { template.target(of: $0.value) }
      let others = attached.filter { policy in
        policy.roles.contains { value in
          value.string.map { $0 == role["RoleName"]?.string }
            ?? (template.target(of: value)?.logicalID == role.logicalID)
        }
      }
      var seen: Set<String> = []
      let owners = ([role.logicalID] + managed.map(\.logicalID) + others.map(\.policy)).filter {
        seen.insert($0).inserted
      }
      return RolePermissions(
        role: role, statements: owners.flatMap { PolicyStatement.all(in: policies[$0] ?? []) })
    }
  }
}
