import StrataJSON
import Testing

/// Texts that RFC 8259 leaves to the parser, in the classes of the published JSON test suites, and what is done here.
@Suite struct EitherTextTests {
  /// Numbers of any size and precision are accepted and kept as written, since a template must not change on its way.
  @Test(arguments: [
    "123e45678901", "0.4e00669999999999999999999999999999999999999999999999", "-1e+9999", "1.5e+9999", "-123123e100000",
    "123123e100000", "123e-10000000", "-123123123123123123123123123123", "100000000000000000000",
    "-237462374673276894279832749832423479823246327846", "18446744073709551616", "1e400", "1e-400",
    "1.7976931348623159e308",
  ])
  func keepsHugeNumbers(text: String) throws {
    let value = try JSONValue(parsing: text)
    guard case .number(let number) = value else {
      Issue.record("\(text) is not kept as written but is \(value)")
      return
    }
    #expect(number.text == text)
    #expect(try value.text(layout: .compact) == text)
  }

  /// An exponent of any size is accepted where the number is zero.
  @Test(arguments: ["0e99999999999999999999", "0.0e-99999999999999999999"])
  func zeroIsZeroWithAnyExponent(text: String) throws {
    #expect(try JSONValue(parsing: text) == 0.0)
  }

  /// Surrogate escapes that are not a pair are refused: a string is of Unicode scalars, and a replacement would lose data.
  @Test(arguments: [
    #""\uDADA""#, #""\uD888\u1234""#, #""\uD800\n""#, #""\uDd1ea""#, #""\uD800\uD800\n""#, #""\ud800""#,
    #""\ud800abc""#,
    #""\uDd1e\uD834""#, #""\uDFAA""#,
  ])
  func refusesLoneSurrogates(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "{\(text): 0}") }
  }

  /// Bytes in strings that are not UTF-8 are refused, as a replacement would lose data.
  @Test(
    arguments: [
      [0xFF], [0x81], [0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA], [0xE9], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF],
      [0xE0, 0xFF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80],
      [0xF4, 0xBF, 0xBF, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98], [0xC3], [0x80], [0xBF], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func refusesOtherBytesThanUTF8(bytes: [UInt8]) {
    for padding in 0..<10 {
      let text = Array(repeating: UInt8(ascii: "x"), count: padding)
      let string = [UInt8(ascii: "\"")] + text + bytes + text + [UInt8(ascii: "\"")]
      #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: string) }
      #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(string.dropLast())) }
    }
  }

  /// Text in UTF-16 is refused: RFC 8259 wants UTF-8 between systems.
  @Test(
    arguments: [
      [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0xFE, 0xFF, 0x00, 0x5B, 0x00, 0x5D], [0x00, 0x5B, 0x00, 0x5D],
      [0x5B, 0x00, 0x5D, 0x00], [0xFF, 0xFE, 0x00, 0x00, 0x31, 0x00, 0x00, 0x00], [0x00, 0x00, 0x00, 0x31],
    ] as [[UInt8]])
  func refusesUTF16(bytes: [UInt8]) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    #expect(error?.message.hasPrefix("expected UTF-8 text, found UTF-") == true)
  }

  /// A byte order mark is skipped, as editors still write one.
  @Test func skipsOneByteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D]) == [:])
  }

  /// Repeated keys are refused, as any choice between their values would surprise someone.
  @Test(arguments: [#"{"a":"b","a":"c"}"#, #"{"a":"b","a":"b"}"#, #"{"a":0,"\u0061":0}"#, #"{"":0,"":0}"#])
  func refusesRepeatedKeys(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
  }

  /// Nesting of 500 levels is accepted, the bound being 512.
  @Test func acceptsFiveHundredLevels() throws {
    let text = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(try JSONValue(parsing: text).text(layout: .compact) == text)
  }
}
