import StrataText

/// The times at which a schedule does its work.
///
/// ```swift
/// let times: [ScheduleTime] = [.every(.hours(1)), .cron("0 3 * * ? *"), .once("2030-01-01T09:00:00")]
/// ```
///
/// A profile has it as EventBridge does: `"rate(1 hour)"`, `"cron(0 3 * * ? *)"` or `"at(2030-01-01T09:00:00)"`.
/// See [Schedule types](https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
public struct ScheduleTime: Sendable, Hashable, CustomStringConvertible {
  private enum Kind: Hashable {
    case every(Duration)
    case cron(String)
    case once(String)
  }

  private let kind: Kind

  /// The place in a profile that it was read from, if it was.
  private var origin = ValueOrigin()

  private init(_ kind: Kind) { self.kind = kind }

  /// Again and again, beginning when the schedule is made.
  ///
  /// - Parameter interval: The time from one to the next, in whole minutes from 1.
  /// - Returns: The times.
  public static func every(_ interval: Duration) -> ScheduleTime { ScheduleTime(.every(interval)) }

  /// The times that a cron expression names.
  ///
  /// - Parameter expression: The minutes, hours, day of the month, month, day of the week and year, such as
  ///   `0 3 * * ? *` for 3 o'clock each day. One of the days is a `?`.
  /// - Returns: The times.
  public static func cron(_ expression: String) -> ScheduleTime { ScheduleTime(.cron(expression)) }

  /// Once.
  ///
  /// - Parameter time: The day and the time, such as `2030-01-01T09:00:00`.
  /// - Returns: The time.
  public static func once(_ time: String) -> ScheduleTime { ScheduleTime(.once(time)) }

  /// The times as EventBridge has them, such as `rate(1 hour)`.
  public var description: String {
    switch kind {
    case .every(let interval): "rate(\(Self.rate(interval) ?? interval.inWords))"
    case .cron(let expression): "cron(\(expression))"
    case .once(let time): "at(\(time))"
    }
  }

  /// The expression of a schedule, with mistakes where EventBridge has no such.
  func expression(_ declaration: Declaration) -> StringValue {
    switch kind {
    case .every(let interval):
      if Self.rate(interval) == nil {
        declaration.report(
          "a rate must be in whole minutes", property: "at", expected: "1 min or more", given: interval.inWords,
          from: [origin])
        return "rate(1 minute)"
      }
    case .cron(let expression):
      if let mistake = CronExpression.mistake(in: expression) {
        declaration.report(
          mistake.message, property: "at", expected: mistake.expected, given: mistake.given, hint: mistake.hint,
          from: [origin])
        return "cron(0 0 * * ? *)"
      }
    case .once(let time):
      if !Self.isTime(time) {
        declaration.report(
          "there is no such time", property: "at", expected: "a day and a time such as 2030-01-01T09:00:00",
          given: "\"\(time)\"", from: [origin])
        return "at(2030-01-01T09:00:00)"
      }
    }
    return .literal(description)
  }

  /// The rate in the largest unit that gives a whole number; nil where it isn't whole minutes.
  private static func rate(_ interval: Duration) -> String? {
    guard let seconds = interval.wholeSeconds, seconds >= 60, seconds.isMultiple(of: 60) else { return nil }
    for (unit, length) in [("day", 86_400), ("hour", 3_600)] where seconds.isMultiple(of: length) {
      return of(seconds / length, unit)
    }
    return of(seconds / 60, "minute")
  }

  private static func of(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }

  private static func isTime(_ text: String) -> Bool {
    let shape = "0000-00-00T00:00:00".utf8
    guard text.utf8.count == shape.count,
      zip(text.utf8, shape).allSatisfy({ $1 == UInt8(ascii: "0") ? $0.isASCIIDigit : $0 == $1 })
    else { return false }
    let numbers = text.utf8.split { !$0.isASCIIDigit }.compactMap { Int(Substring($0)) }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let (hour, minute, second) = (numbers[3], numbers[4], numbers[5])
    guard (1...12).contains(month) else { return false }
    let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(day) && hour < 24 && minute < 60 && second < 60
  }
}

extension ScheduleTime: Decodable, ProfileValue {
  package static var profileForm: String {
    #"text such as "rate(1 hour)", "cron(0 3 * * ? *)" or "at(2030-01-01T09:00:00)""#
  }

  /// Reads times as EventBridge has them, such as `rate(1 hour)`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .every(.hours(1)), Self.init(reading:))
    origin = decoder.origin
  }

  private init?(reading text: String) {
    let word = text.prefix { $0 != "(" }
    guard text.hasSuffix(")"), text.count > word.count + 2 else { return nil }
    let inside = String(text.dropFirst(word.count + 1).dropLast())
    switch word {
    case "cron": self.init(.cron(inside))
    case "at": self.init(.once(inside))
    case "rate":
      let parts = inside.split(separator: " ")
      guard parts.count == 2, let count = Int(parts[0]), count > 0 else { return nil }
      if parts[1].hasSuffix("s") == (count == 1) { return nil }
      switch count == 1 ? parts[1] : parts[1].dropLast() {
      case "minute": self.init(.every(.minutes(count)))
      case "hour": self.init(.every(.hours(count)))
      case "day": self.init(.every(.days(count)))
      default: return nil
      }
    default: return nil
    }
  }
}
