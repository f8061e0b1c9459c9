import StrataJSON
import StrataTemplate

/// The access that a statement of a policy allows or denies.
struct Grant {
  /// The resource that has the statement, by the logical id that it has in the new template.
  let logicalID: String
  /// Whom or what the policy is attached to.
  let subjects: [String]
  let isAllow: Bool
  /// The principals; empty where the subjects are.
  let principals: [String]
  let actions: Terms
  let resources: Terms
  /// The conditions that must hold, by operator and key.
  var conditions: [String: Set<String>] = [:]
  /// The conditions of the template under which it's there.
  var guards = Guards.none
  /// The statement, where functions give what it says, or it says whom it isn't about.
  var opaque: Form?

  /// The actions or resources that a statement names.
  enum Terms: Hashable {
    case only([String])
    case allBut([String])

    /// Each of those named, or all that aren't.
    var parts: [Term] {
      switch self {
      case .only(let names): names.map { .one($0) }
      case .allBut(let names): [.allBut(names)]
      }
    }
  }

  /// An action or a resource, or all but some.
  enum Term: Hashable {
    case one(String)
    case allBut([String])
  }

  /// One action of one principal on one resource.
  struct Atom {
    let subject: String
    let principal: String
    let action: Term
    let resource: Term
  }

  /// The atoms it comes to, or nil where that is too much to compare.
  var atoms: [Atom]? {
    let principals = principals.isEmpty ? [""] : principals
    let (actions, resources) = (actions.parts, resources.parts)
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

  /// Whether this statement covers what another says of an atom, wherever it's there.
  func covers(_ atom: Atom, of other: Grant) -> Bool {
    guard isAllow == other.isAllow, opaque == nil, subjects.contains(atom.subject) else { return false }
    guard
      principals.isEmpty && atom.principal.isEmpty
        || principals.contains(where: { Self.isPrincipal($0, atom.principal) })
    else { return false }
    guard actions.cover(atom.action, isAction: true), resources.cover(atom.resource, isAction: false) else {
      return false
    }
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

extension Grant.Terms {
  /// Whether they hold all that a term does.
  fileprivate func cover(_ term: Grant.Term, isAction: Bool) -> Bool {
    func written(_ name: String) -> String { isAction ? name.lowercased() : name }
    func covers(_ one: String, _ other: String) -> Bool { Glob.covers(written(one), written(other)) }
    switch (self, term) {
    case (.only(let names), .one(let name)): return names.contains { covers($0, name) }
    case (.only(let names), .allBut): return names.contains("*")
    case (.allBut(let names), .one(let name)):
      return names.allSatisfy { other in
        // What a reference comes to may be anything.
        guard [other, name].allSatisfy({ SubstitutionText.variables(in: $0).isEmpty }) else { return false }
        return !Glob.overlaps(written(other), written(name))
      }
    case (.allBut(let names), .allBut(let others)):
      return names.allSatisfy { name in others.contains { covers($0, name) } }
    }
  }
}
