import StrataFacts
import StrataJSON
import Testing

@Suite struct ScalarRulesTests {
  private func rules(_ node: JSONValue) throws -> SchemaNode {
    try #require(ResourceFacts(typeName: "A", json: ["s": node])).root
  }

  @Test(arguments: [1, 8, 9, 300])
  func findsEveryTextAllowed(count: Int) throws {
    let texts = (0..<count).map { "v\($0 * 7_919 % 1_009)" }
    let rules = try #require(try rules(["e": .array(texts.map { .string($0) })]).values)
    #expect(rules.allowed == texts.map { .string($0) })
    for text in texts { #expect(rules.allows(text: text)) }
    for text in ["", "v", "v1010", "w0", "V0"] { #expect(!rules.allows(text: text)) }
  }

  @Test func allowsValuesOfAllKinds() throws {
    let rules = try #require(try rules(["e": ["1", 1, 1.5, true], "c": ["a": [1]], "ei": true]).values)
    #expect(rules.allowed == ["1", 1, 1.5, true] && rules.constant == ["a": [1]] && rules.ignoresCase)
    #expect(rules.allows(text: "1") && !rules.allows(text: "1.5"))
    #expect(rules.isLimited && rules.isConstant)
  }

  @Test func tellsWhichNumbersAreAllowed() throws {
    let rules = try #require(try rules(["e": [1, 30, 365]]).values)
    #expect([1, 30, 365].allSatisfy { rules.allows(number: $0) == true })
    #expect([0, 3, -1, 3650].allSatisfy { rules.allows(number: $0) == false })
    #expect(!rules.allows(text: "1"))
  }

  @Test(arguments: [["1"], [1, "30"], [1, 1.5], [-1], [1_000_000_000_000_000]] as [[JSONValue]])
  func ofOtherValuesNumbersTakeACloserLook(values: [JSONValue]) throws {
    let rules = try #require(try rules(["e": .array(values)]).values)
    #expect(rules.allows(number: 1) == nil)
  }

  @Test(
    arguments: [
      (["a", "B"], true), (["a", "é"], false), ([1, 2], false), (["a", 1], false),
    ] as [([JSONValue], Bool)])
  func textsOfPlainCharactersAreFixed(values: [JSONValue], areFixed: Bool) throws {
    for ignoresCase in [false, true] {
      let rules = try #require(try rules(["e": .array(values), "ei": .bool(ignoresCase)]).values)
      #expect(rules.areFixed == (areFixed && !ignoresCase))
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("12", 12), ("9007199254740991", 9_007_199_254_740_991), ("9223372036854775807", nil), ("1e3", 1_000),
      ("2.0", 2), ("2.5", nil), ("-3", -3), ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func readsCounts(text: String, count: Int?) throws {
    let node = try rules(try JSONValue(parsing: #"{"ls":[\#(text),null]}"#))
    #expect(node.text?.length == SchemaBounds(least: count, greatest: nil))
  }

  @Test(
    arguments: [
      ("0", 0), ("-0.5", -0.5), ("9223372036854775807", 0x1p63), ("1e3", 1_000), ("2.50", 2.5),
      ("99999999999999999999", 1e20),
    ] as [(String, Double)])
  func readsNumbers(text: String, number: Double) throws {
    let node = try rules(try JSONValue(parsing: #"{"g":[null,\#(text)],"mo":\#(text)}"#))
    #expect(node.number?.range == SchemaBounds(least: nil, greatest: number) && node.number?.step == number)
  }
}
