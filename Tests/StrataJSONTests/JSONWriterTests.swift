import StrataJSON
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private static let word = String(repeating: "x", count: 100)

  static let value: JSONValue = [
    "long": [.string(word), "y", ["z": 1]], "b": [1, [], [:], [nil]], "a": ["d": true, "c": "x"], "": -1.5,
    "n": JSONValue(number: "1e400") ?? nil,
  ]

  @Test func prettyInTheOrderGiven() throws {
    let text = """
      {
        "long": [
          "\(Self.word)",
          "y",
          {"z": 1}
        ],
        "b": [1, [], {}, [null]],
        "a": {"d": true, "c": "x"},
        "": -1.5,
        "n": 1e400
      }

      """
    #expect(try Self.value.text() == text)
    #expect(try JSONWriter().write(Self.value) == Array(text.utf8))
  }

  @Test func compactAndSorted() throws {
    #expect(
      try Self.value.text(keyOrder: .sorted, layout: .compact)
        == #"{"":-1.5,"a":{"c":"x","d":true},"b":[1,[],{},[null]],"long":["\#(Self.word)","y",{"z":1}],"n":1e400}"#)
  }

  @Test(
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (0, "0"), (.integer(.min), "-9223372036854775808"), ([], "[]"),
      ([:], "{}"), ("", "\"\""), (1.0, "1.0"), (0.1, "0.1"), (1e16, "1e+16"), (5e-7, "5e-07"), (-0.0, "-0.0"),
      (100000.0, "100000.0"), ("é/\u{2028}", "\"é/\u{2028}\""),
    ] as [(JSONValue, String)])
  func singleValues(value: JSONValue, text: String) throws {
    #expect(try value.text(layout: .compact) == text)
    #expect(try value.text(layout: .pretty) == text + "\n")
  }

  @Test(
    arguments: [
      (.double(.nan), "the number at the root is NaN, which JSON cannot express"),
      ([1, .double(.infinity)], "the number at /1 is infinite, which JSON cannot express"),
      (
        ["z": 1, "a/b": [["m~n": .double(-.infinity)]]],
        "the number at /a~1b/0/m~0n is infinite, which JSON cannot express"
      ),
      (["z": 1, "y": ["b": .double(.nan), "a": 1]], "the number at /y/b is NaN, which JSON cannot express"),
    ] as [(JSONValue, String)])
  func namesWhatCannotBeWritten(value: JSONValue, description: String) {
    for writer in RoundTripTests.writers {
      let error = #expect(throws: JSONWritingError.self) { try writer.write(value) }
      #expect(error?.description == description)
    }
  }

  @Test func sortsObjectsOfAnySize() throws {
    var random = SplitMix64(seed: 9)
    for count in [2, 3, 16, 17, 100, 1000] {
      var object = JSONObject()
      // The same first eight bytes for many, so that all of the key decides.
      for _ in 0..<count {
        object[random.pick(["", "a", "prefix..", "prefix..x"]) + random.text()] = .object(["b": 1, "a": 2])
      }
      let text = try JSONValue.object(object).text(keyOrder: .sorted, layout: .compact)
      let read = try JSONValue(parsing: text)
      #expect(read == .object(object))
      let keys = read.object?.keys ?? []
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      #expect(read.object?.allSatisfy { $0.value.object?.keys == ["a", "b"] } == true)
    }
  }

  @Test(arguments: [JSONWriter.Layout.pretty, .open, .compact])
  func countsTheBytesOfTheCompactLayout(layout: JSONWriter.Layout) throws {
    var random = SplitMix64(seed: 17)
    for _ in 0..<2_000 {
      let value = random.value(depth: 4)
      var buffer = ByteBuffer()
      buffer.append("before")
      let count = try JSONWriter(layout: layout).write(value, to: &buffer)
      let compact = try value.bytes(layout: .compact)
      guard count == compact.count else {
        Issue.record("\(count) instead of \(compact.count) for \(value)")
        return
      }
    }
  }

  @Test func appendsToABuffer() throws {
    var buffer = ByteBuffer()
    buffer.append("x = ")
    try JSONWriter(layout: .compact).write([1], to: &buffer)
    #expect(buffer.text == "x = [1]")
  }
}
