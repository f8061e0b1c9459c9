import StrataJSON
import TestSupport
import Testing

@Suite struct JSONObjectTests {
  @Test func keepsTheOrderGiven() {
    let object: JSONObject = ["b": 1, "a": 2, "": 3]
    #expect(object.keys == ["b", "a", ""])
    #expect(object.map(\.value) == [1, 2, 3])
    #expect(object[1] == JSONObject.Member(key: "a", value: 2))
    #expect(object.count == 3 && !object.isEmpty && object.last?.key == "")
  }

  @Test func lastValueOfARepeatedKeyWins() {
    let object: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(object.keys == ["a", "b"])
    #expect(object["a"] == 3)
  }

  @Test(arguments: [0, 1, 16, 17, 100])
  func findsKeysByTheirBytes(count: Int) {
    let object = JSONObject((0..<count).map { ("key \($0)", .integer(Int64($0))) })
    func position(_ key: String) -> Int? { Array(key.utf8).withUnsafeBytes { object.position(ofUTF8: $0) } }
    for number in 0..<count { #expect(position("key \(number)") == number) }
    for key in ["", "key", "key \(count)", "Key 0"] { #expect(position(key) == nil) }
  }

  @Test(arguments: [3, 16, 17, 100])
  func setsAppendsAndRemoves(count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["key \(number)"] = .integer(Int64(number)) }
    #expect(object.count == count)
    object["key 1"] = "one"
    object["key 0"] = nil
    object["absent"] = nil
    object["new"] = true
    #expect(object.count == count)
    #expect(object["key 0"] == nil)
    #expect(object["key 1"] == "one")
    #expect(object["key \(count - 1)"] == .integer(Int64(count - 1)))
    #expect(object["new"] == true)
    #expect(object.first?.key == "key 1")
    #expect(object.last?.key == "new")
  }

  @Test func aCopyDoesNotChange() {
    var object: JSONObject = ["a": 1]
    for number in 0..<50 { object["\(number)"] = 0 }
    let copy = object
    object["x"] = 1
    object["a"] = 2
    #expect(copy["x"] == nil && copy["a"] == 1 && copy.count == 51)
    #expect(object["x"] == 1 && object["a"] == 2)
  }

  @Test func keysCompareByBytes() {
    var object: JSONObject = ["\u{E9}": 1, "e\u{301}": 2]
    #expect(object.count == 2)
    #expect(object["e\u{301}"] == 2)
    object["\u{E9}"] = nil
    #expect(object == ["e\u{301}": 2])
  }

  @Test func sortsByBytes() {
    let object: JSONObject = ["b": 1, "\u{FFFF}": 2, "a": 3, "": 4, "😀": 5, "aa": 6, "B": 7, "é": 8]
    #expect(object.sorted().keys == ["", "B", "a", "aa", "b", "é", "\u{FFFF}", "😀"])
    #expect(object.sorted() == object)
  }

  @Test func sortsObjectsOfAnySize() {
    var random = SplitMix64(seed: 5)
    for count in [0, 1, 2, 3, 15, 16, 17, 200] {
      for _ in 0..<50 {
        var object = JSONObject()
        for place in 0..<count { object[random.text()] = .integer(Int64(place)) }
        let keys = object.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let sorted = object.sorted()
        #expect(sorted.keys == keys)
        #expect(sorted == object)
        #expect(sorted.sorted().keys == keys)
      }
    }
  }

  @Test func uniqueMembersAreFoundAtAnySize() {
    for count in [0, 1, 16, 17, 1000] {
      let members = (0..<count).map { JSONObject.Member(key: "k\($0)", value: .integer(Int64($0))) }
      var object = JSONObject(uniqueMembers: members)
      #expect(object["k\(count)"] == nil)
      if count > 0 { #expect(object["k\(count - 1)"] == .integer(Int64(count - 1))) }
      object["k\(count)"] = nil
      object["new"] = 1
      #expect(object["new"] == 1 && object.count == count + 1)
      #expect(object == JSONObject(uniqueMembers: Array(object.reversed())))
    }
  }

  @Test func aHundredThousandKeysAreQuick() throws {
    var object = JSONObject()
    for number in 0..<100_000 { object["some key \(number)"] = .integer(Int64(number)) }
    let bytes = try JSONValue.object(object).bytes(layout: .compact)
    let read = try JSONValue(parsing: bytes)
    for number in stride(from: 0, to: 100_000, by: 10) {
      guard read["some key \(number)"] == .integer(Int64(number)) else {
        Issue.record("key \(number) is not found")
        return
      }
    }
    #expect(read == .object(JSONObject(uniqueMembers: Array(object.reversed()))))
  }

  @Test func membersAreSeenWhereTheyAre() {
    let object: JSONObject = ["b": 1, "a": [2]]
    #expect(
      object.withMembers { members in members.map { "\($0.key): \($0.value)" } }
        == object.map { "\($0.key): \($0.value)" })
    #expect(JSONObject().withMembers { $0.isEmpty })
  }
}
