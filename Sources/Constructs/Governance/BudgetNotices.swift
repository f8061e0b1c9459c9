internal import StrataBudgets
import StrataText

extension Budget {
  /// The share of a budget's amount at which somebody is told: a number alone is that of the costs so far.
  public struct Threshold: Sendable, Hashable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    let percent: Double
    let isForecast: Bool

    private init(percent: Double, isForecast: Bool) {
      (self.percent, self.isForecast) = (percent, isForecast)
    }

    /// A share of the costs so far, in percent.
    public init(integerLiteral percent: Int) { self.init(percent: Double(percent), isForecast: false) }

    /// A share of the costs so far, in percent.
    public init(floatLiteral percent: Double) { self.init(percent: percent, isForecast: false) }

    /// A share of the costs so far, in percent of 0.1 to 1,000,000,000.
    public static func actual(_ percent: Double) -> Threshold { Threshold(percent: percent, isForecast: false) }

    /// A share of the costs that AWS foresees for the month, in percent of 0.1 to 1,000,000,000.
    ///
    /// It foresees none before it has seen about five weeks.
    public static func forecast(_ percent: Double) -> Threshold { Threshold(percent: percent, isForecast: true) }
  }
}

/// The notices of a budget: each of its thresholds, with all who are told.
///
/// See [CreateNotification](https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateNotification.html).
struct BudgetNotices {
  let value: ListValue<Budgets.Budget.NotificationWithSubscribers>

  init(
    _ topics: [any NoticeTopic], _ addresses: [StringValue], _ thresholds: [Budget.Threshold],
    _ declaration: Declaration
  ) {
    let addresses = addresses.withoutRepetitions
    if topics.isEmpty, addresses.isEmpty {
      declaration.report(
        "a budget must tell somebody", property: "notify", expected: "a topic, or addresses in emails", given: "nobody")
    }
    if topics.count > 1 {
      declaration.report(
        "a budget must tell one topic at most", property: "notify", expected: "one topic", given: "\(topics.count)",
        hint: "tell one, with more subscriptions")
    }
    if addresses.count > 10 {
      declaration.report(
        "a budget must tell 10 addresses at most", property: "emails", expected: "10 or fewer",
        given: "\(addresses.count)", hint: "tell a topic, with more subscriptions")
    }
    Self.check(thresholds, declaration)
    let told =
      topics.prefix(1).map { Budgets.Budget.Subscriber(address: $0.arn, subscriptionType: "SNS") }
      + addresses.prefix(10).map { .init(address: $0.checked(Self.mistake(inAddress:)), subscriptionType: "EMAIL") }
    var known: Set<Budget.Threshold> = []
    value = ListValue(
      thresholds.filter { known.insert($0).inserted }.prefix(5).map { threshold in
        .init(
          notification: .init(
            comparisonOperator: "GREATER_THAN", notificationType: threshold.isForecast ? "FORECASTED" : "ACTUAL",
            threshold: .literal(Self.isShare(threshold) ? threshold.percent : 100), thresholdType: "PERCENTAGE"),
          subscribers: ListValue(told))
      })
  }

  private static func check(_ thresholds: [Budget.Threshold], _ declaration: Declaration) {
    if !(1...5).contains(thresholds.count) {
      declaration.report(
        "a budget must have 1 to 5 thresholds", property: "at", expected: "1 to 5", given: "\(thresholds.count)")
    }
    for threshold in thresholds where !isShare(threshold) {
      declaration.report(
        "a threshold must be 0.1 to 1,000,000,000 percent", property: "at", expected: "0.1 to 1,000,000,000",
        given: text(threshold.percent))
    }
    for (index, threshold) in thresholds.enumerated() where thresholds[..<index].contains(threshold) {
      declaration.report(
        "a budget has a threshold twice", property: "at", expected: "each once",
        given: "\(text(threshold.percent))\(threshold.isForecast ? " as forecast" : "")", hint: "remove one of them")
    }
  }

  private static func isShare(_ threshold: Budget.Threshold) -> Bool {
    (0.1...1_000_000_000).contains(threshold.percent)
  }

  private static func mistake(inAddress text: String) -> Finding? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      ? nil
      : Finding(
        .invalidValue, "this isn't an address", expected: "an address such as team@example.com", given: "\"\(text)\"")
  }

  /// A number in words, without a fraction where it has none.
  static func text(_ number: Double) -> String {
    Int(exactly: number).map { Count.grouped($0) } ?? "\(number)"
  }
}
