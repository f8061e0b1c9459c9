import StrataJSON

/// What a statement of a policy allows or denies.
struct Permission {
  /// The resource that has the statement, by the logical id that it has in the new template.
  let logicalID: String
  /// Whom or what the policy is attached to.
  let subjects: [String]
  let isAllow: Bool
  /// Who; empty where the subjects are.
  let principals: [String]
  let actions: [String]
  let resources: [String]
  /// What must hold, by operator and key.
  let conditions: [String: Set<String>]
  /// The statement, where it says what is excluded or what functions give.
  let opaque: Form?

  /// One action of one principal on one resource.
  struct Atom {
    let subject: String
    let principal: String
    let action: String
    let resource: String
  }

  /// What it comes to, or nil where that is too much to compare.
  var atoms: [Atom]? {
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
  func covers(_ atom: Atom, of other: Permission) -> Bool {
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

/// Patterns with `*` for any text and `?` for a character.
enum Glob {
  /// Whether a pattern fits all that another fits.
  static func covers(_ pattern: String, _ other: String) -> Bool {
    if pattern == "*" || pattern == other { return true }
    guard pattern.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else { return false }
    let (pattern, text) = (Array(pattern.utf8), Array(other.utf8))
    var (at, place) = (0, 0)
    var (star, mark): (Int?, Int) = (nil, 0)
    while place < text.count {
      // A question mark stands for a character, which a star isn't.
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        (star, mark) = (at, place)
        at += 1
      } else if at < pattern.count,
        pattern[at] == text[place] || pattern[at] == UInt8(ascii: "?") && text[place] != UInt8(ascii: "*")
      {
        at += 1
        place += 1
      } else if let last = star {
        at = last + 1
        mark += 1
        place = mark
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
