import Foundation
import StrataJSON
import Testing

/// Nesting is bounded, and within the bound needs no deep stack.
@Suite struct DepthTests {
  @Test func readsAndWritesUpToTheLimit() throws {
    let arrays = nested(512, open: "[", close: "]")
    #expect(try JSONValue(parsing: arrays).text(layout: .compact) == arrays)
    let objects = nested(511, open: "{\"a\":", inner: "{}", close: "}")
    #expect(try JSONValue(parsing: objects).text(layout: .compact) == objects)
  }

  @Test func needsLittleStack() async {
    let text = nested(256, open: "[{\"a\":", inner: "1", close: "}]")
    let written = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: try? JSONValue(parsing: text).text(keyOrder: .sorted, layout: .compact))
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    #expect(written == text)
  }

  @Test func refusesToReadDeeper() {
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: nested(513, open: "[", close: "]"))
    }
    #expect(
      error?.description
        == "line 1, column 513: expected arrays and objects nested at most 512 levels deep, found another level")
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func theReadersLimitCanBeSet() throws {
    #expect(try JSONValue(parsing: "[[]]", maximumDepth: 2) == [[]])
    #expect(try JSONValue(parsing: "1", maximumDepth: 0) == 1)
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[[]]", maximumDepth: 1) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "{}", maximumDepth: 0) }
  }

  @Test func refusesToWriteDeeper() {
    let error = #expect(throws: JSONWritingError.self) {
      try JSONWriter(maximumDepth: 2).write(["a": [1, ["b": 2]]])
    }
    #expect(error?.description == "the value at /a/1 is nested more than 2 levels deep")
    #expect(error?.reason == .nestedTooDeeply(maximumDepth: 2))
    #expect(throws: JSONWritingError.self) { try JSONWriter(maximumDepth: 1).write([[]]) }
    #expect(throws: JSONWritingError.self) { try JSONWriter(maximumDepth: 0).write([:]) }
    #expect(throws: Never.self) { try JSONWriter(maximumDepth: 0).write(1) }
  }

  private func nested(_ depth: Int, open: String, inner: String = "", close: String) -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }
}
