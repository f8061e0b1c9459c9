import StrataYAML
import Testing

/// The exact words and places of errors in quoted and block scalars.
@Suite struct ScalarErrorTests {
  static let cases: [(text: String, description: String)] = [
    (
      "a: 'x'y",
      "line 1, column 7: expected the end of the line after the value, found 'y'; a quote ends where its "
        + "like stands again"
    ),
    (
      "a: |\n   \n  x",
      "line 3, column 3: expected the next key of the mapping in column 1, as the others, found column 3; "
        + "the first stands at line 1, column 1"
    ),
    (
      "a: 'b': c",
      "line 1, column 7: expected one key on a line, found a second colon; a text with a colon and a space "
        + "in it stands in quotes"
    ),
    (
      #""a"#,
      "line 1, column 3: expected a closing quote, found the end of the text; the text starts at line 1, "
        + "column 1"
    ),
    (
      "'a",
      "line 1, column 3: expected a closing quote, found the end of the text; the text starts at line 1, "
        + "column 1"
    ),
    (
      "\"\\q\"",
      "line 1, column 3: expected one of 0 a b t n v f r e \" / \\ N _ L P x u U after a backslash, found "
        + "'q'; in single quotes a backslash is one"
    ),
    ("\"\\xg\"", "line 1, column 4: expected 2 hexadecimal digits after \\x, found 'g'"),
    (
      "a: |0\n x",
      "line 1, column 5: expected '+' or '-', a digit from 1 to 9 and the end of the line after '|' or "
        + "'>', found '0'; the text starts on the next line"
    ),
    (
      "a: |10\n x",
      "line 1, column 6: expected '+' or '-', a digit from 1 to 9 and the end of the line after '|' or "
        + "'>', found '0'; the text starts on the next line"
    ),
    (
      "a: | x",
      "line 1, column 6: expected '+' or '-', a digit from 1 to 9 and the end of the line after '|' or "
        + "'>', found 'x'; the text starts on the next line"
    ),
    (
      "a: |#c\n x",
      "line 1, column 5: expected '+' or '-', a digit from 1 to 9 and the end of the line after '|' or "
        + "'>', found '#'; the text starts on the next line"
    ),
    (
      "|\na",
      "line 2, column 1: expected the end of the text after the value, found 'a'; lines of the same "
        + "collection start in the same column"
    ),
    (
      "{'a'\n: b}",
      "line 2, column 1: expected a comma or a closing brace, found ':'; a text with a colon in it stands "
        + "in quotes, and a key's colon on the line of the key"
    ),
    (
      "a: 'x\n---\ny'",
      "line 2, column 1: expected a closing quote, found the end of the document; the text starts at line "
        + "1, column 4"
    ),
    (
      "a: |\n  x\n---\n",
      "line 3, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    (
      "a: 'b'\n 'c'",
      "line 2, column 2: expected the next key of the mapping in column 1, as the others, found column 2; "
        + "the first stands at line 1, column 1"
    ),
    (
      #"a: "b" "c""#,
      "line 1, column 8: expected the end of the line after the value, found a double quote; a quote ends "
        + "where its like stands again"
    ),
    (
      #""a":b"#,
      "line 1, column 4: expected the end of the line after the value, found ':'; a space follows the "
        + "colon of a key"
    ),
    (
      "'a' b: c",
      "line 1, column 5: expected the end of the line after the value, found 'b'; a quote ends where its "
        + "like stands again"
    ),
    (
      "a: b\n'a': c",
      #"line 2, column 1: expected each key of a mapping once, found "a" again; it first stands at line 1, "#
        + "column 1"
    ),
    (
      "1: a\n'1': b",
      #"line 2, column 1: expected each key of a mapping once, found "1" again; it first stands at line 1, "#
        + "column 1"
    ),
    (
      "|a",
      "line 1, column 2: expected '+' or '-', a digit from 1 to 9 and the end of the line after '|' or "
        + "'>', found 'a'; the text starts on the next line"
    ),
    (
      "['a'b]",
      "line 1, column 5: expected a comma or a closing bracket, found 'b'; a quote ends where its like "
        + "stands again"
    ),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    expect(text, failsWith: description)
  }
}
