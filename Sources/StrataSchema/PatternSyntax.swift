/// Makes Swift's regular expressions of those of JSON schemas.
enum PatternSyntax {
  /// Compiles a pattern so that it means in Swift what it means in ECMAScript.
  static func expression(_ pattern: String) throws -> Regex<AnyRegexOutput> {
    try Regex(translated(pattern))
      .matchingSemantics(.unicodeScalar)
      .asciiOnlyDigits()
      .asciiOnlyWordCharacters()
  }

  /// The pattern without halves of characters, which Swift doesn't know.
  static func translated(_ pattern: String) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "\\")) else { return pattern }
    var pattern = pattern
    // The second one stands in many schemas, and can only be meant as the first.
    for pairs in [#"\uD800\uDC00-\uDBFF\uDFFF"#, #"\uD800\uDBFF-\uDC00\uDFFF"#] {
      while let range = pattern.firstRange(of: pairs) {
        pattern.replaceSubrange(range, with: #"\U00010000-\U0010FFFF"#)
      }
    }
    return pattern
  }
}
