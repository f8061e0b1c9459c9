import StrataResourceModel
import Testing

@Suite struct SwiftLiteralTests {
  @Test(
    arguments: [
      ("", "\"\""), ("jobs", "\"jobs\""), ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\\\b\""),
      ("a\nb\t", "\"a\\u{a}b\\u{9}\""),
      ("über", "\"über\""), ("\u{7F}", "\"\\u{7f}\""), ("a\u{200B}b", "\"a\\u{200b}b\""), ("~ {}", "\"~ {}\""),
    ])
  func textInQuotes(text: String, literal: String) {
    #expect(SwiftLiteral.text(text) == literal)
    #expect("\"\(SwiftLiteral.escaped(text))\"" == literal)
  }
}
