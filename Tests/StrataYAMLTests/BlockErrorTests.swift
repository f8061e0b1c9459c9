import StrataYAML
import Testing

/// The exact words and places of errors in block collections.
@Suite struct BlockErrorTests {
  static let cases: [(text: String, description: String)] = [
    (
      "- - a\n  - b\n - c",
      "line 3, column 2: expected the next entry of the sequence in column 1, as the others, found column "
        + "2; the first stands at line 1, column 1"
    ),
    ("a: -", "line 1, column 4: expected a sequence to start below its key, found a dash on the same line"),
    ("a: - b", "line 1, column 4: expected a sequence to start below its key, found a dash on the same line"),
    (
      "a: b: c",
      "line 1, column 5: expected one key on a line, found a second colon; a text with a colon and a space "
        + "in it stands in quotes"
    ),
    (
      "a:\n    b: 1\n  c: 2\n",
      "line 3, column 3: expected the next key of the mapping in column 1, as the others, found column 3; "
        + "the first stands at line 1, column 1"
    ),
    (
      "a:\n  b: 1\n   c: 2\n",
      "line 3, column 5: expected a key and its colon on one line, found a colon after a text on several "
        + "lines; the text starts at line 2, column 6; is this line indented too far?"
    ),
    (
      "- a\nb: c\n",
      "line 2, column 1: expected a dash and a space before the next entry of the sequence, found 'b'; the "
        + "sequence starts at line 1, column 1"
    ),
    (
      "a: b\n- c",
      "line 2, column 1: expected a key as in the lines before, found an entry of a sequence; the mapping "
        + "starts at line 1, column 1"
    ),
    (
      "a: x\n  y: z",
      "line 2, column 4: expected a key and its colon on one line, found a colon after a text on several "
        + "lines; the text starts at line 1, column 4; is this line indented too far?"
    ),
    (
      "a\nb: c",
      "line 2, column 2: expected a key and its colon on one line, found a colon after a text on several "
        + "lines; the text starts at line 1, column 1; is this line indented too far?"
    ),
    ("? - a\n: b", "line 1, column 3: expected a text as a key, found a sequence; JSON's keys are texts"),
    ("? a: b\n: c", "line 1, column 3: expected a text as a key, found a mapping; JSON's keys are texts"),
    (
      "- a: b\n c: d",
      "line 2, column 2: expected the next entry of the sequence in column 1, as the others, found column "
        + "2; the first stands at line 1, column 1"
    ),
    ("a: \u{1}", "line 1, column 4: expected text, found U+0001; YAML has no raw control characters"),
    ("a: \u{7F}", "line 1, column 4: expected text, found U+007F; YAML has no raw control characters"),
    ("a: \u{FFFE}", "line 1, column 4: expected text, found U+FFFE; YAML has no raw control characters"),
    ("? a : b", "line 1, column 3: expected a text as a key, found a mapping; JSON's keys are texts"),
    (": a", "line 1, column 1: expected a key, found a colon without one"),
    ("- : a", "line 1, column 3: expected a key, found a colon without one"),
    ("a: : b", "line 1, column 4: expected a key, found a colon without one"),
    (
      "a: ::",
      "line 1, column 5: expected one key on a line, found a second colon; a text with a colon and a space "
        + "in it stands in quotes"
    ),
    (
      "a: b:",
      "line 1, column 5: expected one key on a line, found a second colon; a text with a colon and a space "
        + "in it stands in quotes"
    ),
    (
      "- a\n-b",
      "line 2, column 1: expected a dash and a space before the next entry of the sequence, found '-'; the "
        + "sequence starts at line 1, column 1"
    ),
    (
      "a: a\na: b",
      #"line 2, column 1: expected each key of a mapping once, found "a" again; it first stands at line 1, "#
        + "column 1"
    ),
    ("@a", "line 1, column 1: expected a value, found '@'; a text that starts with it stands in quotes"),
    ("`a", "line 1, column 1: expected a value, found '`'; a text that starts with it stands in quotes"),
    (
      " a: b\nc: d",
      "line 2, column 1: expected the end of the text after the value, found 'c'; lines of the same "
        + "collection start in the same column"
    ),
    (
      "a:\n  - b\n c: d",
      "line 3, column 2: expected the next key of the mapping in column 1, as the others, found column 2; "
        + "the first stands at line 1, column 1"
    ),
    ("   ", "line 1, column 4: expected a value, found nothing but white space and comments"),
    ("\n", "line 2, column 1: expected a value, found nothing but white space and comments"),
    ("", "line 1, column 1: expected a value, found an empty text"),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    expect(text, failsWith: description)
  }
}
