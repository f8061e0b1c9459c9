import StrataText
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [
    (0, "correct horse", "Y29ycmVjdCBob3Jz"), (1, "correct horse", "NvcnJlY3QgaG9yc2"),
    (2, "correct horse", "jb3JyZWN0IGhvcnNl"),
    (0, "", ""), (1, "a", ""), (2, "a", "h"), (0, "a", "Y"), (0, "ab", "YW"), (1, "ab", "Fi"),
  ])
  func lettersOfBytesAlone(offset: Int, text: String, letters: String) {
    // What stands before and behind them changes nothing.
    #expect(String(decoding: Base64.core(of: Array(text.utf8), at: offset), as: UTF8.self).hasPrefix(letters))
  }

  @Test func whatStandsAroundChangesNothing() {
    let secret = Array("correct horse battery".utf8)
    for (offset, before) in ["", "a", "ab", "abc", "\u{FF}\u{0}"].map({ ($0.utf8.count % 3, $0) }) {
      for after in ["", "z", "zz", "\u{7F}"] {
        let whole = Base64.core(of: Array(before.utf8) + secret + Array(after.utf8) + [0, 0], at: 0)
        let core = Base64.core(of: secret, at: offset)
        #expect(core.count >= 27)
        #expect(String(decoding: whole, as: UTF8.self).contains(String(decoding: core, as: UTF8.self)))
      }
    }
  }

  @Test(arguments: [
    ("Y29ycmVjdA==", "correct"), ("Y29ycmVjdA", "correct"), ("Y29y\ncmVj\r\ndA==", "correct"), ("", ""),
    ("8J-YgA==", "😀"),
    ("8J+YgA==", "😀"),
  ])
  func whatLettersStandFor(letters: String, text: String) {
    #expect(Base64.decoded(letters.utf8).map { String(decoding: $0, as: UTF8.self) } == text)
  }

  @Test(arguments: ["Y29ycm Vj", "Y29y=cmVj", "é", "{}"])
  func whatIsNoBase64(text: String) { #expect(Base64.decoded(text.utf8) == nil) }
}
