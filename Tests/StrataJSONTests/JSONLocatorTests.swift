import StrataJSON
import TestSupport
import Testing

/// Where in a text the value stands that a pointer leads to.
@Suite struct JSONLocatorTests {
  private func place(_ pointer: String, in text: String, ofKey: Bool = false) throws -> [Int]? {
    let pointer = try #require(JSONPointer(pointer))
    return pointer.position(in: Array(text.utf8), ofKey: ofKey).map { [$0.line, $0.column] }
  }

  private let text = """
    {
      "a": 1, "b/c": [true, "x, ]}\\"", {"d": null}, []],
      "\\u00e4\\n": {"e": -1.5e3 , "f":[ 2 ]} ,"g": "ü", "h": 4
    }
    """

  @Test(
    arguments: [
      ("", [1, 1], [1, 1]), ("/a", [2, 8], [2, 3]), ("/b~1c", [2, 18], [2, 11]), ("/b~1c/0", [2, 19], [2, 19]),
      ("/b~1c/1", [2, 25], [2, 25]), ("/b~1c/2", [2, 36], [2, 36]), ("/b~1c/2/d", [2, 42], [2, 37]),
      ("/b~1c/3", [2, 49], [2, 49]), ("/ä\n/e", [3, 21], [3, 16]), ("/ä\n/f/0", [3, 36], [3, 36]),
      ("/g", [3, 47], [3, 42]),
      ("/h", [3, 57], [3, 52]),
    ] as [(String, [Int], [Int])])
  func places(pointer: String, value: [Int], key: [Int]) throws {
    #expect(try place(pointer, in: text) == value)
    #expect(try place(pointer, in: text, ofKey: true) == key)
  }

  @Test(arguments: ["/x", "/a/b", "/b~1c/4", "/b~1c/-1", "/b~1c/01", "/b~1c/x", "/b~1c/3/0", "/ä"])
  func nowhere(pointer: String) throws {
    #expect(try place(pointer, in: text) == nil)
  }

  @Test func aByteOrderMarkCountsForNothing() throws {
    #expect(try place("/a", in: "\u{FEFF}{\"a\":1}") == [1, 6])
  }

  /// What stands at the place of a value begins with that value.
  @Test func randomValuesAreWhereTheyAre() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let value = Self.value(&random, depth: 4)
      let bytes = try value.bytes(keyOrder: .given, layout: Bool.random(using: &random) ? .pretty : .compact)
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      for (pointer, inner) in Self.all(value, JSONPointer()) {
        let place = try #require(pointer.position(in: bytes))
        let rest = lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1)
        let first = try inner.text(layout: .compact).unicodeScalars.first
        #expect(rest.first == first, "\(pointer)")
      }
    }
  }

  private static func all(_ value: JSONValue, _ pointer: JSONPointer) -> [(JSONPointer, JSONValue)] {
    switch value {
    case .array(let elements):
      [(pointer, value)] + elements.enumerated().flatMap { all($0.element, pointer.appending($0.offset)) }
    case .object(let object): [(pointer, value)] + object.flatMap { all($0.value, pointer.appending($0.key)) }
    default: [(pointer, value)]
    }
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .integer(Int64.random(in: -99...99, using: &random))
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .string(["", "{", "]\"", "\\", "a,b", "ü\n"].randomElement(using: &random) ?? "")
    case 3: return .null
    case 4: return .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth - 1) })
    default:
      return .object(
        JSONObject(
          ["k", "k/~", "\"", "ä:"].filter { _ in Bool.random(using: &random) }
            .map { ($0, value(&random, depth: depth - 1)) }))
    }
  }
}
