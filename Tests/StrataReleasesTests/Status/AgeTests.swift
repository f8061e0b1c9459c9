import Testing

@testable import StrataReleases

@Suite struct AgeTests {
  @Test(
    arguments: [
      ("2026-11-29T10:00:00.000Z", "just now"), ("2026-11-29T09:59:00.000Z", "1 min ago"),
      ("2026-11-29T09:00:01.000Z", "59 min ago"), ("2026-11-29T09:00:00.000Z", "1 h ago"),
      ("2026-11-27T10:00:01.000Z", "47 h ago"), ("2026-11-27T10:00:00.000Z", "2 d ago"),
      ("2025-11-29T10:00:00.000Z", "365 d ago"), ("2026-11-29T10:00:01.000Z", nil), ("", nil),
    ] as [(String, String?)])
  func age(time: String, text: String?) {
    #expect(Age.text(since: time, at: "2026-11-29T10:00:00.000Z") == text)
  }
}
