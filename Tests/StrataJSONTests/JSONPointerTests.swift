import StrataJSON
import Testing

@Suite struct JSONPointerTests {
  @Test(
    arguments: [
      ("", []), ("/", [""]), ("/a/0", ["a", "0"]), ("/a~1b/m~0n/~01", ["a/b", "m~n", "~1"]), ("//", ["", ""]),
      ("/\u{301}e/é", ["\u{301}e", "é"]), ("/a\u{301}", ["a\u{301}"]),
    ] as [(String, [String])])
  func isReadAndWritten(text: String, tokens: [String]) {
    #expect(JSONPointer(text)?.tokens == tokens)
    #expect(JSONPointer(tokens).description == text)
    #expect(JSONPointer(text) == JSONPointer(tokens))
    #expect(JSONPointer(text)?.hashValue == JSONPointer(tokens).hashValue)
  }

  @Test(arguments: ["a", "/~", "/~2", "/a~", "~0", " /a"])
  func refusesOtherText(text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test func growsAtItsEnd() {
    #expect(JSONPointer().appending("a").appending(3) == JSONPointer(["a", "3"]))
    #expect(JSONPointer(["\u{E9}"]) != JSONPointer(["e\u{301}"]))
  }

  @Test func leadsToAValue() {
    let value: JSONValue = ["a": [1, ["b/c": 2]], "0": 3, "": 4]
    #expect(value[JSONPointer()] == value)
    #expect(value[JSONPointer(["a", "0"])] == 1)
    #expect(value[JSONPointer(["a", "1", "b/c"])] == 2)
    #expect(value[JSONPointer(["0"])] == 3)
    #expect(value[JSONPointer([""])] == 4)
    for tokens in [["a", "2"], ["a", "01"], ["a", "-1"], ["a", "-"], ["a", "+1"], ["b"], ["0", "0"]] {
      #expect(value[JSONPointer(tokens)] == nil)
    }
  }
}
