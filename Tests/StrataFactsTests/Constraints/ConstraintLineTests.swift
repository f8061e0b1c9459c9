import StrataFacts
import StrataJSON
import Testing

/// The constraints of a type as a line of text.
@Suite struct ConstraintLineTests {
  private let rules: [JSONValue] = [
    ["id": "a", "because": "it is so", "when": ["A": 1, "B": 2], "without": "C"],
    ["id": "b", "because": "it is so", "needsOne": ["A", "B"]],
    ["id": "c", "because": "it is so", "at": "D/*", "expect": ["../E": ["min": 1]]],
  ]

  private func index() throws -> (text: String, index: ConstraintIndex) {
    let shared: JSONObject = ["page": "https://docs.aws.amazon.com/"]
    let read = try ConstraintIndex.read(
      ["page": "https://docs.aws.amazon.com/", "rules": .array(rules)], of: "A::B::C")
    let text = ConstraintLine.text(shared: shared, rules: rules, readAs: read)
    let lines = "A::B::C\t\(text)\n"
    return (text, ConstraintIndex(lines: lines, names: "a\tA::B::C\nb\tA::B::C\nc\tA::B::C\n", samples: ""))
  }

  @Test func eachStandsBehindWhatItCanBeBrokenBy() throws {
    let parts = try index().text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    #expect(parts.count == 7)
    #expect(parts[0] == "{\"page\":\"https://docs.aws.amazon.com/\"}")
    #expect([parts[1], parts[3], parts[5]] == ["A,B,C", "", "D"])
  }

  @Test func eachIsReadByItself() throws {
    let index = try index().index
    // Also when it's asked again.
    for _ in 1...2 {
      #expect((0...3).map { index.constraint(of: "A::B::C", at: $0)?.id } == ["a", "b", "c", nil])
      #expect(index.constraints(of: "A::B::C").map(\.id) == ["a", "b", "c"])
    }
    #expect(index.constraint(of: "A::B::D", at: 0)?.id == nil)
    #expect(index.constraints(of: "A::B::D").isEmpty)
  }

  @Test func stepsUpAreKnown() throws {
    #expect(try index().index.constraints(of: "A::B::C").map(\.looksUp) == [false, false, true])
  }

  @Test func whatTheyShareHoldsForEach() throws {
    let read = try index().index.constraints(of: "A::B::C")
    #expect(read.map(\.source) == Array(repeating: "https://docs.aws.amazon.com/", count: 3))
  }
}
