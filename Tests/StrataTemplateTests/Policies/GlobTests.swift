import StrataTemplate
import Testing

/// Patterns that fit each other.
@Suite struct GlobTests {
  @Test(
    arguments: [
      ("a*", "ab", true), ("a*", "a*", true), ("a*", "*", false), ("a?", "a*", false), ("*b", "ab", true),
      ("smartstack-dev-*", "smartstack-dev-eu-*", true), ("smartstack-dev-*", "smartstack-*", false),
    ])
  func covers(pattern: String, other: String, covers: Bool) {
    #expect(Glob.covers(pattern, other) == covers)
  }

  @Test(
    arguments: [
      ("a*", "*b", true), ("a*", "b*", false), ("a", "a", true), ("a", "b", false), ("*", "", true), ("", "", true),
      ("a?c", "ab*", true), ("a?c", "a*d", false), ("a*c", "a?", true), ("?", "*", true), ("", "?", false),
      ("smartstack-dev-*", "*-api", true), ("smartstack-dev-*", "smartstack-staging-*", false),
      ("arn:aws:ssm:*:*:parameter/a/*", "*", true), ("*a*b*", "cadbe", true), ("*a*b*", "cbda", false),
    ])
  func overlaps(one: String, other: String, overlaps: Bool) {
    #expect(Glob.overlaps(one, other) == overlaps)
    #expect(Glob.overlaps(other, one) == overlaps)
  }

  @Test(
    arguments: [
      ("smartstack-dev-*", "smartstack-\0-api", true), ("smartstack-dev-*", "smartstack-dev-\0", true),
      ("smartstack-dev-*", "\0", true), ("smartstack-dev-*", "shop-\0", false), ("smartstack-dev-*", "\0*", true),
      ("smartstack-dev", "smartstack-\0*", false), ("a*", "*\0", false), ("a?", "a\0", true),
    ])
  func mayCover(pattern: String, other: String, mayCover: Bool) {
    #expect(Glob.mayCover(pattern, other) == mayCover)
  }
}
