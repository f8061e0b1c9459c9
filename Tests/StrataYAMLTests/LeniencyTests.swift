import StrataYAML
import Testing

/// Texts that PyYAML refuses or takes for something else, and YAML's specification doesn't.
@Suite struct LeniencyTests {
  @Test(arguments: [
    ("a:\tb", #"{"a":"b"}"#), ("a: b\tc", #"{"a":"b\tc"}"#), ("-\ta", #"["a"]"#), ("a: b\n \tc", #"{"a":"b c"}"#),
    ("a: [\n\tb\n]", #"{"a":["b"]}"#), ("a:\n  b: c\n\t\n  d: e", #"{"a":{"b":"c","d":"e"}}"#),
    ("a:\n  b: c\n\t# x\n  d: e", #"{"a":{"b":"c","d":"e"}}"#), ("a: b \t# c", #"{"a":"b"}"#),
    ("a: b\t\nc: d", #"{"a":"b","c":"d"}"#), ("a: 'b'\t\n", #"{"a":"b"}"#),
  ])
  func tabsMayStandBetweenTokens(text: String, json: String) {
    expect(text, json)
  }

  @Test(arguments: [("[a?b]", #"["a?b"]"#), ("[a ?b]", #"["a ?b"]"#), ("{a: b?c}", #"{"a":"b?c"}"#)])
  func questionMarksMayStandInTexts(text: String, json: String) {
    expect(text, json)
  }

  @Test(arguments: [
    ("[!!str, a]", #"["","a"]"#), ("[!Ref]", #"[{"Ref":""}]"#), ("{a: !Ref}", #"{"a":{"Ref":""}}"#),
  ])
  func tagsEndBeforeCommasAndBrackets(text: String, json: String) {
    expect(text, json)
  }

  /// Half a pair is no character; PyYAML reads both as such.
  @Test func surrogatePairsAreOneCharacter() {
    expect(#""\ud83d\ude00""#, "\"😀\"")
    expect(
      #""\ud83d""#, failsWith: "line 1, column 2: expected a character, found half of a surrogate pair, U+D83D")
    expect(
      #""\ude00\ud83d""#, failsWith: "line 1, column 2: expected a character, found half of a surrogate pair, U+DE00")
    expect(#""\U00110000""#, failsWith: "line 1, column 2: expected a character up to U+10FFFF, found U+110000")
  }

  @Test func datesAndEqualSignsAreTexts() {
    expect("AWSTemplateFormatVersion: 2010-09-09", #"{"AWSTemplateFormatVersion":"2010-09-09"}"#)
    expect("[2001-12-14t21:59:43.10-05:00, =, <<]", #"["2001-12-14t21:59:43.10-05:00","=","<<"]"#)
  }
}
