import StrataFacts
import StrataJSON
import Testing

@testable import StrataSchema

/// What is allowed is what one of the values allowed is the same as.
@Suite struct ValueRulesMatchingTests {
  private static let lists: [[JSONValue]] = [
    ["a", "B", "10", "true"], ["K", "\u{E9}"], [1, 10, 365], [0, 1_000_000_000_000_000], ["a", 10, 1.5, true],
    [-1, 10],
  ]

  private static let values: [JSONValue] = [
    "a", "A", "b", "10", "010", "10.0", "1e1", "+10", "", "true", true, false, 1, 10, -1, 10.0, 1.5, 0, "0",
    1_000_000_000_000_000, "1000000000000000", "\u{212A}", "e\u{301}", "\u{E9}", .null, ["a"], ["a": "a"],
  ]

  @Test(arguments: lists, [false, true])
  func valuesAreHeldAgainstEach(list: [JSONValue], ignoresCase: Bool) throws {
    let node: JSONValue = ["e": .array(list), "ei": .bool(ignoresCase)]
    let facts = try #require(ResourceFacts(typeName: "A", json: ["s": node]))
    let rules = try #require(facts.root.values)
    for value in Self.values {
      let isSame = list.contains { ValueRules.same(value, $0, ignoringCase: ignoresCase) }
      #expect(rules.allows(value) == isSame, "\(value) in \(list)")
    }
  }
}
