import StrataJSON
import Testing

/// Texts that every JSON parser has to accept, in the classes of the published JSON test suites.
@Suite struct AcceptedTextTests {
  @Test(
    arguments: [
      ("[]", []), ("[ \n]", []), ("[\"\"]", [""]), ("[null, 1, \"1\", {}]", [nil, 1, "1", [:]]), ("[1\n]", [1]),
      (" [1]", [1]), ("[2] ", [2]), ("[1,null,null,null,2]", [1, nil, nil, nil, 2]), ("[[]   ]", [[]]),
      ("[false]", [false]), ("[[],[[]],[[[]]]]", [[], [[]], [[[]]]]),
    ] as [(String, JSONValue)])
  func arrays(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(
    arguments: [
      ("{}", [:]), ("{ }", [:]), ("{\"a\":\"b\"}", ["a": "b"]), ("{\"a\":\"b\",\"c\":\"d\"}", ["a": "b", "c": "d"]),
      ("{\"\":0}", ["": 0]), ("{\"a\\u0000b\": 1}", ["a\u{0}b": 1]), ("{\"a\":[]}", ["a": []]),
      ("{\n\"a\" : \"b\"\n}", ["a": "b"]),
      ("{\"min\": -1.0e+28, \"max\": 1.0e+28}", ["min": -1.0e+28, "max": 1.0e+28]),
      ("{\"\\u043f\\u043e\": \"\\u043b\"}", ["по": "л"]),
      ("{\"x\":[{\"id\":\"aaaa\"}],\"id\":\"b\"}", ["x": [["id": "aaaa"]], "id": "b"]),
      ("{\"é\":1,\"e\u{301}\":2}", ["é": 1, "e\u{301}": 2]),
    ] as [(String, JSONValue)])
  func objects(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-1", -1), ("20", 20), ("-123", -123), ("123e65", 123e65), ("0e+1", 0.0), ("0e1", 0.0),
      ("1E22", 1e22), ("1E-2", 0.01), ("1E+2", 100.0), ("1e-2", 0.01), ("1e+2", 100.0), ("123.456e78", 1.23456e80),
      ("-0.000000000000000000000000000000000000000000000000000000000000000000000000000001", -1e-78),
      ("123.456789", 123.456789), (" 4", 4), ("-0.0", -0.0), ("1.0", 1.0), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("0.1", 0.1), ("1.50", 1.5), ("0.00000000000000000000000000", 0.0),
    ] as [(String, JSONValue)])
  func numbers(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: "[\(text)]") == [value])
  }

  @Test(arguments: [
    (#""asd""#, "asd"), (#""""#, ""), (#"" ""#, " "), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\\a""#, "\\a"), (#""\\n""#, "\\n"), (#""\"""#, "\""), (#""a/*b*/c/*d//e""#, "a/*b*/c/*d//e"),
    (#""\u0000""#, "\u{0}"), (#""\u0012""#, "\u{12}"), (#""\u0020""#, " "), (#""\u0022""#, "\""), (#""\u005C""#, "\\"),
    (#""\u0060\u012a\u12AB""#, "`Ī\u{12AB}"), (#""\uD801\udc37""#, "\u{10437}"), (#""\ud83d\ude39\ud83d\udc8d""#, "😹💍"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\uD83F\uDFFE""#, "\u{1FFFE}"),
    (#""\uFDD0""#, String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self)),
    (#""\uFFFE\uFFFF""#, "\u{FFFE}\u{FFFF}"), (#""\u200B\u2064""#, "\u{200B}\u{2064}"), (#""\uA66D""#, "\u{A66D}"),
    (#""new\u000Aline""#, "new\nline"), (#""\u0061\u30af\u30EA\u30b9""#, "aクリス"), (#""\u0821""#, "\u{821}"),
    ("\"\u{7F}\"", "\u{7F}"), ("\"a\u{7F}a\"", "a\u{7F}a"), ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
    ("\"\u{FFFF}\"", "\u{FFFF}"), ("\"\u{10FFFF}\"", "\u{10FFFF}"), ("\"\u{1BFFF}\"", "\u{1BFFF}"),
    ("\"€𝄞\"", "€𝄞"), ("\"⍂㈴⍂\"", "⍂㈴⍂"), ("\"π\"", "π"), ("\"\u{FEFF}\"", "\u{FEFF}"),
    (#""0123456789abcdef0123456789\nabcdef""#, "0123456789abcdef0123456789\nabcdef"),
  ])
  func strings(text: String, value: String) throws {
    #expect(try JSONValue(parsing: text) == .string(value))
    #expect(try JSONValue(parsing: "[ \(text) ]") == [.string(value)])
    #expect(try JSONValue(parsing: "{\(text): 0}") == .object([value: 0]))
  }

  @Test(
    arguments: [
      ("false", false), ("true", true), ("null", nil), ("42", 42), ("-0.1", -0.1), ("\"asd\"", "asd"), ("\"\"", ""),
      ("[\"a\"]\n", ["a"]), ("\t\r\n [] \t\r\n", []), ("\u{FEFF}{}", [:]),
    ] as [(String, JSONValue)])
  func singleValues(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }
}
