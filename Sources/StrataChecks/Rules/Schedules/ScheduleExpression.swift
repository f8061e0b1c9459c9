import StrataTemplate
import StrataText

/// The text that tells when something is to run: `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2030-01-31T12:00:00)`.
struct ScheduleExpression {
  /// Who takes the text, as not everyone takes all of them.
  enum Reader {
    /// Rules of EventBridge, which have no `at` and count minutes as one does in English.
    case rule
    /// EventBridge Scheduler and Application Auto Scaling.
    case scheduler
    /// What takes `cron` alone.
    case cronAlone
  }

  /// What is wrong with a text.
  struct Fault {
    let message: String
    let expected: String
    let given: String
  }

  /// What is wrong with a text; nil where nothing is.
  static func fault(in text: String, for reader: Reader) -> Fault? {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return form(text, reader) }
    let inside = String(text[text.index(after: open)...].dropLast())
    switch (text[..<open], reader) {
    case ("cron", _): return CronExpression.fault(in: inside)
    case ("rate", .rule): return rate(inside, countsWords: true)
    case ("rate", .scheduler): return rate(inside, countsWords: false)
    case ("at", .scheduler): return moment(inside)
    default: return form(text, reader)
    }
  }

  private static func form(_ text: String, _ reader: Reader) -> Fault {
    let expected =
      switch reader {
      case .rule: "cron(…) or rate(…)"
      case .scheduler: "cron(…), rate(…) or at(…)"
      case .cronAlone: "cron(…)"
      }
    return Fault(message: "this isn't a schedule", expected: expected, given: Wording.quoted(text))
  }

  /// See [Rate expressions](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html).
  private static func rate(_ text: String, countsWords: Bool) -> Fault? {
    let words = text.split(separator: " ")
    let units = ["minute", "minutes", "hour", "hours", "day", "days"]
    guard words.count == 2, words[0].utf8.allSatisfy(\.isASCIIDigit), units.contains(String(words[1])) else {
      return Fault(
        message: "a rate must be a whole number and a unit", expected: "minutes, hours or days, as in rate(5 minutes)",
        given: Wording.quoted(text))
    }
    if words[0].allSatisfy({ $0 == "0" }) {
      return Fault(message: "a rate must be 1 or more", expected: "1 or more", given: String(words[0]))
    }
    let isOne = words[0] == "1"
    guard countsWords, isOne == words[1].hasSuffix("s") else { return nil }
    let unit = isOne ? String(words[1].dropLast()) : "\(words[1])s"
    return Fault(
      message: isOne ? "one of a unit must be in the singular" : "more than one of a unit must be in the plural",
      expected: "\(words[0]) \(unit)", given: Wording.quoted(text))
  }

  /// See [One-time schedules](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
  private static func moment(_ text: String) -> Fault? {
    let form = Array("0000-00-00T00:00:00".utf8)
    let bytes = Array(text.utf8)
    let zero = UInt8(ascii: "0")
    func number(_ place: Int) -> Int { Int(bytes[place] - zero) * 10 + Int(bytes[place + 1] - zero) }
    if bytes.count == form.count, zip(bytes, form).allSatisfy({ $1 == zero ? $0.isASCIIDigit : $0 == $1 }),
      (1...12).contains(number(5)), (1...31).contains(number(8)), number(11) < 24, number(14) < 60, number(17) < 60
    {
      return nil
    }
    return Fault(
      message: "this isn't a moment", expected: "yyyy-mm-ddThh:mm:ss", given: Wording.quoted(text))
  }
}
