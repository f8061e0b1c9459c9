import Testing

@testable import StrataCertificates

/// Texts with gaps that may be the same, by a table of its own.
@Suite struct GlobMeetingTests {
  @Test(
    arguments: [
      ("", "", true), ("*", "", true), ("a", "a", true), ("a", "b", false), ("a*", "ab", true), ("*b", "ab", true),
      ("a*c", "*b*", true), ("a?", "ab", true), ("?", "", false), ("a*", "b*", false),
      ("*staging*", "x-production-*", true),
      ("a?c", "a*d", false), ("**", "x", true), ("aé", "aè", false), ("a?c", "aéc", true), ("a??c", "aéc", false),
    ])
  func texts(one: String, other: String, isMeeting: Bool) {
    #expect(GlobMeeting.meets(one, other) == isMeeting)
    #expect(GlobMeeting.meets(other, one) == isMeeting)
  }
}
