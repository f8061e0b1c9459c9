import StrataYAML
import Testing

/// The exact words and places of errors in collections in brackets and braces.
@Suite struct FlowErrorTests {
  static let cases: [(text: String, description: String)] = [
    ("[a, [b]: c]", "line 1, column 5: expected a text as a key, found a sequence; JSON's keys are texts"),
    ("{a: 1}: 2", "line 1, column 1: expected a text as a key, found a mapping; JSON's keys are texts"),
    ("[a\n#c\nb]", "line 3, column 1: expected a comma or a closing bracket, found 'b'"),
    ("{,}", "line 1, column 2: expected a key or a closing brace, found ','"),
    ("[,]", "line 1, column 2: expected a value, found ','"),
    ("[a,,b]", "line 1, column 4: expected a value, found ','"),
    (
      "{a: b: c}",
      "line 1, column 6: expected a comma or a closing brace, found ':'; a text with a colon in it stands "
        + "in quotes, and a key's colon on the line of the key"
    ),
    (
      "[a: b: c]",
      "line 1, column 6: expected a comma or a closing bracket, found ':'; a text with a colon in it "
        + "stands in quotes, and a key's colon on the line of the key"
    ),
    (
      "{a\n: b}",
      "line 2, column 1: expected a comma or a closing brace, found ':'; a text with a colon in it stands "
        + "in quotes, and a key's colon on the line of the key"
    ),
    (
      "{a: b",
      "line 1, column 6: expected a closing brace, found the end of the text; the mapping starts at line "
        + "1, column 1"
    ),
    (
      "[a",
      "line 1, column 3: expected a closing bracket, found the end of the text; the sequence starts at "
        + "line 1, column 1"
    ),
    ("]", "line 1, column 1: expected a value, found ']'; a text that starts with it stands in quotes"),
    ("}", "line 1, column 1: expected a value, found '}'; a text that starts with it stands in quotes"),
    ("a: ]", "line 1, column 4: expected a value, found ']'; a text that starts with it stands in quotes"),
    ("a: [b]]", "line 1, column 7: expected the end of the line after the value, found ']'"),
    ("a: [b] c", "line 1, column 8: expected the end of the line after the value, found 'c'"),
    ("a: {b: c} d", "line 1, column 11: expected the end of the line after the value, found 'd'"),
    ("[a]: b", "line 1, column 1: expected a text as a key, found a sequence; JSON's keys are texts"),
    ("? [a]\n: b", "line 1, column 3: expected a text as a key, found a sequence; JSON's keys are texts"),
    ("? {a: b}\n: c", "line 1, column 3: expected a text as a key, found a mapping; JSON's keys are texts"),
    (
      "[a\n---\n]",
      "line 2, column 1: expected a closing bracket, found the end of the document; the sequence starts at "
        + "line 1, column 1"
    ),
    (
      "{a: b, a: c}",
      #"line 1, column 8: expected each key of a mapping once, found "a" again; it first stands at line 1, "#
        + "column 2"
    ),
    (
      "a: {b: 1, c: 2, b: 3}",
      #"line 1, column 17: expected each key of a mapping once, found "b" again; it first stands at line 1, "#
        + "column 5"
    ),
    ("[a, b, c]: d", "line 1, column 1: expected a text as a key, found a sequence; JSON's keys are texts"),
    (
      "[a\n b: c]",
      "line 2, column 3: expected a key and its colon on one line, found a colon after a text on several "
        + "lines; the text starts at line 1, column 2; is this line indented too far?"
    ),
    (
      "{a\n b: c}",
      "line 2, column 3: expected a key and its colon on one line, found a colon after a text on several "
        + "lines; the text starts at line 1, column 2; is this line indented too far?"
    ),
    ("[- a]", "line 1, column 2: expected a value, found '-'; a text that starts with it stands in quotes"),
    ("[- ]", "line 1, column 2: expected a value, found '-'; a text that starts with it stands in quotes"),
    ("[a, - b]", "line 1, column 5: expected a value, found '-'; a text that starts with it stands in quotes"),
    ("[? ]", "line 1, column 4: expected a key, found ']'"),
    ("[?]", "line 1, column 2: expected a value, found '?'; a text that starts with it stands in quotes"),
    ("{?}", "line 1, column 2: expected a value, found '?'; a text that starts with it stands in quotes"),
    ("{? }", "line 1, column 4: expected a key, found '}'"),
    ("{: a}", "line 1, column 2: expected a key, found a colon without one"),
    ("[: a]", "line 1, column 2: expected a value, found ':'; a text that starts with it stands in quotes"),
    ("[:]", "line 1, column 2: expected a value, found ':'; a text that starts with it stands in quotes"),
    ("{a: :b}", "line 1, column 5: expected a value, found ':'; a text that starts with it stands in quotes"),
    ("[a]b", "line 1, column 4: expected the end of the line after the value, found 'b'"),
    ("{}a", "line 1, column 3: expected the end of the line after the value, found 'a'"),
    ("{} a", "line 1, column 4: expected the end of the line after the value, found 'a'"),
    (
      "[]\n[]",
      "line 2, column 1: expected the end of the text after the value, found '['; lines of the same "
        + "collection start in the same column"
    ),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    expect(text, failsWith: description)
  }
}
