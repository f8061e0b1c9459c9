import StrataJSON
import Testing

@Suite struct JSONValueTests {
  @Test func literalsMakeTheCaseTheyLookLike() {
    let name = "x"
    let value: JSONValue = [nil, true, 1, 1.0, "a", "a\(name)", [], [:], ["k": [2]]]
    #expect(
      value
        == .array([
          .null, .bool(true), .integer(1), .double(1), .string("a"), .string("ax"), .array([]), .object(JSONObject()),
          .object(JSONObject([("k", .array([.integer(2)]))])),
        ]))
  }

  @Test func accessorsGiveOnlyWhatIsThere() {
    let value: JSONValue = ["a": [1, 2.5, "x", true, nil]]
    #expect(value["a"]?[0]?.integer == 1)
    #expect(value["a"]?[0]?.double == nil)
    #expect(value["a"]?[1]?.double == 2.5)
    #expect(value["a"]?[1]?.integer == nil)
    #expect(value["a"]?[2]?.string == "x")
    #expect(value["a"]?[3]?.bool == true)
    #expect(value["a"]?[4]?.isNull == true)
    #expect(value["a"]?[5] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["b"] == nil)
    #expect(value[0] == nil)
    #expect(value["a"]?["a"] == nil)
    #expect(value["a"]?.array?.count == 5)
    #expect(value.object?.count == 1)
    #expect(value.string == nil && value.array == nil && value.bool == nil && !value.isNull)
  }

  @Test func kindsAreKeptApart() {
    let values: [JSONValue] = [nil, false, 0, 0.0, "", [], [:], "0", JSONValue(number: "1e400") ?? nil, "1e400"]
    for (place, left) in values.enumerated() {
      for (other, right) in values.enumerated() { #expect((left == right) == (place == other)) }
    }
    #expect(Set(values).count == values.count)
  }

  @Test func stringsAndKeysCompareByBytes() {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect(JSONValue.string("\u{E9}") == .string("\u{E9}"))
    #expect(JSONValue.object(["\u{E9}": 1]) != .object(["e\u{301}": 1]))
    #expect(Set<JSONValue>(["\u{E9}", "e\u{301}", "e\u{301}"]).count == 2)
  }

  @Test func doublesCompareAsDoublesDo() {
    #expect(JSONValue.double(0) == .double(-0.0))
    #expect(JSONValue.double(0).hashValue == JSONValue.double(-0.0).hashValue)
    #expect(JSONValue.double(.nan) != .double(.nan))
  }

  @Test func orderOfMembersMakesNoDifference() {
    let left: JSONValue = ["a": 1, "b": ["c": 2, "d": 3]]
    let right: JSONValue = ["b": ["d": 3, "c": 2], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": ["c": 2, "d": 4]])
    #expect(left != ["a": 1, "c": ["c": 2, "d": 3]])
    #expect(left != ["a": 1])
  }

  @Test func isSmall() {
    #expect(MemoryLayout<JSONValue>.size <= 17)
    #expect(MemoryLayout<JSONObject>.size == 2 * MemoryLayout<Int>.size)
  }

  @Test func readsFromMemoryAndArrays() throws {
    let bytes = Array(#" {"a": "b"} "#.utf8)
    #expect(try JSONValue(parsing: bytes) == ["a": "b"])
    #expect(try bytes.withUnsafeBytes { try JSONValue(parsing: $0) } == ["a": "b"])
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: UnsafeRawBufferPointer(start: nil, count: 0)) }
  }
}
