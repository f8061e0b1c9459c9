import StrataFacts
import StrataJSON
import Testing

@Suite struct FactsWriterTests {
  @Test func everyCarriedTypeIsTheSameWhenItsWrittenAnew() throws {
    let types = FactsIndex.embedded.typeNames.compactMap { name in
      FactsIndex.embedded.facts(of: name).map { (name: name, json: $0.json) }
    }
    #expect(types.count > 1_800)
    let writer = FactsWriter(types.reversed())
    #expect(writer.problems == [])
    let index = FactsIndex(try FactsTable(checking: writer.bytes))
    for (name, json) in types where index.facts(of: name)?.json != json { Issue.record("\(name) isn't the same") }
  }

  @Test func theFirstOfTwoWithANameCounts() {
    let writer = FactsWriter([("A", ["s": ["t": "o"]]), ("A", ["s": ["t": "s"]])])
    #expect(writer.lines.count == 4)
    #expect(writer.lines.map(\.last) == Array(repeating: UInt8(ascii: "\n"), count: 4))
  }

  @Test func whatIsAlikeIsWrittenOnce() {
    let one: JSONValue = ["s": ["p": ["A": ["ls": [1, 20], "t": "s"]]]]
    let two: JSONValue = ["s": ["p": ["A": ["ls": [1, 20], "t": "s"], "B": ["ls": [1, 20], "t": "s"]]]]
    // A name with its length, and the places of it and its node with a flag.
    #expect(FactsWriter([("A", two)]).bytes.count - FactsWriter([("A", one)]).bytes.count == 3 + 7)
  }

  @Test func tellsOfWhatIsTooMuch() {
    let text = String(repeating: "x", count: 5_000)
    let values = (0..<5_000).map { JSONValue.string("\($0)") }
    #expect(
      FactsWriter([("A", ["s": ["f": .string(text), "e": .array(values)]])]).problems == [
        "A: there are 5000 bytes of a text, and at most 4095 can be written",
        "A: there are 5000 values, and at most 4095 can be written",
      ])
    let names = (0..<4_000).map { ("\($0)", JSONValue.object(["f": .string("\(text.prefix(100))\($0)")])) }
    let problems = FactsWriter([("A", ["s": ["p": .object(JSONObject(names))]])]).problems
    #expect(Set(problems) == ["A: the facts have more than 262144 bytes"])
  }

  @Test(arguments: [
    (#"{"s":{"t":"q"}}"#, "a type isn't one of s i n b a o"), (#"{"s":{"zz":1}}"#, "the key zz has no meaning"),
    (#"{"s":{"$":"D"}}"#, "there is no definition D"), (#"{"s":{"p":{"A":1}}}"#, "a node is no object"),
    (#"{"s":{"r":1}}"#, "a list is none"), (#"{"s":{"x":1}}"#, "a flag is neither true nor false"),
    (#"{"s":{"g":[1]}}"#, "bounds aren't two"), (#"{"s":{"g":["1",2]}}"#, "a number is none"),
    (#"{"s":{"pt":1}}"#, "a text is none"), (#"{"s":{"p":1}}"#, "an object is none"),
    (#"{"s":{},"d":{"D":{"$":"E"}}}"#, "there is no definition E"),
    (#"{"s":{},"m":{"r":1}}"#, "a list is none"), (#"{"s":{},"zz":1}"#, "the key zz has no meaning"),
    (#"{"s":1}"#, "there is no schema"),
  ])
  func listsProblems(json: String, problem: String) throws {
    #expect(FactsWriter([("A::B::C", try JSONValue(parsing: json))]).problems == ["A::B::C: \(problem)"])
  }
}
