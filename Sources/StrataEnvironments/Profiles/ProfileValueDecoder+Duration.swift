import StrataJSON
import StrataLanguage

extension ProfileValueDecoder {
  /// The form in which a profile has a duration.
  static let durationForm = #"text such as "500 ms", "30 s", "15 min", "2 h" or "7 days""#

  /// Reads a duration such as `30 s`, which Swift's own way would have as a list of two numbers.
  func duration(_ type: Duration.Type) -> Duration {
    if let value = value?.string.flatMap(Self.parse) { return value }
    refuse(expected: Self.durationForm)
    return .seconds(notes.usesOtherStandIns ? 1 : 0)
  }

  private static func parse(_ text: String) -> Duration? {
    guard let amount = AmountText(text), let count = amount.whole else { return nil }
    let unit: Int
    switch amount.unit {
    case "ms": return .milliseconds(count)
    case "s": unit = 1
    case "min": unit = 60
    case "h": unit = 3_600
    case count == 1 ? "day" : "days": unit = 86_400
    default: return nil
    }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow ? nil : .seconds(seconds)
  }
}
