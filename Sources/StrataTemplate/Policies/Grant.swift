/// The access that a statement of a policy allows or denies.
package struct Grant {
  /// The resource that has the statement, by the logical id that it has in the new template.
  package let logicalID: String
  /// Whom or what the policy is attached to.
  package let subjects: [String]
  package let isAllow: Bool
  /// The principals; empty where the subjects are.
  package let principals: [String]
  package let actions: [String]
  package let resources: [String]
  /// The conditions that must hold, by operator and key.
  package let conditions: [String: Set<String>]
  /// The statement, where it says what is excluded or what functions give.
  package let opaque: Form?

  /// One action of one principal on one resource.
  package struct Atom {
    package let subject: String
    package let principal: String
    package let action: String
    package let resource: String
  }

  /// The atoms it comes to, or nil where that is too much to compare.
  package var atoms: [Atom]? {
    let principals = principals.isEmpty ? [""] : principals
    guard subjects.count * principals.count * actions.count * resources.count <= 4_096 else { return nil }
    var atoms: [Atom] = []
    for subject in subjects {
      for principal in principals {
        for action in actions {
          for resource in resources {
            atoms.append(Atom(subject: subject, principal: principal, action: action, resource: resource))
          }
        }
      }
    }
    return atoms
  }

  /// Whether this statement covers what another says of an atom.
  package func covers(_ atom: Atom, of other: Grant) -> Bool {
    guard isAllow == other.isAllow, opaque == nil, subjects.contains(atom.subject) else { return false }
    guard
      principals.isEmpty && atom.principal.isEmpty
        || principals.contains(where: { Self.isPrincipal($0, atom.principal) })
    else { return false }
    guard actions.contains(where: { Glob.covers($0.lowercased(), atom.action.lowercased()) }),
      resources.contains(where: { Glob.covers($0, atom.resource) })
    else { return false }
    return conditions.allSatisfy { key, values in
      other.conditions[key].map { Self.isLooser(key, values, than: $0) } ?? false
    }
  }

  /// Whether a principal is another, or everybody where the other isn't a service or of another provider.
  private static func isPrincipal(_ one: String, _ other: String) -> Bool {
    one == other || one == "*" && !other.contains(" ")
  }

  /// Whether one of two conditions of the same operator and key holds wherever the other does.
  private static func isLooser(_ key: String, _ values: Set<String>, than other: Set<String>) -> Bool {
    if values == other { return true }
    let name = key.split(separator: " ").first.map(String.init) ?? ""
    if name.contains("ForAllValues") || name.contains("Null") || name.contains("Bool") { return false }
    if name.contains("Not") { return values.isSubset(of: other) }
    let isList = ["String", "Arn", "IpAddress", "Numeric", "Date"].contains { name.contains($0) }
    return isList && values.isSuperset(of: other)
  }
}
