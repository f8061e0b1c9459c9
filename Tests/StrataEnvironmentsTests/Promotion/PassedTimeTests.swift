import StrataEnvironments
import Testing

/// Spans of time in words.
@Suite struct PassedTimeTests {
  @Test(arguments: [
    (0, "0 s"), (45, "45 s"), (60, "1 min"), (95, "1 min"), (3_599, "59 min"), (3_600, "1 h"), (11_520, "3 h 12 min"),
    (86_400, "24 h"), (129_600, "36 h"), (172_800, "2 d"), (190_800, "2 d 5 h"), (-60, "-1 min"),
  ])
  func aSpan(seconds: Int, inWords words: String) {
    #expect(PassedTime.words(.seconds(seconds)) == words)
  }
}
