import StrataText
import Testing

@Suite struct WordTests {
  @Test func counts() {
    #expect(
      [0, 1, 999, 1_000, 51_200, 1_234_567, -1_234].map { Count.grouped($0) } == [
        "0", "1", "999", "1,000", "51,200", "1,234,567", "-1,234",
      ])
    #expect(Count.of(1, "stack") == "1 stack")
    #expect(Count.of(2_000, "stack") == "2,000 stacks")
  }

  @Test func suggestions() {
    let names = ["VisibilityTimeout", "QueueName", "orders", "list"]
    #expect(Suggestion.nearest(to: "VisiblityTimeout", in: names) == "VisibilityTimeout")
    #expect(Suggestion.nearest(to: "queuename", in: names) == "QueueName")
    #expect(Suggestion.nearest(to: "ordesr", in: names) == "orders")
    #expect(Suggestion.nearest(to: "lits", in: names) == "list")
    #expect(Suggestion.nearest(to: "Kms", in: names) == nil)
    #expect(Suggestion.nearest(to: "", in: names) == nil)
    #expect(Suggestion.nearest(to: "a", in: ["b"]) == nil)
    #expect("a${b${{é${".utf8Offsets(of: "${") == [1, 4, 9])
    #expect("".utf8Offsets(of: "${") == [])
  }

  @Test func textOfASCII() {
    for length in 0..<20 {
      let text = String(repeating: "x", count: length)
      #expect(text.isASCII)
      #expect(!(text + "é").isASCII && !("é" + text).isASCII && !(text + "\u{80}" + text).isASCII)
    }
  }
}
