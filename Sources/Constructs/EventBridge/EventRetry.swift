/// The way in which EventBridge tries again to deliver.
///
/// See [Retry policies](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html).
struct EventRetry {
  let attempts: Int
  let age: Duration

  /// The most there is, which holds where nothing is said.
  private var isUsual: Bool { attempts == 185 && age == .hours(24) }

  /// The numbers, with mistakes where EventBridge takes no such; nil where they're the usual ones.
  func values(_ declaration: Declaration) -> (attempts: IntegerValue, age: IntegerValue)? {
    if isUsual { return nil }
    return (
      declaration.number(attempts, in: 0...185, "it must be tried again 0 to 185 times", property: "to"),
      declaration.seconds(age, in: 60...86_400, property: "to")
    )
  }
}
