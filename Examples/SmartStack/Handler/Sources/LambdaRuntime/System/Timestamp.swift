/// A time as logs have it: `2026-01-31T23:59:59.123Z`.
struct Timestamp: CustomStringConvertible {
  /// The time since 1970, in milliseconds.
  let milliseconds: Int64

  var description: String {
    let (days, ofDay) = Self.divided(milliseconds, by: 86_400_000)
    let (year, month, day) = Self.date(days: days)
    let (seconds, thousandths) = (ofDay / 1000, ofDay % 1000)
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0, 2) }.joined(separator: ":")
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(time)."
      + "\(Self.padded(thousandths, 3))Z"
  }

  /// The date of a day of the Gregorian calendar, counted from 1970.
  private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // Years begin in March here, so that the day that some of them have more is their last; 400 have 146,097 days.
    let (era, ofEra) = divided(days + 719_468, by: 146_097)
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * month + 2) / 5 + 1
    return (era * 400 + year + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, day)
  }

  private static func divided(_ number: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let remainder = (number % divisor + divisor) % divisor
    return ((number - remainder) / divisor, remainder)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
