import StrataJSON
import TestSupport
import Testing

/// Arrays and objects stand on one line where they fit, and nowhere else.
@Suite struct LayoutTests {
  @Test(arguments: [true, false])
  func isThatOfAPlainRecursion(sorts: Bool) throws {
    var random = SplitMix64(seed: 31)
    for depth in [2, 3, 4, 5] {
      for _ in 0..<2_000 {
        let value = random.value(depth: depth)
        let text = try value.text(keyOrder: sorts ? .sorted : .given)
        let expected = try lines(value, sorts: sorts, depth: 0, before: 0) + "\n"
        guard text == expected else {
          Issue.record("\(text) instead of \(expected)")
          return
        }
      }
    }
  }

  @Test func filesForPeopleHaveALineForEachMember() throws {
    let value: JSONValue = [
      "a": 1, "b": ["c": 2], "d": [1, "2"], "e": [["f": 3]], "g": [], "h": [:], "i": [[]],
      "j": .array(Array(repeating: 1_234_567, count: 14)),
    ]
    let numbers = Array(repeating: "    1234567", count: 14).joined(separator: ",\n")
    #expect(
      try value.text(layout: .open) == """
        {
          "a": 1,
          "b": {
            "c": 2
          },
          "d": [1, "2"],
          "e": [
            {
              "f": 3
            }
          ],
          "g": [],
          "h": {},
          "i": [
            []
          ],
          "j": [
        \(numbers)
          ]
        }

        """)
  }

  @Test func aLineOf120BytesIsFull() throws {
    // 119 bytes, and a comma may come behind them.
    let word = String(repeating: "é", count: 54)
    #expect(try JSONValue.array([.string(word), 12_345]).text() == "[\"\(word)\", 12345]\n")
    #expect(try JSONValue.array([.string(word), 123_456]).text() == "[\n  \"\(word)\",\n  123456\n]\n")
    #expect(try JSONValue.array([.string(word), "\n\u{1}"]).text().split(separator: "\n").count == 4)
  }

  @Test(arguments: 110...123)
  func linesNearTheLimitAreThoseOfAPlainRecursion(length: Int) throws {
    var random = SplitMix64(seed: UInt64(length))
    for _ in 0..<300 {
      var value = random.value(depth: 3)
      // A text that fills the line up to the length, with what is escaped in it, before or behind the rest.
      let escaped = random.pick(["", "\"", "\\\n", "\u{1}", "é\t"])
      let used = try oneLine([value, .string(escaped)], sorts: false).utf8.count
      let filler = JSONValue.string(String(repeating: "x", count: max(0, length - used)) + escaped)
      value = random.below(2) == 0 ? [value, filler] : [filler, value]
      if random.below(3) == 0 { value = ["a": value] }
      #expect(try value.text() == lines(value, sorts: false, depth: 0, before: 0) + "\n")
    }
  }

  /// The layout as its documentation describes it, without care for speed.
  private func lines(
    _ value: JSONValue, sorts: Bool, depth: Int, before: Int, isAlone: Bool = false
  ) throws -> String {
    let inline = try oneLine(value, sorts: sorts)
    let children = value.array?.count ?? value.object?.count ?? 0
    if children == 0 || !isAlone && before + inline.utf8.count + 1 <= 120 { return inline }
    let indentation = String(repeating: " ", count: 2 * depth + 2)
    let end = "\n" + String(repeating: " ", count: 2 * depth)
    if let elements = value.array {
      if elements.count == 1 {
        return try "[" + lines(elements[0], sorts: sorts, depth: depth, before: 0, isAlone: true) + "]"
      }
      let parts = try elements.map {
        try indentation + lines($0, sorts: sorts, depth: depth + 1, before: indentation.utf8.count)
      }
      return "[\n" + parts.joined(separator: ",\n") + end + "]"
    }
    let members = members(value.object ?? [:], sorts)
    if members.count == 1, members[0].value.array == nil, members[0].value.object == nil { return inline }
    let parts = try members.map { member in
      let key = try indentation + JSONValue.string(member.key).text(layout: .compact) + ": "
      return try key + lines(member.value, sorts: sorts, depth: depth + 1, before: key.utf8.count)
    }
    return "{\n" + parts.joined(separator: ",\n") + end + "}"
  }

  @Test func aSingleChildStaysOnTheLine() throws {
    let word = JSONValue.string(String(repeating: "x", count: 120))
    let value: JSONValue = ["a": [word], "b": ["Fn::Sub": word], "c": [["d": word, "e": 1]], "f": [[1, word]]]
    #expect(
      try value.text()
        == """
        {
          "a": [X],
          "b": {"Fn::Sub": X},
          "c": [{
            "d": X,
            "e": 1
          }],
          "f": [[
            1,
            X
          ]]
        }

        """.replacing("X", with: word.text(layout: .compact)))
  }

  private func oneLine(_ value: JSONValue, sorts: Bool) throws -> String {
    switch value {
    case .array(let elements):
      try "[" + elements.map { try oneLine($0, sorts: sorts) }.joined(separator: ", ") + "]"
    case .object(let object):
      try "{"
        + members(object, sorts).map {
          try JSONValue.string($0.key).text(layout: .compact) + ": " + oneLine($0.value, sorts: sorts)
        }.joined(separator: ", ") + "}"
    default: try value.text(layout: .compact)
    }
  }

  private func members(_ object: JSONObject, _ sorts: Bool) -> [JSONObject.Member] {
    let members = Array(object)
    return sorts ? members.sorted { utf8Precedes($0.key, $1.key) } : members
  }
}
