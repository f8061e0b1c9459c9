import Testing

@testable import LambdaRuntime

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
    (1_709_251_199_123, "2024-02-29T23:59:59.123Z"), (1_767_225_599_999, "2025-12-31T23:59:59.999Z"),
    (1_767_225_600_000, "2026-01-01T00:00:00.000Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
  ])
  func timesAreWritten(milliseconds: Int64, text: String) {
    #expect("\(Timestamp(milliseconds: milliseconds))" == text)
  }
}
