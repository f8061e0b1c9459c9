import StrataText

extension Gate {
  /// A gate that is open where no resource's data would be lost or replaced.
  public static let noDataAtRisk = Gate("no data at risk") { evidence in
    guard let risks = evidence.dataAtRisk else {
      return .undecided("it isn't known whose data would be at risk in \(evidence.to)")
    }
    if risks.isEmpty { return .passed("no data is at risk in \(evidence.to)") }
    return .refused("\(Count.of(risks.count, "resource")) would lose data: \(risks.joined(separator: "; "))")
  }

  /// A gate that is open where nobody gets more access than now.
  public static let accessNotWider = Gate("access not wider") { evidence in
    guard let access = evidence.widerAccess else {
      return .undecided("it isn't known whether access would be wider in \(evidence.to)")
    }
    if access.isEmpty { return .passed("access is no wider in \(evidence.to)") }
    return .refused("access would be wider: \(access.joined(separator: "; "))")
  }

  /// A gate that is open where an analysis says that the environment is apart from the others.
  public static let isolated = Gate("isolated") { evidence in
    guard let isolation = evidence.isolation else {
      return .undecided("it isn't known whether \(evidence.to) is apart from the others")
    }
    if !isolation.breaches.isEmpty {
      return .refused("\(evidence.to) isn't apart from the others: \(isolation.breaches.joined(separator: "; "))")
    }
    if !isolation.undecided.isEmpty {
      return .undecided(
        "it isn't decided whether \(evidence.to) is apart from the others: "
          + isolation.undecided.joined(separator: "; "))
    }
    return .passed("\(evidence.to) is apart from the others")
  }

  /// A gate that is open where the environment that is promoted to costs no more than a limit, at the usage that its profile
  /// states.
  ///
  /// What has no known price, and what nothing bounds and no usage is stated of, leaves the answer open, unless what is known is
  /// above the limit already.
  ///
  /// - Parameter limit: The most that it may cost, in US dollars a month; zero or more.
  /// - Returns: The gate.
  public static func cost(atMost limit: Double) -> Gate {
    let words = dollars(limit)
    let mistake = Mistake(expected: "zero or more US dollars a month", given: "\(limit)")
    return Gate("cost at most \(words)", mistake: limit >= 0 && limit.isFinite ? nil : mistake) { evidence in
      guard let cost = evidence.cost else {
        return .undecided("it isn't known what \(evidence.to) costs")
      }
      let prices = cost.prices.map { "; by \($0)" } ?? ""
      if cost.monthly > limit {
        return .refused(
          "\(evidence.to) would cost \(dollars(cost.monthly)) a month, and \(words) are allowed\(prices)")
      }
      if !cost.unpriced.isEmpty {
        let (count, have) = (Count.of(cost.unpriced.count, "cost"), cost.unpriced.count == 1 ? "has" : "have")
        return .undecided(
          "\(count) of \(evidence.to) \(have) no known price: \(cost.unpriced.joined(separator: "; "))\(prices)")
      }
      if !cost.unstated.isEmpty {
        return .undecided(
          "\(evidence.to) costs \(dollars(cost.monthly)) a month, and its profile states under _usage nothing of what else "
            + "costs by usage: \(cost.unstated.joined(separator: "; "))\(prices)")
      }
      // What isn't a number is neither more nor less.
      guard cost.monthly <= limit else { return .undecided("the costs of \(evidence.to) aren't a number") }
      return .passed("\(evidence.to) costs \(dollars(cost.monthly)) a month, of \(words)\(prices)")
    }
  }

  /// An amount such as `120 USD`, in cents where there are any, and rounded up so that it's never shown as less.
  private static func dollars(_ amount: Double) -> String {
    guard let cents = Int(exactly: (amount * 100).rounded(.up)) else { return "\(amount) USD" }
    let rest = abs(cents % 100)
    return Count.grouped(cents / 100) + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + " USD"
  }
}
