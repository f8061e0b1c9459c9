import StrataYAML
import Testing

/// The exact words and places of errors in documents, comments and white space.
@Suite struct DocumentErrorTests {
  static let cases: [(text: String, description: String)] = [
    ("...\n", "line 1, column 1: expected a value, found nothing but white space and comments"),
    (
      "---\n---",
      "line 2, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    ("--- a: b", "line 1, column 6: expected a mapping to start below '---', found a key on the same line"),
    (
      "x\n--- y",
      "line 2, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    (
      "a:\n  b\n# c\n  d\n",
      "line 4, column 3: expected the next key of the mapping in column 1, as the others, found column 3; "
        + "the first stands at line 1, column 1"
    ),
    (
      "a: b\n # c\n  d",
      "line 3, column 3: expected the next key of the mapping in column 1, as the others, found column 3; "
        + "the first stands at line 1, column 1"
    ),
    ("\ta: b", "line 1, column 1: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"),
    (
      "a:\n\tb: c",
      "line 2, column 1: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"
    ),
    (
      "a:\n  \tb: c",
      "line 2, column 3: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"
    ),
    ("a:\n\t- b", "line 2, column 1: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"),
    ("-\t- a", "line 1, column 2: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"),
    ("a: b\n\tc", "line 2, column 1: expected spaces as indentation, found a tab; YAML takes no tabs to indent with"),
    ("%YAML 1.1\na", "line 2, column 1: expected --- after the directives, found 'a'"),
    ("%YAML 2.0\n---\na", "line 1, column 1: expected a directive such as %YAML 1.1, found '%YAML 2.0'"),
    (
      "%YAML 1.1\n%YAML 1.1\n---\na",
      "line 2, column 1: expected one %YAML directive, found another; the first stands at line 1, column 1"
    ),
    ("a: b\n%c: d", "line 2, column 1: expected a value, found '%'; a text that starts with it stands in quotes"),
    ("--- - a", "line 1, column 5: expected a sequence to start below '---', found a dash on the same line"),
    (
      "a: b\n---",
      "line 2, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    (
      "a: b\n--- ",
      "line 2, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    (
      "a: b\n...\nc",
      "line 3, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    ("a: b\n... c", "line 2, column 5: expected the end of the line after the end of the document, found 'c'"),
    (
      "a: b\n...\n---\nc",
      "line 3, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    ("%a", "line 1, column 3: expected --- after the directives, found the end of the text"),
    ("a: %b", "line 1, column 4: expected a value, found '%'; a text that starts with it stands in quotes"),
    (
      "a\n---\nb",
      "line 2, column 1: expected one document, found the start of another; CloudFormation takes one in a "
        + "text"
    ),
    ("#a", "line 1, column 3: expected a value, found nothing but white space and comments"),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    expect(text, failsWith: description)
  }
}
