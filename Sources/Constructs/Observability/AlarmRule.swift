import StrataText

/// The rule by which a ``CompositeAlarm`` goes off.
///
/// ```swift
/// let deploying = ImportedAlarm(arn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deploying")
/// let busy = Alarm("Busy", in: scope, when: service.cpuUtilization, is: .above(85))
/// CompositeAlarm("Ill", in: scope, when: .all(of: busy.isOff, .not(deploying.isOff)), notify: [alarms])
/// ```
///
/// See [Alarm rules](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
public struct AlarmRule: Sendable {
  /// The rule as CloudWatch reads it.
  let text: StringValue
  /// The alarms in it.
  let alarms: [StringValue]
  /// The number of alarms and groups in it, each time that they appear.
  let elements: Int
  /// Whether a rule that has no part is in it.
  let hasGap: Bool
  /// Whether it needs parentheses in another.
  private let isGroup: Bool

  /// All rules hold.
  public static func all(of rules: AlarmRule...) -> AlarmRule { joined(rules, by: " AND ") }

  /// All alarms have gone off.
  public static func all(of alarms: [any WatchedAlarm]) -> AlarmRule { joined(alarms.map(\.isOff), by: " AND ") }

  /// One of the rules holds, or several do.
  public static func any(of rules: AlarmRule...) -> AlarmRule { joined(rules, by: " OR ") }

  /// One of the alarms has gone off, or several have.
  public static func any(of alarms: [any WatchedAlarm]) -> AlarmRule { joined(alarms.map(\.isOff), by: " OR ") }

  /// The rule doesn't hold.
  public static func not(_ rule: AlarmRule) -> AlarmRule {
    AlarmRule(
      text: "NOT \(rule.inGroup)", alarms: rule.alarms, elements: rule.elements + 1, hasGap: rule.hasGap, isGroup: true)
  }

  static func state(_ name: String, of alarm: some WatchedAlarm) -> AlarmRule {
    AlarmRule(text: "\(name)(\"\(alarm.arn)\")", alarms: [alarm.arn], elements: 1, hasGap: false, isGroup: false)
  }

  private static func joined(_ rules: [AlarmRule], by word: String) -> AlarmRule {
    guard let first = rules.first else {
      return AlarmRule(text: "FALSE", alarms: [], elements: 0, hasGap: true, isGroup: false)
    }
    if rules.count == 1 { return first }
    return AlarmRule(
      text: rules.dropFirst().reduce(first.inGroup) { "\($0)\(word)\($1.inGroup)" }, alarms: rules.flatMap(\.alarms),
      elements: rules.map(\.elements).reduce(1, +), hasGap: rules.contains(where: \.hasGap), isGroup: true)
  }

  private var inGroup: StringValue { isGroup ? "(\(text))" : text }

  /// The rule as it's used, with mistakes where CloudWatch takes no such.
  func checked(_ declaration: Declaration) -> StringValue {
    if hasGap {
      declaration.report(
        "a rule must have an alarm", property: "when", expected: "at least one alarm in each of its parts",
        given: "a part with none")
    }
    for alarm in alarms { declaration.checkRegion(of: alarm, property: "when") }
    let count = alarms.withoutRepetitions.count
    if count > 100 {
      declaration.report(
        "a rule must be about 100 alarms at most", property: "when", expected: "100 or fewer", given: "\(count)",
        hint: "put some of them in a composite alarm of their own")
    } else if elements > 500 {
      declaration.report(
        "a rule must have 500 parts at most", property: "when", expected: "500 or fewer", given: "\(elements)",
        hint: "put some of them in a composite alarm of their own")
    } else if text.knownLength > 10_240 {
      declaration.report(
        "a rule must have 10,240 characters at most", property: "when", expected: "10,240 or fewer",
        given: "\(Count.grouped(text.knownLength)) and more", hint: "put some alarms in a composite alarm of their own")
      return "FALSE"
    }
    return text
  }
}

extension Declaration {
  /// Reports an alarm that's known to be of another region than the stack, which a composite alarm can't be about.
  func checkRegion(of alarm: StringValue, property: String) {
    guard let own = scope.region.node.literalText, let arn = alarm.node.literalText.flatMap(ARN.init),
      arn.service == "cloudwatch", arn.region != own
    else { return }
    report(
      "a composite alarm is about alarms of its own region only", property: property, expected: "an alarm of \(own)",
      given: "one of \(arn.region)")
  }
}

extension StringValue {
  /// The number of characters that are known now.
  fileprivate var knownLength: Int {
    if let text = node.literalText { return text.count }
    guard case .substitution(let segments) = node.content else { return 0 }
    return segments.reduce(0) { length, segment in
      if case .text(let text) = segment { length + text.count } else { length }
    }
  }
}
