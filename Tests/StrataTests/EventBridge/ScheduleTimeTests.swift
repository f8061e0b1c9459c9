import Strata
import StrataEventBridge
import StrataTesting
import TestSupport
import Testing

@Suite struct ScheduleTimeTests {
  @Test func rates() {
    #expect("\(ScheduleTime.every(.minutes(1)))" == "rate(1 minute)")
    #expect("\(ScheduleTime.every(.minutes(90)))" == "rate(90 minutes)")
    #expect("\(ScheduleTime.every(.minutes(60)))" == "rate(1 hour)")
    #expect("\(ScheduleTime.every(.hours(36)))" == "rate(36 hours)")
    #expect("\(ScheduleTime.every(.days(7)))" == "rate(7 days)")
  }

  private func found(_ time: ScheduleTime) -> [String] {
    findings { scope in
      Schedule(
        "A", in: scope, at: time,
        to: .target(ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:a"), sending: "a"), deadLetters: .none)
    }.map { $0.replacing("ScheduleTimeTests.swift: error: Test/A: at: ", with: "") }
  }

  @Test(
    arguments: [
      "0 3 * * ? *", "0/15 * ? * MON-FRI *", "0,30 8-17 1,15 * ? 2030-2032", "0 0 L * ? *", "0 0 LW * ? *",
      "0 0 15W * ? *", "0 0 ? jan 6L *", "0 0 ? * FRI#2 *", "*/5 * * * ? *", "10-50/10 0 ? FEB,NOV 1 2199",
    ])
  func aCronExpression(text: String) {
    #expect(found(.cron(text)) == [])
  }

  @Test(
    arguments: [
      ("60 3 * * ? *", "minutes", "0 to 59, a list, a range, a step or *", "60"),
      ("0 24 * * ? *", "hours", "0 to 23, a list, a range, a step or *", "24"),
      ("0 3 0 * ? *", "day of the month", "1 to 31, a list, a range, a step or *, ?", "0"),
      ("0 3 FRI#2 * ? *", "day of the month", "1 to 31, a list, a range, a step or *, ?", "FRI#2"),
      ("0 3 * 13 ? *", "month", "1 to 12, JAN to DEC, a list, a range, a step or *", "13"),
      ("0 3 ? * 8 *", "day of the week", "1 to 7, SUN to SAT, a list, a range, a step or *, ?", "8"),
      ("0 3 ? * FRI#6 *", "day of the week", "1 to 7, SUN to SAT, a list, a range, a step or *, ?", "FRI#6"),
      ("0 3 * * ? 1969", "year", "1970 to 2199, a list, a range, a step or *", "1969"),
      ("5-1 3 * * ? *", "minutes", "0 to 59, a list, a range, a step or *", "5-1"),
      ("*/0 3 * * ? *", "minutes", "0 to 59, a list, a range, a step or *", "*/0"),
      ("1, 3 * * ? *", "minutes", "0 to 59, a list, a range, a step or *", "1,"),
      ("? 3 * * ? *", "minutes", "0 to 59, a list, a range, a step or *", "?"),
    ])
  func aFieldThatIsRefused(text: String, field: String, expected: String, given: String) {
    #expect(
      found(.cron(text)) == [
        "the \(field) of a cron expression isn't right; expected \(expected), given \"\(given)\" [construct]"
      ])
  }

  @Test func otherExpressionsThatAreRefused() {
    #expect(
      found(.cron("0 3 * * *")) == [
        "a cron expression must have six fields; expected minutes hours day month weekday year, given \"0 3 * * *\" [construct]\n  hint: add a * for any year"
      ])
    #expect(
      found(.cron("0  3 * * ? *")) == [
        "a cron expression must have six fields; expected minutes hours day month weekday year, given \"0  3 * * ? *\" [construct]"
      ])
    #expect(
      found(.cron("0 3 * * * *")) == [
        "a cron expression must leave open one of its days; expected ? for the day of the month or of the week, given \"*\" and \"*\" [construct]\n  hint: write ? for the one that doesn't matter"
      ])
    #expect(
      found(.cron("0 3 ? * ? *")) == [
        "a cron expression must leave open one of its days; expected ? for the day of the month or of the week, given \"?\" and \"?\" [construct]\n  hint: write * for one of them"
      ])
    #expect(
      found(.every(.seconds(0))) == ["a rate must be in whole minutes; expected 1 min or more, given 0 s [construct]"])
  }

  @Test(arguments: ["2030-01-01T09:00:00", "2028-02-29T23:59:59"])
  func aTime(text: String) {
    #expect(found(.once(text)) == [])
  }

  @Test(
    arguments: [
      "2030-01-01", "2030-01-01T09:00", "2030-13-01T09:00:00", "2030-02-29T09:00:00", "2100-02-29T00:00:00",
      "2030-01-01T24:00:00", "2030-01-01T09:00:00Z", "٢٠٣٠-01-01T09:00:00",
    ])
  func aTimeThatThereIsNot(text: String) {
    #expect(
      found(.once(text)) == [
        "there is no such time; expected a day and a time such as 2030-01-01T09:00:00, given \"\(text)\" [construct]"
      ])
  }
}
