import Testing

@testable import StrataGraph

@Suite struct FittedTextTests {
  @Test func aTextThatFitsStaysWhole() {
    let text = FittedText("Jobs", size: 10, limit: 100)
    #expect((text.shown, text.isCut) == ("Jobs", false))
    #expect(text.width == TextWidth.of("Jobs", size: 10))
  }

  @Test func aLongTextEndsInAnEllipsis() {
    let text = FittedText(String(repeating: "a", count: 1_000), size: 10, limit: 100)
    #expect((text.shown, text.isCut) == ("aaaaaaaaaaaaaa…", true))
    #expect(text.width == 97)
  }

  @Test func aTextIsCutBetweenWhatReadersTakeForOneLetter() {
    // Each flag is two characters of Unicode.
    #expect(FittedText("🇩🇪🇫🇷🇮🇹🇪🇸", size: 10, limit: 70).shown == "🇩🇪🇫🇷…")
  }

  @Test func nothingIsCutOfNothing() {
    let text = FittedText("", size: 12, limit: 100)
    #expect((text.shown, text.width, text.isCut) == ("", 0, false))
  }

  @Test func whatTurnsTextAroundIsShownByItsNumber() {
    #expect(FittedText("a\u{202E}b", size: 12, limit: 200).shown == "a\\u{202E}b")
  }
}
