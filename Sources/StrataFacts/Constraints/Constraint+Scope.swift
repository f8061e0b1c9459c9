extension Constraint {
  /// Whether it's about each resource by itself: about what the template says of that resource, and about the types of what
  /// that refers to.
  package var isAboutOneResource: Bool {
    (subjects + (condition?.paths ?? []) + demand.paths).allSatisfy(\.staysInResource) && !demand.isAmongResources
      // The value of another property may be anywhere.
      && lists.allSatisfy { !$0.contains("{") }
  }
}

extension ConstraintDemand {
  fileprivate var isAmongResources: Bool {
    if case .uniqueAmong = self { true } else { false }
  }

  fileprivate var paths: [ConstraintPath] {
    switch self {
    case .needs(let paths), .without(let paths), .count(let paths, _, _), .allOrNone(let paths),
      .uniqueAmong(let paths):
      paths
    case .expect(let condition): condition.paths
    case .order(let comparison): (comparison.left + comparison.right).compactMap(\.path)
    case .unique(let path, _): [path]
    }
  }
}

extension ConstraintCondition {
  fileprivate var paths: [ConstraintPath] {
    switch self {
    case .all(let all), .any(let all), .none(let all): all.flatMap(\.paths)
    case .has(let path), .lacks(let path), .value(let path, _): [path]
    }
  }
}

extension ConstraintPath {
  /// Whether it leads neither to what a value refers to nor to what refers to this resource.
  fileprivate var staysInResource: Bool {
    steps.allSatisfy { step in
      switch step {
      case .member, .elements, .names, .elementsWhere(_, .text): true
      case .elementsWhere(_, .path(let path)): path.staysInResource
      case .target, .users: false
      }
    }
  }
}
