import StrataTemplate
import Testing

/// The parts of ARNs.
@Suite struct ArnPartsTests {
  @Test(
    arguments: [
      ("arn:aws:s3:::files/a:b", ["arn", "aws", "s3", "", "", "files/a:b"]),
      (
        "arn:aws:lambda:eu-west-1:123456789012:function:web:2",
        ["arn", "aws", "lambda", "eu-west-1", "123456789012", "function:web:2"]
      ),
      ("arn:aws:s3", ["arn", "aws", "s3"]), ("für:e\u{301}", ["für", "e\u{301}"]), ("", [""]), (":", ["", ""]),
    ])
  func parts(text: String, parts: [String]) { #expect(text.arnParts.map(String.init) == parts) }
}
