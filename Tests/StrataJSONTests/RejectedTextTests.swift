import StrataJSON
import Testing

/// Texts that every JSON parser has to refuse, in the classes of the published JSON test suites.
@Suite struct RejectedTextTests {
  @Test(arguments: [
    "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x", "[3[4]]",
    "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]", "[\"\u{B}a\"\\f]", "[*]", "[\"\"", "[1,",
    "[1,\n1\n,1", "[{}", "[nul]", "[fals]", "[tru]",
  ])
  func arrays(text: String) {
    expectRefusal(text)
  }

  @Test(arguments: [
    "[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}", "{\"x\"::\"b\"}", "{🇨🇭}", "{\"a\":\"a\" 123}", "{key: 'value'}",
    "{\"a\" b}",
    "{:\"b\"}", "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}", "{null:null,null:null}",
    "{\"id\":0,,,,,}",
    "{'a':0}", "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/**//", "{\"a\":\"b\"}//", "{\"a\":\"b\"}/",
    "{\"a\":\"b\",,\"c\":\"d\"}", "{a: \"b\"}", "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#",
    "{\"a\":1", "{,}",
  ])
  func objects(text: String) {
    expectRefusal(text)
  }

  @Test(arguments: [
    "++1234", "+1", "+Inf", "-01", "-1.0.", "-2.", "-NaN", ".-1", ".2e-3", "0.1.2", "0.3e+", "0.3e", "0.e1", "0E+",
    "0E",
    "0e+", "0e", "1.0e+", "1.0e-", "1.0e", "1 000.0", "1eE2", "2.e+3", "2.e-3", "2.e3", "9.e+", "Inf", "NaN", "１",
    "1+2",
    "0x1", "0x42", "Infinity", "0e+-1", "-123.123foo", "123123e", "-Infinity", "-foo", "- 1", "-012", "-.123", "-1x",
    "1ea", "1.", ".123", "1.2a-3", "1.8011670033376514H-308", "012", "00", "-00", "01.5", "1e0.5", "1_000",
  ])
  func numbers(text: String) {
    expectRefusal(text)
    expectRefusal("[\(text)]")
    #expect(JSONValue(number: text) == nil)
  }

  @Test(arguments: [
    #"["\uD800\"]"#, #"["\uD800\u"]"#, #"["\uD800\u1"]"#, #"["\uD800\u1x"]"#, #"[é]"#, #"["\x00"]"#, #"["\\\"]"#,
    "[\"\\\t\"]", #"["\🌀"]"#, #"["\"]"#, #"["\u00A"]"#, #"["\uD834\uDd"]"#, #"["\uD800\uD800\x"]"#, #"["\a"]"#,
    #"["\uqqqq"]"#, #"[\u0020"asd"]"#, #"[\n]"#, #"""#, #"['single quote']"#, #"abc"#, #"["\"#, "[\"a\u{0}a\"]",
    "[\"new\nline\"]", "[\"\t\"]", #""\UA66D""#, #""x"#, #""""x"#, #""\u+123""#, #""\u 123""#, "\"\u{1F}\"",
    #"["\uFFF１"]"#,
  ])
  func strings(text: String) {
    expectRefusal(text)
  }

  @Test(arguments: [
    "", " ", "[\u{2060}]", "<.>", "[<null>]", "[1]x", "[1]]", "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]",
    "]", "{]", "{}}", "{\"\":", "[a", "2@", "{}{}", "\u{3A9}", "[\u{0}]", "[1", "[1,", "{\"a\":true} \"x\"", "[\"a\",",
    "\"asd", "[,", "[{", "[\"a", "['", "{", "{,", "{[", "{\"a", "{'a'", "*", "{\"a\":\"b\"}#{}", "[\u{C}]", "[\u{A0}]",
    "\u{FEFF}", "\u{FEFF}\u{FEFF}1", "[\\u000A\"\"]", "{\"asd\":\"asd\"", "[1}", "nul", "tru", "truefalse",
    "true false", "å",
    "[false, nul", "[true, fals", "[false, tru",
  ])
  func structures(text: String) {
    expectRefusal(text)
  }

  @Test(
    arguments: [
      [0x5B, 0xFF, 0x5D], [0x5B, 0x61, 0xE5, 0x5D], [0x5B, 0x31, 0xE5, 0x5D], [0x5B, 0x31, 0x65, 0x31, 0xE5, 0x5D],
      [0x5B, 0x2D, 0x31, 0x32, 0x33, 0xE5, 0x5D], [0xEF, 0xBB, 0x7B, 0x7D], [0xEF], [0xE5], [0x00], [0x5B, 0x00, 0x5D],
      [0x5B, 0x22, 0x5C, 0xE5, 0x22, 0x5D], [0x5B, 0x22, 0x5C, 0x75, 0xE5, 0x22, 0x5D],
      [0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x30, 0x2C, 0x7D],
      [0x5B, 0xE2, 0x81, 0xA0, 0x5D], [0x22, 0x5C, 0x75, 0x30, 0x30, 0xE5, 0x22],
    ] as [[UInt8]])
  func encodings(bytes: [UInt8]) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
  }

  private func expectRefusal(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(throws: JSONSyntaxError.self, sourceLocation: sourceLocation) { try JSONValue(parsing: text) }
    #expect(throws: JSONSyntaxError.self, sourceLocation: sourceLocation) { try JSONValue(parsing: Array(text.utf8)) }
  }
}
