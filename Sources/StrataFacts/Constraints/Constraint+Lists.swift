extension Constraint {
  /// The names of the lists that it asks, in which braces stand for the value of another property.
  package var lists: [String] {
    var found: [String] = condition?.lists ?? []
    if case .expect(let condition) = demand { found += condition.lists }
    return found
  }
}

extension ConstraintCondition {
  fileprivate var lists: [String] {
    switch self {
    case .all(let all), .any(let all), .none(let all): all.flatMap(\.lists)
    case .has, .lacks: []
    case .value(_, let predicate): predicate.lists
    }
  }
}

extension ConstraintPredicate {
  fileprivate var lists: [String] {
    switch self {
    case .all(let all): all.flatMap(\.lists)
    case .not(let inner): inner.lists
    case .listed(let name): [name]
    default: []
    }
  }
}
