import Testing

@testable import StrataCLI

/// How far something is, on a terminal, by a clock that is played.
@Suite struct ProgressLineTests {
  /// What is printed while time passes, shown eight times a second.
  private func shown(for eighths: Int, isWatched: Bool = true, isQuiet: Bool = false) -> String {
    var (text, seconds) = ("", 0.0)
    var console = Console(output: { _ in }, errors: { text += $0 }, showsProgress: isWatched)
    console.clock = { seconds }
    var line = ProgressLine(on: isQuiet ? console.quiet : console)
    for eighth in 0...eighths {
      seconds = Double(eighth) / 8
      line.show("building, \(eighth)")
    }
    line.end()
    return text
  }

  @Test func nothingWithinASecond() {
    #expect(shown(for: 7) == "")
  }

  @Test func thenAFewTimesASecondInPlaceOfWhatWasThere() {
    let line = "\r\u{1B}[K"
    #expect(shown(for: 11) == "\(line)building, 8\(line)building, 10\(line)")
  }

  @Test func nothingWhereNobodyLooksOnOrWantsIt() {
    #expect(shown(for: 50, isWatched: false) == "")
    #expect(shown(for: 50, isQuiet: true) == "")
  }

  @Test func countsUpToTheLast() {
    var (text, seconds) = ("", 0.0)
    var console = Console(output: { _ in }, errors: { text += $0 }, showsProgress: true)
    console.clock = { seconds }
    var line = ProgressLine(on: console)
    seconds = 2
    line.show(1_500, of: 2_000, "template")
    line.show(2_000, of: 2_000, "template")
    #expect(text == "\r\u{1B}[K1,500 of 2,000 templates")
  }
}
