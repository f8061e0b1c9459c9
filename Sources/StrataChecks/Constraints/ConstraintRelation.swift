import StrataFacts

extension ConstraintComparison.Relation {
  /// Whether two amounts are in this order.
  ///
  /// - Parameter difference: The first less the second.
  /// - Returns: Whether they are.
  func holds(_ difference: Double) -> Bool {
    switch self {
    case .atMost: difference <= 0
    case .atLeast: difference >= 0
    case .below: difference < 0
    case .above: difference > 0
    case .notEqual, .notAmong: difference != 0
    case .equal, .among: difference == 0
    }
  }

  /// What a path leads to: values of which some are nothing that tells them apart.
  struct Side {
    var identities: [ConstraintIdentity?] = []
    /// Whether there may be more, which isn't known.
    var isIncomplete = false
  }

  /// Whether two sides are to each other as this says.
  ///
  /// - Parameters:
  ///   - left: The side each of whose values must be so.
  ///   - right: The other.
  /// - Returns: Whether they are, and where they aren't the positions of two values that are to blame.
  func truth(of left: Side, _ right: Side) -> (truth: Truth, left: Int?, right: Int?) {
    var result = left.isIncomplete || right.isIncomplete ? Truth.open : .yes
    for (position, identity) in left.identities.enumerated() {
      guard let identity else {
        result = .open
        continue
      }
      let same = right.identities.map { $0.map(identity.isSame) ?? .open }
      switch self {
      case .equal, .notEqual:
        for (other, isSame) in same.enumerated() {
          let truth = self == .equal ? isSame : !isSame
          if truth == .no { return (.no, position, other) }
          if truth == .open { result = .open }
        }
      default:
        var isAmong = same.some { $0 }
        if isAmong == .no, right.isIncomplete { isAmong = .open }
        let truth = self == .among ? isAmong : !isAmong
        if truth == .no { return (.no, position, right.identities.isEmpty ? nil : 0) }
        if truth == .open { result = .open }
      }
    }
    return (result, nil, nil)
  }
}
