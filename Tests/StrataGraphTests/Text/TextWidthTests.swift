import Testing

@testable import StrataGraph

@Suite struct TextWidthTests {
  @Test func lettersHaveWidthsOfTheirOwn() {
    #expect(TextWidth.of("il", size: 1_000) == 556)
    #expect(TextWidth.of("MW", size: 1_000) == 863 + 989)
    #expect(TextWidth.of(" ~", size: 1_000) == 318 + 838)
  }

  @Test func whatIsNotMeasuredIsTakenForWide() {
    #expect(TextWidth.of("報", size: 10) == 11)
    #expect(TextWidth.of("e\u{301}", size: 1_000) == 616)
    #expect(TextWidth.of("👷", size: 10) == 14)
  }
}
