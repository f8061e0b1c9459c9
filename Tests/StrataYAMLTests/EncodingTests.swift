import StrataJSON
import StrataYAML
import Testing

/// What isn't UTF-8 text is refused where it isn't.
@Suite struct EncodingTests {
  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "line 1, column 1: expected UTF-8 text, found UTF-16"),
      ([0xFE, 0xFF, 0x00, 0x61], "line 1, column 1: expected UTF-8 text, found UTF-16"),
      ([0x61, 0x00, 0x3A, 0x00], "line 1, column 1: expected UTF-8 text, found UTF-16"),
      ([0x61, 0x00, 0x00, 0x00], "line 1, column 1: expected UTF-8 text, found UTF-32"),
      (
        [0x61, 0x3A, 0x20, 0xC0, 0xAF],
        "line 1, column 4: expected UTF-8 text, found the byte 0xC0, which cannot stand here"
      ),
      (
        [0x61, 0x0A, 0x23, 0xE2, 0x82],
        "line 2, column 2: expected UTF-8 text, found the byte 0xE2, which cannot stand here"
      ),
      (
        [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00],
        "line 1, column 1: expected text, found U+007F; YAML has no raw control characters"
      ),
      (
        [0x89, 0x50, 0x4E, 0x47],
        "line 1, column 1: expected UTF-8 text, found the byte 0x89, which cannot stand here"
      ),
      (
        [0x61, 0x3A, 0x20, 0x62, 0x00],
        "line 1, column 5: expected text, found U+0000; YAML has no raw control characters"
      ),
      (
        [0x61, 0x3A, 0x20, 0xC2, 0x80],
        "line 1, column 4: expected text, found U+0080; YAML has no raw control characters"
      ),
    ] as [([UInt8], String)])
  func saysWhatIsWrong(bytes: [UInt8], description: String) {
    let error = #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: bytes) }
    #expect(error?.description == description)
  }

  /// YAML 1.1 took these for line breaks, YAML 1.2 and most people don't.
  @Test(arguments: [("\u{85}", "0085", "\\N"), ("\u{2028}", "2028", "\\L"), ("\u{2029}", "2029", "\\P")])
  func refusesRareLineBreaks(character: String, number: String, escape: String) {
    expect(
      "a: b\(character)c",
      failsWith:
        "line 1, column 5: expected lines that end with a line feed, found U+\(number); in double quotes it is "
        + "written \(escape)")
    expect("\"\(escape)\"", "\"\(character)\"")
  }

  /// Every character that may stand in a text, at every place in a word of eight bytes.
  @Test func readsAllCharacters() throws {
    for scalar in ["\u{A0}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}"] {
      for padding in 0..<9 {
        let text = String(repeating: "x", count: padding) + scalar + "y"
        #expect(try YAMLDocument(parsing: Array(text.utf8)).value == .string(text))
      }
    }
  }

  @Test func refusesControlsAtEveryPlace() {
    for control in (0x01 as UInt8)..<0x20 where ![0x09, 0x0A, 0x0D].contains(control) {
      for padding in 0..<17 {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: padding) + [control] + Array("yyyyyyyyyyyy".utf8)
        let error = #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: bytes) }
        #expect(error?.offset == padding)
      }
    }
  }
}
