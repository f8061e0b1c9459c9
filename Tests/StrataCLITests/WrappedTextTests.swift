import Testing

@testable import StrataCLI

/// Text in lines of a terminal.
@Suite struct WrappedTextTests {
  @Test(
    arguments: [
      ("one two three", nil, ["one two three"]), ("one two three", 13, ["one two three"]),
      ("one two three", 12, ["one two", "  three"]), ("  one two three", 9, ["  one two", "  three"]),
      ("incomprehensible words", 8, ["incomprehensible", "  words"]), ("", 4, [""]),
    ] as [(String, Int?, [String])])
  func linesOfAWidth(text: String, width: Int?, lines: [String]) {
    #expect(WrappedText.lines(text, width: width, indent: 2) == lines)
  }

  @Test func paragraphsFlowAndWhatIsIndentedStays() {
    let lines = ["one two three four", "five six.", "", "  code a b", "seven"]
    #expect(WrappedText.paragraphs(lines, width: 80) == lines)
    #expect(
      WrappedText.paragraphs(lines, width: 14) == ["one two three", "four five six.", "", "  code a b", "seven"])
  }

  @Test func aTableThatIsTooWideStandsInLinesOfItsRows() {
    var table = TextTable(texts: 2)
    table.add(["  compute", "Fargate tasks", "10.00", "20.00"])
    table.add(["  total", "", "10.00", "20.00"])
    #expect(table.lines(width: nil) == table.lines)
    #expect(table.lines(width: 80) == table.lines)
    #expect(
      table.lines(width: 26) == [
        "  compute  Fargate tasks", "    10.00  20.00", "  total", "    10.00  20.00",
      ])
  }
}
