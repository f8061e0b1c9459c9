import StrataJSON
import StrataYAML
import Testing

/// Keys that YAML reads as numbers.
@Suite struct NumberKeyTests {
  private func places(_ text: String) throws -> [String] {
    try YAMLDocument(parsing: Array(text.utf8)).valuesOfNumberKeys.map(\.description)
  }

  @Test(
    arguments: [
      ("32: a\n", ["/32"]), ("a:\n  b:\n  - 1: x\n    c: y\n  - 2.5: z\n", ["/a/b/0/1", "/a/b/1/2.5"]),
      ("{a: {0755: b, -1: c}}\n", ["/a/0755", "/a/-1"]), ("? 12\n: a\n", ["/12"]), ("22:22: a\n", ["/22:22"]),
      ("a: [1: b]\n", ["/a/0/1"]), ("1: &x\n  2: a\nb: *x\n", ["/1", "/1/2"]),
      ("a: !Join\n- ''\n- 7: b\n", ["/a/Fn::Join/1/7"]),
      ("0x1F: a\n1_000: b\n.5: c\n+1: d\n", ["/0x1F", "/1_000", "/.5", "/+1"]),
    ])
  func withoutQuotes(text: String, expected: [String]) throws {
    #expect(try places(text) == expected)
  }

  @Test(arguments: [
    "'32': a\n", "\"32\": a\n", "!!str 32: a\n", "a: 32\n", "a1: b\n", "32a: b\n", "-a: b\n", "2012-10-17: a\n",
    "1.2.3: a\n",
    "yes: a\n", "0123456789: a\n", "? |\n  1\n: a\n", "a: b\n",
  ])
  func texts(text: String) throws {
    #expect(try places(text) == [])
  }

  @Test func ofManyTheFirst() throws {
    #expect(try places((0..<200).map { "\($0): a\n" }.joined()) == (0..<100).map { "/\($0)" })
  }
}
