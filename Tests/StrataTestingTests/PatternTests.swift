import StrataTesting
import Testing

@Suite struct PatternTests {
  @Test(
    arguments: [
      (.anything, 1, true), (.anything, nil, false), (.absent, nil, true), (.absent, 1, false), (1, 1, true),
      (1, "1", false),
      ("a", "a", true), (true, true, true), (1.5, 1.5, true), (["a": 1], ["a": 1, "b": 2], true),
      (["a": 1, "b": .absent], ["a": 1, "b": 2], false), (["a": ["b": .anything]], ["a": ["b": 1]], true),
      ([1, 2], [1, 2], true), ([1, 2], [1, 2, 3], false), (.list(containing: 2, 1), [1, 2, 3], true),
      (.list(containing: 4), [1, 2, 3], false), (.text(containing: "b"), "abc", true),
      (.text(containing: "x"), "abc", false),
      (.jsonText(["a": 1]), "{\"a\": 1, \"b\": 2}", true), (.jsonText(["a": 1]), "no json", false),
      (.exactly(["a": 1]), ["a": 1, "b": 2], false), (.not(1), 2, true), (.not(1), 1, false),
      (.not(.anything), nil, true),
    ] as [(JSONPattern, JSONValue?, Bool)])
  func matching(pattern: JSONPattern, value: JSONValue?, matches: Bool) {
    #expect(pattern.matches(value) == matches)
    #expect(pattern.mismatches(value).isEmpty == matches)
  }

  @Test func mismatchesNameThePlace() {
    let pattern: JSONPattern = [
      "a": ["b": [1, 2]], "c": .absent, "d": .text(containing: "x"), "e": .list(containing: ["k": 1]), "f": ["g": 1],
      "h": .not("v"),
    ]
    #expect(
      pattern.mismatches(["a": ["b": [1, 3]], "c": 1, "d": "abc", "e": [["k": 2]], "f": 7, "h": "v"]) == [
        "a/b/1 is 3, not 2", "c is 1, not absent", "d is \"abc\", not text that contains \"x\"",
        "e has no element that is a map with k", "f is 7, not a map with g", "h is \"v\", not as it must not be",
      ])
    #expect(pattern.mismatches([:])[0] == "a is absent, not a map with b")
    #expect(JSONPattern.anything.mismatches(nil) == ["the whole is absent, not there"])
  }

  @Test func capturesKeepWhatMatched() {
    let capture = Capture()
    let pattern: JSONPattern = ["a": .capture(capture), "b": .capture(capture, .text(containing: "x"))]
    #expect(!pattern.matches(["a": 1, "b": "y"]))
    #expect(capture.values == [], "what doesn't match as a whole isn't captured")
    #expect(pattern.matches(["a": 1, "b": "xy"]))
    #expect(capture.values == [1, "xy"])
  }
}
