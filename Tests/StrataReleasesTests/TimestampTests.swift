import Testing

@testable import StrataReleases

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000Z"), (1_762_257_600, 7, "2025-11-04T12:00:00.007Z"),
    (951_782_399, 999, "2000-02-28T23:59:59.999Z"),
  ])
  func pointsInTime(seconds: Int, milliseconds: Int, text: String) {
    #expect(Timestamp.text(seconds: seconds, milliseconds: milliseconds) == text)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("2000-02-29", 11_016), ("2000-03-01T00:00:00Z", 11_017),
      ("2026-11-21T12:00", 20_778),
      ("", nil), ("2026-13-01", nil), ("yesterday!", nil),
    ] as [(String, Int?)])
  func days(text: String, day: Int?) {
    #expect(Timestamp.day(of: text) == day)
  }

  @Test(
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("2025-11-04T12:00:00.007Z", 1_762_257_600),
      ("2000-02-28T23:59:59Z", 951_782_399),
      ("2025-11-04T12:00:00+01:00", nil), ("2025-11-04", nil), ("2025-11-04T24:00:00Z", nil),
      ("2025-11-04T1:00:00.00Z", nil),
      ("", nil),
    ] as [(String, Int?)])
  func seconds(text: String, seconds: Int?) {
    #expect(Timestamp.seconds(of: text) == seconds)
  }

  @Test func nowIsAfterThisWasWritten() {
    #expect(Timestamp.now > "2026-01-01" && Timestamp.now < "2200-01-01")
  }
}
