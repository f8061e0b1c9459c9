import StrataPlatform

/// Points in time as records have them.
package enum Timestamp {
  /// The time now, in UTC, as `2026-11-04T12:00:00.000Z`.
  package static var now: String {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return text(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
  }

  /// The number of the day since the start of 1970 that a time has, which is written as here; nil where it's none.
  package static func day(of text: String) -> Int? {
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard text.utf8.count >= 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // A year begins in March here, so that the day that isn't always there is the last.
    let shifted = month > 2 ? year : year - 1
    let months = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + months + day - 1 - 719_468
  }

  /// The seconds since the start of 1970 that a time has, which is written as here, whole ones; nil where it's none.
  package static func seconds(of text: String) -> Int? {
    guard let day = day(of: text), text.utf8.count >= 19, text.hasSuffix("Z") else { return nil }
    let parts = text.dropFirst(11).prefix(8).split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    return day * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Whether more than a year is between two days; not where either is none.
  package static func isOverAYear(from first: String, to second: String) -> Bool {
    guard let first = day(of: first), let second = day(of: second) else { return false }
    return second - first > 366
  }

  /// A point in time, counted from the start of 1970 in UTC.
  static func text(seconds: Int, milliseconds: Int) -> String {
    var seconds = time_t(seconds)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int, to width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map { padded($0) }
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }
    return date.joined(separator: "-") + "T" + time.joined(separator: ":") + "." + padded(milliseconds, to: 3) + "Z"
  }
}
