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
    (#"^[\w-.~]+$"#, "a-.~", "a+"), (#"^[a[]+$"#, "[a", "]"), (#"^[a&b~~]+$"#, "&~ab", "-"),
    (#"^[\p{L}-_]+$"#, "é-_", "^"), (#"^[^[]$"#, "]", "["), (#"^\[[a-z]\]$"#, "[b]", "b"), (#"^[\]\[]+$"#, "][", "a"),
    (#"^\P{C}+$"#, "a b", "a\tb"), (#"^[^\W_]+$"#, "aZ9", "é"), (#"^[\S\s]$"#, "\n", "ab"),
    (#"^\p{Upper}+$"#, "AB", "É"),
    (#"^[\u0020-\uFFFD]+$"#, "aé", "\t"), (#"^\x41[+-.]$"#, "A,", "A/"), ("^[^\u{e9}]$", "e", "é"),
  ])
  func setsMeanWhatTheyMeanElsewhere(pattern: String, good: String, bad: String) {
    #expect(SchemaPatterns.matches(good, pattern) == true)
    #expect(SchemaPatterns.matches(bad, pattern) == false)
  }

  @Test(arguments: [
    ("^(?!aws:).+$", "an aws:", "aws:a"), (#"^[a-z-]+(?<!-)$"#, "a-b", "ab-"),
    ("^(?=.*[0-9])(?=.*[a-z]).{3,8}$", "1ab", "abc"),
    (#"\b14\b"#, "3.14", "3.141"), (#"\B1"#, "a1", ".1"), ("^(?!(?!a)).$", "a", "b"), ("(?<=^v)[0-9]", "v1", "av1"),
    ("^(?:(?!--).)*$", "a-b-c", "a--b"), (#"^\.5\s*(?i)vCpu$"#, ".5 VCPU", ".5 V CPU"), ("^(?s:.)$", "\n", "\n\n"),
    ("^(?<year>[0-9]{4})$", "2026", "26"), (#"\Aa{2,}\Z"#, "aaa", "a"), ("^a{1,2}?b{0}c{x}$", "aac{x}", "aaac{x}"),
  ])
  func groupsSeeWhatIsAround(pattern: String, good: String, bad: String) {
    #expect(SchemaPatterns.matches(good, pattern) == true)
    #expect(SchemaPatterns.matches(bad, pattern) == false)
  }

  @Test(arguments: [
    ("^[a-z]{3,63}$", 3, 63), ("^([a-z][0-9]?){2,4}$", 2, 4), ("^(ab?){1,300}$", 1, 300), ("^[a-z]{0,2048}$", 0, 2_048),
  ])
  func countsHaveTheirEnds(pattern: String, least: Int, most: Int) {
    #expect(SchemaPatterns.matches(String(repeating: "a", count: least), pattern) == true)
    #expect(SchemaPatterns.matches(String(repeating: "a", count: most), pattern) == true)
    #expect(SchemaPatterns.matches(String(repeating: "a", count: most + 1), pattern) == false)
    if least > 0 { #expect(SchemaPatterns.matches(String(repeating: "a", count: least - 1), pattern) == false) }
  }

  @Test func countsThatBeginAtManyPlacesAreAllKept() {
    #expect(SchemaPatterns.matches("xaab", "[ax]{2,3}b") == true)
    #expect(SchemaPatterns.matches("aaaaab", "^(a|a{3}){2}b$") == false)
    #expect(SchemaPatterns.matches("aaaab", "^(a|a{3}){2}b$") == true)
    #expect(SchemaPatterns.matches("aabaaab", "^(?:a{2,3}b){2}$") == true)
    #expect(SchemaPatterns.matches("aaaaa", "^(?:a{2}){2}$") == false)
    #expect(SchemaPatterns.matches("aaaaaaa", "^(?:a{3,}){2}$") == true)
    #expect(SchemaPatterns.matches("aaaaa", "^(?:a{3,}){2}$") == false)
  }

  @Test(arguments: [
    ("[z-y]", "a range in a set ends before it begins"), (#"(a)\1"#, #"it refers back to a group, with \1"#),
    ("[a&&b]", "tools disagree on what && in a set means"), ("[]a]", "tools disagree on what [] means"),
    ("a{,3}", "tools disagree on what {,n} means"), ("a++", "it gives nothing back, with a + behind a repetition"),
    ("a**", "it repeats a repetition"), ("*a", "its * repeats nothing"), ("{2}", "its { repeats nothing"),
    ("a)", "its ) closes no group"), ("(a", "a group has no end"), ("[a", "a set has no end"),
    (#"a\"#, "it ends with a backslash"), (#"\p{Greek}"#, #"\p{Greek} isn't known here"#),
    (#"\y"#, #"\y isn't known here"#),
    ("(?x)a", "(?x isn't known here"), ("a{3,2}", "it wants at least 3 and at most 2 of one thing"),
    (#"[^\uD800-\uDFFF]"#, "tools disagree on what half a character in a set means"),
    (String(repeating: "(", count: 200_000), "it has more than 100 groups within each other"),
    ("((a{1,99}b){1,99}){1,99}", "what it repeats makes it as long as 8192 characters"),
  ])
  func onesThatCantBeJudgedSayWhy(pattern: String, reason: String) {
    #expect(SchemaPatterns.matches("x", pattern) == nil)
    #expect(SchemaPatterns.matchesWhole("x", pattern) == nil)
    #expect(SchemaPatterns.obstacle(to: pattern, for: "x") == reason)
    #expect(SchemaPatterns.unsupported.contains(pattern))
  }

  @Test func wholeTextsAreMoreThanWhatIsFound() {
    #expect(SchemaPatterns.matches("ab", "a|b") == true)
    #expect(SchemaPatterns.matchesWhole("ab", "a|b") == false)
    #expect(SchemaPatterns.matchesWhole("a)(b", "a)(b") == nil)
    #expect(SchemaPatterns.matchesWhole("", "") == true)
  }

  @Test(arguments: [
    "^([A-Za-z0-9]+[A-Za-z0-9-.]*)*$", "^[a-z](?:-?[a-z]+)*$", "^[a-z]([-a-z]*[a-z]){0,3}?$", "^((a+)|b)+$",
    "^(((a*)*)*)*$", "^(a|a|a?)+$", "^(?=(a+)+$)a",
  ])
  func longTextsAreJudgedToo(pattern: String) {
    let text = String(repeating: "a", count: 4_000)
    #expect(SchemaPatterns.matches(text + "!", pattern) == false)
    #expect(SchemaPatterns.matches("aaaa!", pattern) == false)
    #expect(SchemaPatterns.matches("aaaa", pattern) == true)
  }

  @Test func tooManyWaysThroughATextAreSaid() {
    let text = String(repeating: "a", count: 4_000)
    let pattern = "((a?b?){50}){20}!"
    #expect(SchemaPatterns.matches(text, pattern) == nil)
    #expect(
      SchemaPatterns.obstacle(to: pattern, for: text) == "it has too many ways through a text of 4000 characters")
  }
}
