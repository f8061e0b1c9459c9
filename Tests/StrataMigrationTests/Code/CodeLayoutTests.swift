import Testing

@testable import StrataMigration

/// Pieces of Swift on lines.
@Suite struct CodeLayoutTests {
  private let long = Code(String(repeating: "x", count: 60))

  @Test func whatHasRoomStaysOnALine() {
    let call = Code.call(
      "f", [Code("a"), .labeled("b", .array([Code("1"), Code("2")])), .labeled("c", .dictionary([]))])
    #expect(call.text(indentation: 2, prefix: "let x = ") == "  let x = f(a, b: [1, 2], c: [:])")
  }

  @Test func argumentsHaveLinesWhereTheCallHasNoRoom() {
    let call = Code.call("SQS.Queue", [Code("\"A\""), Code("in: scope"), long, .labeled("b", long)], leading: 2)
    #expect(
      call.text(indentation: 2) == """
          SQS.Queue(
            "A", in: scope,
            \(long.flat ?? ""),
            b: \(long.flat ?? ""))
        """)
  }

  @Test func elementsHaveLinesAndTheListItsEnd() {
    let list = Code.labeled("names", .array([long, .dictionary([("k", long), ("l", long)])]))
    #expect(
      Code.call("f", [list]).text(indentation: 0) == """
        f(names: [
          \(long.flat ?? ""),
          [
            "k": \(long.flat ?? ""),
            "l": \(long.flat ?? ""),
          ],
        ])
        """)
  }

  @Test func commentsStandBeforeWhatTheyAreAbout() {
    let call = Code.call("f", [.labeled("a", .commented(["One", ""], Code("1"))), .labeled("b", Code("2"))])
    #expect(
      Code.commented(["All"], call).text(indentation: 0, prefix: "let x = ") == """
        // All
        let x = f(
          // One
          //
          a: 1,
          b: 2)
        """)
  }
}
