import StrataTemplate
import StrataText

/// The six fields of EventBridge's cron expressions.
///
/// See [Cron expressions](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html).
enum CronExpression {
  /// One of the fields.
  private struct Field {
    let name: String
    let range: ClosedRange<Int>
    /// The names of its values, in their order from the least.
    var names: [String] = []
    /// Whether it's the day of the month or the week, one of which is left open.
    var isDay = false
  }

  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
  private static let days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
  private static let dayOfMonth = Field(name: "day of the month", range: 1...31, isDay: true)
  private static let dayOfWeek = Field(name: "day of the week", range: 1...7, names: days, isDay: true)
  private static let fields = [
    Field(name: "minutes", range: 0...59), Field(name: "hours", range: 0...23), dayOfMonth,
    Field(name: "month", range: 1...12, names: months), dayOfWeek, Field(name: "year", range: 1970...2199),
  ]

  /// What is wrong with what stands between the parentheses; nil where nothing is.
  static func fault(in text: String) -> ScheduleExpression.Fault? {
    let parts = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard parts.count == fields.count else {
      return ScheduleExpression.Fault(
        message: "a cron expression must have six fields",
        expected: "minutes, hours, day of the month, month, day of the week, year", given: "\(parts.count)")
    }
    for (field, part) in zip(fields, parts) {
      if let fault = fault(of: part, in: field) { return fault }
    }
    if [parts[2], parts[4]].filter({ $0 == "?" }).count == 1 { return nil }
    return ScheduleExpression.Fault(
      message: "of the day of the month and the day of the week one must be left open, and the other not",
      expected: "? for one of the two", given: "\(parts[2]) and \(parts[4])")
  }

  private static func fault(of text: String, in field: Field) -> ScheduleExpression.Fault? {
    if field.isDay, text == "?" { return nil }
    let elements = text.split(separator: ",", omittingEmptySubsequences: false)
    if elements.allSatisfy({ isElement($0, of: field, isAlone: elements.count == 1) }) { return nil }
    let names = field.names.isEmpty ? "" : ", \(field.names[0]) to \(field.names[field.names.count - 1])"
    return ScheduleExpression.Fault(
      message: "this can't be the \(field.name) of a cron expression",
      expected:
        "\(field.range.lowerBound) to \(field.range.upperBound)\(names), *\(field.isDay ? " or ?" : ""), ranges, steps or lists of them",
      given: Wording.quoted(text))
  }

  /// Whether a text is a value, a range, a step or one of the letters, as one of a list.
  private static func isElement(_ text: Substring, of field: Field, isAlone: Bool) -> Bool {
    if field.isDay, isLastOrNearest(text, of: field, isAlone: isAlone) { return true }
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2, let start = steps.first else { return false }
    if steps.count == 2 {
      guard !steps[1].isEmpty, steps[1].utf8.allSatisfy(\.isASCIIDigit) else { return false }
      if start.isEmpty { return true }
    }
    if start == "*" { return true }
    let ends = start.split(separator: "-", omittingEmptySubsequences: false)
    return ends.count <= 2 && ends.allSatisfy { isValue($0, of: field) }
  }

  /// Whether a text is the last day, the weekday nearest to one, or one by its number in the month.
  private static func isLastOrNearest(_ text: Substring, of field: Field, isAlone: Bool) -> Bool {
    if text == "L" { return true }
    if field.names.isEmpty {
      if text == "LW" || text.hasSuffix("W") && isValue(text.dropLast(), of: field) { return true }
      return text.hasPrefix("L-") && isValue(text.dropFirst(2), of: field)
    }
    if text.hasSuffix("L"), isValue(text.dropLast(), of: field) { return true }
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    return isAlone && parts.count == 2 && isValue(parts[0], of: field) && ["1", "2", "3", "4", "5"].contains(parts[1])
  }

  private static func isValue(_ text: Substring, of field: Field) -> Bool {
    if field.names.contains(text.uppercased()) { return true }
    return !text.isEmpty && text.utf8.count <= 4 && text.utf8.allSatisfy(\.isASCIIDigit)
      && Int(text).map(field.range.contains) == true
  }
}
