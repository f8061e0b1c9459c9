import StrataText

extension Duration {
  /// A duration of whole minutes.
  public static func minutes(_ minutes: Int) -> Duration { seconds(minutes, times: 60) }

  /// A duration of whole hours.
  public static func hours(_ hours: Int) -> Duration { seconds(hours, times: 3_600) }

  /// A duration of whole days of 24 hours.
  public static func days(_ days: Int) -> Duration { seconds(days, times: 86_400) }

  /// A product in seconds, or the most that a number holds, which every range refuses.
  private static func seconds(_ count: Int, times unit: Int) -> Duration {
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return .seconds(overflow ? (count < 0 ? .min : .max) : seconds)
  }

  /// The duration in seconds, where it's a whole number of them.
  package var wholeSeconds: Int? {
    components.attoseconds == 0 ? Int(exactly: components.seconds) : nil
  }

  /// The duration in milliseconds, where it's a whole number of them.
  package var wholeMilliseconds: Int? {
    let (seconds, attoseconds) = components
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    let (sum, carry) = milliseconds.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    if overflow || carry || !attoseconds.isMultiple(of: 1_000_000_000_000_000) { return nil }
    return Int(exactly: sum)
  }

  /// The duration in words, in seconds and, from a minute on, in the largest unit that gives a whole number.
  package var inWords: String {
    guard let seconds = wholeSeconds else {
      let fraction = Double(components.seconds) + Double(components.attoseconds) / 1e18
      return "\(fraction) s"
    }
    let text = "\(Count.grouped(seconds)) s"
    for (unit, length) in [("d", 86_400), ("h", 3_600), ("min", 60)] where seconds >= length {
      if seconds.isMultiple(of: length) { return "\(text) (\(Count.grouped(seconds / length)) \(unit))" }
    }
    return text
  }
}
