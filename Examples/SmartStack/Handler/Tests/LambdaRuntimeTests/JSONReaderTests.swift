import Testing

@testable import LambdaRuntime

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", .null), (" true ", true), ("false", false), ("0", 0), ("-12", -12),
      ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.5", .number(1.5)), ("-1e3", .number(-1000)),
      ("2E-2", .number(0.02)), ("[]", []), ("[1 , [2]]", [1, [2]]), ("{}", [:]),
      ("{\"a\" : 1,\n\t\"b\":{\"c\":null}}", ["a": 1, "b": ["c": .null]]), ("{\"a\":1,\"a\":2}", ["a": 2]),
      ("\"\"", ""), (#""a\"\\\/\b\f\n\r\té""#, "a\"\\/\u{8}\u{C}\n\r\té"),
      (#""\u0041\u00e9\u20AC\uD83D\uDE00😀""#, "Aé€😀😀"),
      (#""\u0000""#, "\0"),
    ] as [(String, JSON)])
  func valuesAreRead(text: String, value: JSON) throws { #expect(try JSON(Array(text.utf8)) == value) }

  @Test(arguments: [
    ("", "a value, given the end at byte 1"), ("  ", "a value, given the end at byte 3"),
    ("nul", "a value, given the end at byte 4"), ("True", "a value, given \"T\" at byte 1"),
    ("1 2", "the end, given \"2\" at byte 3"), ("01", "the end, given \"1\" at byte 2"),
    ("-", "a digit, given the end at byte 2"), ("1.", "a digit, given the end at byte 3"),
    ("1e+", "a digit, given the end at byte 4"), (".5", "a value, given \".\" at byte 1"),
    ("[1", "a comma or ], given the end at byte 3"), ("[1,]", "a value, given \"]\" at byte 4"),
    ("{1:2}", "a member's name, given \"1\" at byte 2"), ("{\"a\" 1}", "a colon, given \"1\" at byte 6"),
    ("{\"a\":1,}", "a member's name, given \"}\" at byte 8"), ("{\"a\":1", "a comma or }, given the end at byte 7"),
    ("\"a", "the text's end, given the end at byte 3"),
    ("\"\n\"", "no control character in a text, given the byte 10 at byte 2"),
    (#""\x""#, "an escape such as \\n, given \"x\" at byte 3"),
    (#""\u12G4""#, "four hexadecimal digits, given \"G\" at byte 6"),
    (#""\uD800""#, "both halves of a character, given \"\"\" at byte 8"),
    (#""\uDC00\uDC00""#, "both halves of a character, given \"\\\" at byte 8"),
    (#""\uD800\u0041""#, "both halves of a character, given \"\"\" at byte 14"),
    ("1e999", "a number that 64 bits can hold, given \"1\" at byte 1"),
    ("\u{FEFF}1", "a value, given the byte 239 at byte 1"),
  ])
  func otherTextIsRefused(text: String, expected: String) {
    #expect(throws: JSONError(message: "expected \(expected)")) { try JSON(Array(text.utf8)) }
  }

  @Test func textIsInUTF8() {
    let expected = JSONError(message: "expected text in UTF-8 before this, given \"\"\" at byte 3")
    #expect(throws: expected) { try JSON([0x22, 0xFF, 0x22]) }
    #expect(throws: expected) { try JSON([0x22, 0xC3, 0x22]) }
  }

  /// Neither depth nor length costs of the stack, or more than its share of time.
  @Test func nothingIsTooLargeToBeRefused() throws {
    let deep = String(repeating: "[", count: 128)
    #expect(throws: Never.self) { try JSON(Array((deep + String(repeating: "]", count: 128)).utf8)) }
    let expected = JSONError(message: "expected at most 128 values within each other, given \"[\" at byte 129")
    #expect(throws: expected) { try JSON(Array(String(repeating: "[", count: 1_000_000).utf8)) }
    let escapes = String(repeating: "\\n", count: 500_000)
    #expect(try JSON(Array("\"\(escapes)\"".utf8)) == .string(String(repeating: "\n", count: 500_000)))
  }
}
