import StrataJSON
import Testing

/// The exact words and places of errors.
@Suite struct SyntaxErrorTests {
  static let cases: [(text: String, description: String)] = [
    ("", "line 1, column 1: expected a value, found an empty text"),
    (" \n ", "line 2, column 2: expected a value, found only white space"),
    (
      "[1, 2",
      "line 1, column 6: expected a comma or a closing bracket after an array's element, found the end of "
        + "the text; the array starts at line 1, column 1"
    ),
    ("[1 x]", "line 1, column 4: expected a comma or a closing bracket after an array's element, found 'x'"),
    (
      "[1 \"a\"]",
      "line 1, column 4: expected a comma or a closing bracket after an array's element, found a string; "
        + "a comma is missing"
    ),
    (
      "[1}",
      "line 1, column 3: expected a comma or a closing bracket after an array's element, found '}'; the array "
        + "starts at line 1, column 1"
    ),
    ("[1,]", "line 1, column 4: expected a value after the comma, found ']'; a trailing comma is not allowed"),
    ("[1, , 2]", "line 1, column 5: expected a value after the comma, found ','"),
    ("[,]", "line 1, column 2: expected a value, found ','"),
    ("]", "line 1, column 1: expected a value, found ']'"),
    (
      "{\"a\": 1,}",
      "line 1, column 9: expected a key in double quotes after the comma, found '}'; a trailing comma is "
        + "not allowed"
    ),
    (
      "{a: 1}",
      "line 1, column 2: expected a key in double quotes or a closing brace, found 'a'; a key stands in double "
        + "quotes"
    ),
    (
      "{'a': 1}",
      "line 1, column 2: expected a key in double quotes or a closing brace, found a single quote; a key "
        + "stands in double quotes"
    ),
    ("{\"a\" 1}", "line 1, column 6: expected a colon after the key \"a\", found '1'"),
    (
      "{\"a\": 1 \"b\": 2}",
      "line 1, column 9: expected a comma or a closing brace after a member's value, found a "
        + "string; a comma is missing"
    ),
    (
      "{\"a\": 1]",
      "line 1, column 8: expected a comma or a closing brace after a member's value, found ']'; the object "
        + "starts at line 1, column 1"
    ),
    ("{\"a\":}", "line 1, column 6: expected a value, found '}'"),
    ("{", "line 1, column 2: expected a key in double quotes or a closing brace, found the end of the text"),
    (
      "{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}",
      "line 4, column 3: expected each key of an object once, found \"a\" "
        + "again; it first stands at line 2, column 3"
    ),
    ("['a']", "line 1, column 2: expected a value, found a single quote; a string stands in double quotes"),
    ("[“a”]", "line 1, column 2: expected a value, found a curly quote; a string stands in double quotes"),
    ("// x\n1", "line 1, column 1: expected a value, found a comment; JSON has no comments"),
    ("[1, /* x */ 2]", "line 1, column 5: expected a value after the comma, found a comment; JSON has no comments"),
    (
      "[1 // x\n]",
      "line 1, column 4: expected a comma or a closing bracket after an array's element, found a comment; "
        + "JSON has no comments"
    ),
    (
      "{# x\n}",
      "line 1, column 2: expected a key in double quotes or a closing brace, found a comment; JSON has no "
        + "comments"
    ),
    ("NaN", "line 1, column 1: expected a value, found 'NaN'; JSON has no such number"),
    (
      "[-Infinity]",
      "line 1, column 3: expected a digit after a number's minus sign, found 'Infinity'; JSON has no such "
        + "number"
    ),
    ("True", "line 1, column 1: expected a value, found 'True'; it is written true"),
    ("None", "line 1, column 1: expected a value, found 'None'; JSON has null"),
    ("hello", "line 1, column 1: expected a value, found 'hello'; a string stands in double quotes"),
    ("truest", "line 1, column 1: expected a value, found 'truest'; a string stands in double quotes"),
    ("012", "line 1, column 2: expected a number without leading zeros, found the digit '1' after one"),
    ("-", "line 1, column 2: expected a digit after a number's minus sign, found the end of the text"),
    ("1.", "line 1, column 3: expected a digit after a number's point, found the end of the text"),
    ("1.e5", "line 1, column 3: expected a digit after a number's point, found 'e5'"),
    ("1e+", "line 1, column 4: expected a digit in a number's exponent, found the end of the text"),
    ("+1", "line 1, column 1: expected a value, found '+'; a number has no plus sign"),
    (".5", "line 1, column 1: expected a value, found '.'; a number has a digit before its point"),
    ("1 2", "line 1, column 3: expected the end of the text after the value, found '2'"),
    ("{}\n}", "line 2, column 1: expected the end of the text after the value, found '}'"),
    (
      "\"abc",
      "line 1, column 5: expected a closing quote, found the end of the text; the string starts at line 1, "
        + "column 1"
    ),
    (
      "\"a\nb\"",
      "line 1, column 3: expected a closing quote in the same line, found a line break; within a string it "
        + "is written \\n"
    ),
    ("\"a\tb\"", "line 1, column 3: expected no raw control character in a string, found a tab; it is written \\t"),
    (
      "\"\u{1f}\"",
      "line 1, column 2: expected no raw control character in a string, found U+001F; it is written "
        + "\\u001f"
    ),
    ("\"\\x\"", "line 1, column 3: expected one of \" \\ / b f n r t u after a backslash, found 'x'"),
    ("\"\\u12g4\"", "line 1, column 6: expected four hexadecimal digits after \\u, found 'g'"),
    ("\"\\u12\"", "line 1, column 6: expected four hexadecimal digits after \\u, found a double quote"),
    ("\"\\ud800x\"", "line 1, column 8: expected the low half of a surrogate pair after \\ud800, found 'x'"),
    ("\"\\ud800\\n\"", "line 1, column 8: expected the low half of a surrogate pair after \\ud800, found '\\'"),
    ("\"\\udc00\"", "line 1, column 2: expected the high half of a surrogate pair before \\udc00, found none"),
    ("[\u{A0}1]", "line 1, column 2: expected a value, found the character U+00A0"),
    ("[\u{1}]", "line 1, column 2: expected a value, found the character U+0001"),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(error?.description == description)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x31, 0x00], "line 1, column 1: expected UTF-8 text, found UTF-16"),
      ([0x00, 0x31], "line 1, column 1: expected UTF-8 text, found UTF-16"),
      ([0x31, 0x00, 0x00, 0x00], "line 1, column 1: expected UTF-8 text, found UTF-32"),
      (
        [0x22, 0x61, 0xC0, 0xAF, 0x22],
        "line 1, column 3: expected UTF-8 text, found the byte 0xC0, which cannot stand here"
      ),
      (
        [0x5B, 0xFF, 0x5D],
        "line 1, column 2: expected a value, found the byte 0xFF, which cannot stand here"
      ),
    ] as [([UInt8], String)])
  func saysWhatIsWrongWithBytes(bytes: [UInt8], description: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    #expect(error?.description == description)
  }

  @Test(arguments: [
    ("[\n1,\n x]", 3, 2, 6), ("[\r\n1,\r\n x]", 3, 2, 8), ("[\r1,\r x]", 3, 2, 6), ("[\r\r\n\nx]", 4, 1, 5),
    ("[\"é😀\", x]", 1, 8, 11), ("\u{FEFF}[x]", 1, 2, 4), ("[\"e\u{301}\" x]", 1, 7, 7),
  ])
  func countsLinesAndScalars(text: String, line: Int, column: Int, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.offset == offset)
  }

  @Test func findsRepetitionsInLargeObjects() {
    let members = (0..<1000).map { "\"k\($0)\":\($0)" }.joined(separator: ",\n")
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "{\(members),\n\"k\\u0037\":0}") }
    #expect(
      error?.description == "line 1001, column 1: expected each key of an object once, found \"k7\" again; "
        + "it first stands at line 8, column 1")
  }

  @Test func cutsLongKeys() {
    let key = String(repeating: "k", count: 100)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "{\"\(key)\" 1}") }
    #expect(error?.message == "expected a colon after the key \"\(key.prefix(60))…\", found '1'")
  }
}
