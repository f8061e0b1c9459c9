/// A point in time, in whole milliseconds of UTC, as records have it: `2026-11-04T12:00:00.000Z`.
public struct PointInTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of milliseconds since the start of 1970 in UTC, without leap seconds.
  let milliseconds: Int64

  init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads a time such as `2026-11-04T12:00:00.000Z`, or `2026-11-04T13:00:00+01:00`, as ISO 8601 has it.
  ///
  /// It's nil where the text is no time, or its day isn't in the calendar.
  ///
  /// - Parameter text: The date and the time, with seconds, a fraction of any length where wanted, and `Z` or an offset.
  public init?(_ text: String) {
    var rest = Substring(text).utf8
    func number(_ digits: Int, upTo limit: Int) -> Int? {
      let part = rest.prefix(digits)
      guard part.count == digits, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest = rest.dropFirst(digits)
      let value = part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return value <= limit ? value : nil
    }
    func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4, upTo: 9999), skip("-"), let month = number(2, upTo: 12), skip("-"),
      let day = number(2, upTo: 31), skip("T"), let hour = number(2, upTo: 23), skip(":"),
      let minute = number(2, upTo: 59), skip(":"), let second = number(2, upTo: 60), month >= 1, day >= 1
    else { return nil }
    var fraction = 0
    if skip(".") {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      if digits.isEmpty { return nil }
      rest = rest.dropFirst(digits.count)
      fraction = (digits.prefix(3) + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    var offset = 0
    if !skip("Z") {
      let isBehind = rest.first == UInt8(ascii: "-")
      guard skip("+") || skip("-"), let hours = number(2, upTo: 23) else { return nil }
      _ = skip(":")
      guard let minutes = number(2, upTo: 59) else { return nil }
      offset = (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }
    let days = Self.days(year, month, day)
    guard rest.isEmpty, Self.date(ofDay: days) == (year, month, day) else { return nil }
    let minutes = (days * 24 + hour) * 60 + minute - offset
    milliseconds = Int64(minutes * 60 + second) * 1_000 + Int64(fraction)
  }

  /// The time as ISO 8601 has it, in UTC: `2026-11-04T12:00:00.000Z`.
  public var description: String {
    func padded(_ number: Int64, to width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let day = Self.quotient(milliseconds, by: 86_400_000)
    let rest = milliseconds - day * 86_400_000
    let (year, month, number) = Self.date(ofDay: Int(day))
    let date = "\(padded(Int64(year), to: 4))-\(padded(Int64(month)))-\(padded(Int64(number)))"
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map { padded($0) }.joined(separator: ":")
    return "\(date)T\(time).\(padded(rest % 1_000, to: 3))Z"
  }

  /// Orders times from the earlier to the later.
  public static func < (left: PointInTime, right: PointInTime) -> Bool { left.milliseconds < right.milliseconds }

  /// Tells how much time has passed from the right to the left; less than zero where the right is the later.
  public static func - (left: PointInTime, right: PointInTime) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }

  /// Adds some time, of which less than a millisecond is dropped.
  public static func + (left: PointInTime, right: Duration) -> PointInTime {
    let (seconds, attoseconds) = right.components
    return PointInTime(milliseconds: left.milliseconds + seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The number of the day since the start of 1970.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // A year begins in March here, so that the day that isn't always there is the last.
    let shifted = month > 2 ? year : year - 1
    let months = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    let leap = quotient(shifted, by: 4) - quotient(shifted, by: 100) + quotient(shifted, by: 400)
    return 365 * shifted + leap + months + day - 1 - 719_468
  }

  private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = quotient(shifted, by: 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let leap = yearOfEra / 4 - yearOfEra / 100
    let ofYear = ofEra - 365 * yearOfEra - leap
    let part = (5 * ofYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let day = ofYear - (153 * part + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// A quotient that is rounded down, below zero as well.
  private static func quotient<Number: BinaryInteger>(_ number: Number, by divisor: Number) -> Number {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
