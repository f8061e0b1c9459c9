import StrataJSON
import Testing

@Suite struct StateTimestampTests {
  private func found(_ text: String) -> [String] { MachineSamples.found("Wait", ["Timestamp": .string(text)]) }

  @Test(
    arguments: [
      "2026-03-14T01:59:00Z", "2024-02-29T23:59:60Z", "2026-03-14T01:59:00.123456Z", "2026-03-14T01:59:00+02:00",
      "2026-03-14T01:59:00.5-11:30",
    ])
  func whatIsAMoment(text: String) {
    #expect(found(text) == [])
  }

  @Test(
    arguments: [
      "", "2026-03-14", "2026-03-14 01:59:00Z", "2026-03-14t01:59:00Z", "2026-03-14T01:59:00z", "2026-03-14T01:59:00",
      "2026-02-29T01:59:00Z", "2026-13-14T01:59:00Z", "2026-00-14T01:59:00Z", "2026-03-00T01:59:00Z",
      "2026-03-14T24:00:00Z", "2026-03-14T01:60:00Z", "2026-03-14T01:59:00.Z", "2026-03-14T01:59:00+0200",
      "2026-03-14T01:59:00Zx", "2026-3-14T01:59:00Z", "tomorrow",
    ])
  func whatIsNone(text: String) {
    #expect(
      found(text) == [
        "/Timestamp: Timestamp must be a moment in time; expected such as 2026-03-14T01:59:00Z; given \"\(text)\""
      ])
  }
}
