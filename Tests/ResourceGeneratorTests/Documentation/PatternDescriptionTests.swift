import Testing

@testable import resource_generator

@Suite struct PatternDescriptionTests {
  @Test(
    arguments: [
      ("^arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+$", "an ARN, `arn:*:iam::*:*`"),
      ("^arn:aws[a-zA-Z0-9-]*:iam::[0-9]{12}:role/.+$", "an ARN, `arn:*:iam::*:role/*`"),
      ("^arn:aws(|-cn|-us-gov):kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}$", "an ARN, `arn:*:kms:*:*:key/*`"),
      (
        "^arn:(aws|aws-cn):secretsmanager:[a-z-0-9]+:[0-9]{12}:secret:.*$",
        "an ARN, `arn:*:secretsmanager:*:*:secret:*`"
      ),
      ("^arn:aws:sns:[a-z0-9-]+:[0-9]{12}:.+$", "an ARN, `arn:*:sns:*:*:*`"),
      ("^[0-9]{12}$", "12 digits"), ("\\d{12}", "12 digits"),
      ("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", "a UUID"),
      ("^#[A-F0-9]{6}$", "a colour such as `#1A2B3C`"),
    ])
  func patternsOfAKind(_ pattern: String, _ kind: String) {
    #expect(PatternDescription.kind(of: pattern) == kind)
  }

  /// Where a text that matches might be none, or its service is open.
  @Test(
    arguments: [
      "arn:.*", "^arn:.*$", "^(arn:aws:s3:::.*)?$", "^arn:aws:s3:::.*|^$", "^arn:[a-z0-9-.]+:[a-z]+:[a-z]*:[0-9]*:.*$",
      "^[a-z]+$",
    ])
  func patternsOfNoKind(_ pattern: String) {
    #expect(PatternDescription.kind(of: pattern) == nil)
  }

  @Test(
    arguments: [
      (".*", nil), ("^[\\s\\S]*$", nil), ("^.*\\S.*$", "not blank"), ("\\S", "not blank"),
      ("^\\S+$", "without white space"), ("^[a-z]+$", "matches `^[a-z]+$`"), ("^[a`]$", nil),
      (String(repeating: "a", count: 61), nil),
      (String(repeating: "a", count: 60), "matches `\(String(repeating: "a", count: 60))`"),
    ] as [(String, String?)])
  func wordsForPatterns(_ pattern: String, _ words: String?) {
    #expect(PatternDescription.words(for: pattern) == words)
  }
}
