import StrataText

/// The fields of a cron expression, as EventBridge Scheduler has them.
///
/// See [Cron-based schedules](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based).
struct CronExpression {
  /// The mistake in an expression.
  struct Mistake {
    let message: String
    let expected: String
    let given: String
    let hint: String?
  }

  struct Field {
    let name: String
    let range: ClosedRange<Int>
    var names: [String] = []
    /// Whether it's one of the two fields for days.
    var isDay = false
  }

  private static let fields = [
    Field(name: "minutes", range: 0...59), Field(name: "hours", range: 0...23),
    Field(name: "day of the month", range: 1...31, isDay: true),
    Field(
      name: "month", range: 1...12,
      names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
    Field(
      name: "day of the week", range: 1...7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], isDay: true),
    Field(name: "year", range: 1970...2199),
  ]

  /// The mistake in the text of an expression, such as `0 3 * * ? *`; nil where there's none.
  static func mistake(in text: String) -> Mistake? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 6, parts.allSatisfy({ !$0.isEmpty }) else {
      return Mistake(
        message: "a cron expression must have six fields", expected: "minutes hours day month weekday year",
        given: "\"\(text)\"", hint: parts.count == 5 ? "add a * for any year" : nil)
    }
    for (field, part) in zip(fields, parts) where !field.takes(part) {
      return Mistake(
        message: "the \(field.name) of a cron expression isn't right", expected: field.expected, given: "\"\(part)\"",
        hint: nil)
    }
    // The days are told by one of the two.
    if (parts[2] == "?") == (parts[4] == "?") {
      return Mistake(
        message: "a cron expression must leave open one of its days",
        expected: "? for the day of the month or of the week",
        given: "\"\(parts[2])\" and \"\(parts[4])\"",
        hint: parts[2] == "?" ? "write * for one of them" : "write ? for the one that doesn't matter")
    }
    return nil
  }
}

extension CronExpression.Field {
  fileprivate var expected: String {
    let values = "\(range.lowerBound) to \(range.upperBound)"
    let texts = names.isEmpty ? values : "\(values), \(names[0]) to \(names[names.count - 1])"
    return "\(texts), a list, a range, a step or *\(isDay ? ", ?" : "")"
  }

  fileprivate func takes(_ text: Substring) -> Bool {
    if text == "*" || isDay && text == "?" { return true }
    return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(takesElement)
  }

  private func takesElement(_ text: Substring) -> Bool {
    if isDay, takesDay(text) { return true }
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    if steps.count == 2 {
      guard let step = number(steps[1]), step > 0, step <= range.upperBound else { return false }
      return steps[0] == "*" || takesRange(steps[0])
    }
    return steps.count == 1 && takesRange(text)
  }

  private func takesRange(_ text: Substring) -> Bool {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(value)
    switch ends.count {
    case 1: return ends[0] != nil
    case 2:
      guard let first = ends[0], let last = ends[1] else { return false }
      return first <= last
    default: return false
    }
  }

  /// The last day, the weekday next to one, or the nth one of a weekday.
  private func takesDay(_ text: Substring) -> Bool {
    if text == "L" || !isWeekday && text == "LW" { return true }
    if isWeekday {
      if text.hasSuffix("L") { return value(text.dropLast()) != nil }
      let parts = text.split(separator: "#", omittingEmptySubsequences: false)
      guard parts.count == 2, value(parts[0]) != nil, let count = number(parts[1]) else { return false }
      return (1...5).contains(count)
    }
    return text.hasSuffix("W") && value(text.dropLast()) != nil
  }

  private var isWeekday: Bool { range.upperBound == 7 }

  private func value(_ text: Substring) -> Int? {
    if let index = names.firstIndex(of: text.uppercased()) { return index + range.lowerBound }
    return number(text).flatMap { range.contains($0) ? $0 : nil }
  }

  private func number(_ text: Substring) -> Int? {
    !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }
}
