import StrataSchema
import Testing

@Suite struct PatternTests {
  @Test func areFoundAnywhereByScalars() {
    #expect(SchemaPatterns.matches("xay", "a") == true)
    #expect(SchemaPatterns.matches("e\u{301}", "^e") == true)
    #expect(SchemaPatterns.matches("٣", #"\d"#) == false)
    #expect(SchemaPatterns.matches("é", #"\w"#) == false)
    #expect(SchemaPatterns.matches("a\n", "^a$") == false)
    #expect(SchemaPatterns.matches("😀", #"^[\uD800\uDC00-\uDBFF\uDFFF]$"#) == true)
  }

  @Test(arguments: [
    (#"^[\w-.~]+$"#, "a-.~", "a+"), (#"^[a[]+$"#, "[a", "]"), (#"^[a&&b~~]+$"#, "&~ab", "-"),
    (#"^[\p{L}-_]+$"#, "é-_", "^"),
    (#"^[^[]$"#, "]", "["), (#"^\[[a-z]\]$"#, "[b]", "b"), (#"^[\]\[]+$"#, "][", "a"),
  ])
  func setsMeanWhatTheyMeanElsewhere(pattern: String, good: String, bad: String) {
    #expect(SchemaPatterns.matches(good, pattern) == true)
    #expect(SchemaPatterns.matches(bad, pattern) == false)
  }

  @Test func unsupportedOnesAreListed() {
    #expect(SchemaPatterns.matches("x", "[z-y]") == nil)
    #expect(SchemaPatterns.matches("3.14", #"\b14\b"#) == nil)
    #expect(SchemaPatterns.unsupported.contains("[z-y]"))
    #expect(SchemaPatterns.unsupported.contains(#"\b14\b"#))
  }

  @Test(arguments: [
    "^([A-Za-z0-9]+[A-Za-z0-9-.]*)*$", "^[a-z](?:-?[a-z]+)*$", "^[a-z]([-a-z]*[a-z]){0,39}?$", "^((a+)|b)+$",
  ])
  func neverTakeLong(pattern: String) {
    let text = String(repeating: "a", count: 60) + "!"
    #expect(SchemaPatterns.matches(text, pattern) == nil)
    #expect(SchemaPatterns.matches("aaaa!", pattern) == false)
    #expect(SchemaPatterns.matches("aaaa", pattern) == true)
  }

  @Test func resultsStayRightWhenManyAreKept() {
    for number in 0..<2_000 { #expect(SchemaPatterns.matches("n\(number)", "^n[0-9]*[02468]$") == (number % 2 == 0)) }
  }
}
