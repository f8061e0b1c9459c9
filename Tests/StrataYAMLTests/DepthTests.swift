import Foundation
import StrataJSON
import StrataYAML
import Testing

/// Nesting is bounded, and within the bound needs no deep stack.
@Suite struct DepthTests {
  private static let failure = "expected arrays and objects nested at most 512 levels deep, found another level"

  private func nested(_ depth: Int, open: String, inner: String = "", close: String = "") -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", ""), ("[a: ", "]"), ("!Sub [", "]")])
  func readsUpToTheLimit(open: String, close: String) throws {
    let levels = open == "[a: " || open == "!Sub [" ? 256 : 512
    let text = nested(levels, open: open, inner: "x", close: close)
    #expect(throws: Never.self) { try YAMLDocument(parsing: Array(text.utf8)) }
    let deeper = nested(levels + 1, open: open, inner: "x", close: close)
    let error = #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: Array(deeper.utf8)) }
    #expect(error?.message == Self.failure)
    #expect(error?.column == open.utf8.count * levels + 1)
  }

  @Test func functionsCount() throws {
    #expect(try YAMLDocument(parsing: Array("!Ref a".utf8), maximumDepth: 1).value == ["Ref": "a"])
    #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: Array("!Ref a".utf8), maximumDepth: 0) }
    #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: Array("!GetAtt a.b".utf8), maximumDepth: 1) }
    #expect(throws: Never.self) { try YAMLDocument(parsing: Array("!GetAtt a.b".utf8), maximumDepth: 2) }
    #expect(throws: Never.self) { try YAMLDocument(parsing: Array("a".utf8), maximumDepth: 0) }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[? ", "&a [", "!Sub ", "{? a : ", "[[a]: ", "a:\n "])
  func refusesMuchNesting(open: String) {
    let text = nested(300_000, open: open)
    #expect(throws: YAMLSyntaxError.self) { try YAMLDocument(parsing: Array(text.utf8)) }
  }

  @Test func refusesMuchIndentation() {
    let text = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    expect(text, failsWith: "line 513, column 513: \(Self.failure)")
  }

  @Test func needsLittleStack() async {
    let text = nested(256, open: "[{a: ", inner: "1", close: "}]")
    let isRead = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: (try? YAMLDocument(parsing: Array(text.utf8))) != nil)
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    #expect(isRead)
  }
}
