import StrataYAML
import Testing

/// Tabs that other readers of YAML don't take.
@Suite struct FirstTabTests {
  private func place(_ text: String) throws -> String? {
    try YAMLDocument(parsing: Array(text.utf8)).firstTab.map { "\($0.line):\($0.column)" }
  }

  @Test(
    arguments: [
      ("a:\tb\n", "1:3"), ("a: b\t\n", "1:5"), ("a: b\tc\n", "1:5"), ("a: [b,\tc]\n", "1:7"), ("a: b\t# c\n", "1:5"),
      ("a: 'x'\t\n", "1:7"), ("a\t: b\n", "1:2"), ("a: {b:\tc}\n", "1:7"), ("a: !Ref\tb\n", "1:8"),
      ("a: |\t\n  x\n", "1:5"), ("a: b\nc:\td\ne:\tf\n", "2:3"), ("a: x\n  \ty\n", "2:3"), ("a: b\n\t\nc: d\n", "2:1"),
    ])
  func betweenTheParts(text: String, expected: String) throws {
    #expect(try place(text) == expected)
  }

  @Test(arguments: [
    "a: b\n", "# x\ty\na: b\n", "a: b # x\ty\n", "a: |\n  x\ty\n", "a: >\n  x\n  \ty\n", "a: \"x\ty\"\n",
    "a: 'x\n  \ty'\n",
    "a: b\n# \t\n", "a: \"x\\\ty\"\n",
  ])
  func inTexts(text: String) throws {
    #expect(try place(text) == nil)
  }
}
