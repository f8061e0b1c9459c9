import StrataJSON
import StrataTemplate

/// Finds what more and what less is allowed.
struct PermissionComparison {
  private(set) var changes: [AccessChange] = []
  /// The logical ids of resources that are gone.
  private let gone: Set<String>
  private let canHold: (Guards) -> Bool

  /// Compares permissions.
  ///
  /// - Parameters:
  ///   - old: What was allowed and denied.
  ///   - new: What is.
  ///   - gone: The logical ids of resources that are gone.
  ///   - canHold: Whether conditions can hold together.
  init(from old: [Grant], to new: [Grant], gone: Set<String> = [], canHold: @escaping (Guards) -> Bool = { _ in true })
  {
    self.gone = gone
    self.canHold = canHold
    let (oldIndex, newIndex) = (Self.bySubject(old), Self.bySubject(new))
    for permission in new {
      report(permission, unlessCoveredBy: oldIndex, old, permission.isAllow ? .wider : .narrower)
    }
    for permission in old {
      report(permission, unlessCoveredBy: newIndex, new, permission.isAllow ? .narrower : .wider)
    }
  }

  private static func bySubject(_ permissions: [Grant]) -> [String: [Int]] {
    var index: [String: [Int]] = [:]
    for (position, permission) in permissions.enumerated() {
      for subject in permission.subjects { index[subject, default: []].append(position) }
    }
    return index
  }

  private mutating func report(
    _ permission: Grant, unlessCoveredBy index: [String: [Int]], _ others: [Grant],
    _ direction: AccessChange.Direction
  ) {
    // What's denied to nobody any more, or on nothing, is no more allowed than before.
    if !permission.isAllow, direction == .wider, !permission.subjects.isEmpty, permission.subjects.allSatisfy(isGone) {
      return
    }
    guard permission.opaque == nil, let atoms = permission.atoms else {
      let isThere = permission.subjects.allSatisfy { subject in
        let same = (index[subject] ?? []).filter { Self.isSame(permission, others[$0]) }
        return permission.guards.isCovered(by: same.map { others[$0].guards }, canHold)
      }
      if !isThere || permission.subjects.isEmpty {
        add(permission, direction, PermissionText.statement(permission))
      }
      return
    }
    let open = atoms.filter { atom in
      let candidates = index[atom.subject] ?? []
      // Mostly one covers it all.
      if candidates.contains(where: {
        permission.guards.implies(others[$0].guards) && others[$0].covers(atom, of: permission)
      }) {
        return false
      }
      let covering = candidates.filter { others[$0].covers(atom, of: permission) }
      return !permission.guards.isCovered(by: covering.map { others[$0].guards }, canHold)
    }
    if !open.isEmpty { add(permission, direction, PermissionText.atoms(open, of: permission)) }
  }

  /// Whether a subject is a resource that's gone: `${Jobs}` or `${Jobs.Arn}`.
  private func isGone(_ subject: String) -> Bool {
    guard let variable = SubstitutionText.variables(in: subject).first else { return false }
    return gone.contains(ReferenceTarget(dotted: variable).name)
  }

  private static func isSame(_ left: Grant, _ right: Grant) -> Bool {
    left.isAllow == right.isAllow && left.opaque == right.opaque && left.conditions == right.conditions
      && Set(left.principals) == Set(right.principals)
      && Set(left.actions.parts) == Set(right.actions.parts)
      && Set(left.resources.parts) == Set(right.resources.parts)
  }

  private mutating func add(_ permission: Grant, _ direction: AccessChange.Direction, _ text: String) {
    changes.append(
      AccessChange(direction: direction, area: .permissions, logicalID: permission.logicalID, text: text))
  }
}
