extension Duration {
  /// A duration of whole minutes.
  public static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }

  /// A duration of whole hours.
  public static func hours(_ hours: Int) -> Duration { .minutes(hours * 60) }

  /// A duration of whole days of 24 hours.
  public static func days(_ days: Int) -> Duration { .hours(days * 24) }

  /// The duration in seconds, where it's a whole number of them.
  package var wholeSeconds: Int? {
    components.attoseconds == 0 ? Int(exactly: components.seconds) : nil
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
