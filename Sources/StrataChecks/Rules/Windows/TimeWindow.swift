/// A window of time each day, as in `03:00-04:00`, or each week, as in `sun:03:00-sun:04:00`.
struct TimeWindow {
  /// The minute of the day or of the week, which begins on Monday.
  let start: Int
  let length: Int
  let isWeekly: Bool

  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let day = 24 * 60

  /// Reads a window; nil where the text isn't one.
  init?(_ text: String) {
    let ends = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    let parts = ends.map { $0.split(separator: ":", omittingEmptySubsequences: false) }
    guard parts[0].count == parts[1].count, let start = Self.minute(parts[0]), let end = Self.minute(parts[1]) else {
      return nil
    }
    isWeekly = parts[0].count == 3
    self.start = start
    let span = isWeekly ? 7 * Self.day : Self.day
    length = (end - start + span) % span
  }

  private static func minute(_ parts: [Substring]) -> Int? {
    let clock = parts.suffix(2).map { $0.utf8.count == 2 ? Int($0) : nil }
    guard parts.count == 2 || parts.count == 3, clock.count == 2, let hour = clock[0], let minute = clock[1],
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    if parts.count == 2 { return hour * 60 + minute }
    guard let day = days.firstIndex(of: String(parts[0])) else { return nil }
    return day * Self.day + hour * 60 + minute
  }

  /// Whether a window each day and one each week have minutes together.
  func overlaps(_ other: TimeWindow) -> Bool {
    if isWeekly == other.isWeekly { return false }
    let (daily, weekly) = isWeekly ? (other, self) : (self, other)
    if weekly.length >= Self.day { return true }
    let first = weekly.start % Self.day
    return [-Self.day, 0, Self.day].contains { shift in
      daily.start + shift < first + weekly.length && first < daily.start + shift + daily.length
    }
  }
}
