import StrataEnvironments
import Testing

/// Times as records and `aws` write them.
@Suite struct PointInTimeTests {
  @Test(arguments: [
    ("2026-11-04T12:00:00.000Z", "2026-11-04T12:00:00.000Z"), ("2026-11-04T12:00:00Z", "2026-11-04T12:00:00.000Z"),
    ("2026-11-02T00:00:00.123000+00:00", "2026-11-02T00:00:00.123Z"),
    ("2026-01-01T00:30:00.5+01:00", "2025-12-31T23:30:00.500Z"),
    ("2025-12-31T20:00:00-0400", "2026-01-01T00:00:00.000Z"),
    ("2024-02-29T23:59:59.9999Z", "2024-02-29T23:59:59.999Z"), ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"), ("2000-03-01T00:00:00Z", "2000-03-01T00:00:00.000Z"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"),
  ])
  func aTimeIsRead(text: String, as expected: String) {
    #expect(PointInTime(text)?.description == expected)
  }

  @Test(arguments: [
    "", "today", "2026-11-04", "2026-11-04T12:00:00", "2026-11-04 12:00:00Z", "2026-13-01T00:00:00Z",
    "2026-02-29T00:00:00Z", "2026-00-10T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-04T24:00:00Z",
    "2026-11-04T12:60:00Z", "2026-11-04T12:00:00.Z", "2026-11-04T12:00:00Zx", "2026-11-04T12:00:00+1",
    "٢٠٢٦-11-04T12:00:00Z", "+026-11-04T12:00:00Z",
  ])
  func whatIsNoTimeIsNone(text: String) {
    #expect(PointInTime(text) == nil)
  }

  @Test func everyDayIsRead() throws {
    var time = try #require(PointInTime("1896-01-01T00:00:00Z"))
    var misread: [PointInTime] = []
    for _ in 0..<(366 * 220) {
      if PointInTime(time.description) != time { misread.append(time) }
      time = time + .seconds(86_400)
    }
    #expect(misread == [])
    #expect(time.description == "2116-06-16T00:00:00.000Z")
  }

  @Test func timesAreCompared() throws {
    let noon = try #require(PointInTime("2026-11-04T12:00:00Z"))
    let later = try #require(PointInTime("2026-11-05T12:00:00.250+00:00"))
    #expect(noon < later)
    #expect(later - noon == .milliseconds(86_400_250))
    #expect(noon - later == .milliseconds(-86_400_250))
    #expect(noon + .seconds(60) == PointInTime("2026-11-04T12:01:00Z"))
  }
}
