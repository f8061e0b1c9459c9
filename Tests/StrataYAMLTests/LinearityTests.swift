import Foundation
import StrataYAML
import Testing

/// Twice the text takes about twice the time, whatever it's made of.
@Suite(.serialized) struct LinearityTests {
  /// Texts of a size, each of which would be slow to read for a reader that looks back or ahead too often.
  static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    ("entries", { String(repeating: "- a\n", count: $0 / 4) }),
    ("keys", { (0..<($0 / 12)).map { "key\($0): \($0)\n" }.joined() }),
    ("a line", { "a: " + String(repeating: "b ", count: $0 / 2) }),
    ("lines of a text", { "a:" + String(repeating: "\n  b", count: $0 / 4) }),
    ("empty lines", { "a: b" + String(repeating: "\n", count: $0) + "c: d" }),
    ("texts before empty lines", { String(repeating: "- a\n\n\n\n\n\n", count: $0 / 9) }),
    ("a literal", { "a: |\n" + String(repeating: "  b\n", count: $0 / 4) }),
    ("blanks in a literal", { "a: |\n" + String(repeating: " ", count: $0) + "\n  b" }),
    ("blanks in quotes", { "\"" + String(repeating: " ", count: $0) + "\n\"" }),
    ("escapes", { "\"" + String(repeating: "\\n", count: $0 / 2) + "\"" }),
    ("quotes", { "'" + String(repeating: "''", count: $0 / 2) + "'" }),
    ("a flow sequence", { "[" + String(repeating: "a, ", count: $0 / 3) + "]" }),
    ("open brackets", { String(repeating: "[a,\n", count: 500) + String(repeating: "a,", count: $0 / 2) }),
    ("pairs", { "[" + String(repeating: "a: b, ", count: $0 / 6) + "]" }),
    ("comments", { String(repeating: "# a\n", count: $0 / 4) + "a" }),
    ("blanks", { "a:" + String(repeating: " ", count: $0) + "b" }),
    ("tags", { String(repeating: "- !Ref a\n", count: $0 / 9) }),
    ("aliases", { "- &a b\n" + String(repeating: "- *a\n", count: $0 / 5) }),
    ("anchors", { (0..<($0 / 12)).map { "- &a\($0) b\n" }.joined() }),
    ("a long key", { String(repeating: "a", count: $0) + ": b" }),
    ("long keys", { String(repeating: String(repeating: "a", count: 2000) + "\n", count: $0 / 2000) + ": b" }),
    ("digits", { "a: " + String(repeating: "1", count: $0) }),
    ("sixties", { "a: 1" + String(repeating: ":1", count: $0 / 2) }),
    ("a fraction", { "a: 0." + String(repeating: "1", count: $0) }),
    ("a long tag", { "!" + String(repeating: "a", count: $0) + " b" }),
    ("a directive", { "%" + String(repeating: "a", count: $0) + "\n--- b" }),
    ("directives", { String(repeating: "%a b\n", count: $0 / 5) + "--- b" }),
  ]

  @Test(arguments: shapes.indices)
  func takesTimeInProportion(index: Int) {
    let shape = Self.shapes[index]
    let size = 20_000
    // A reader that takes quadratic time takes sixty-four times as long for eight times the text.
    let small = time(Array(shape.text(size).utf8))
    let large = time(Array(shape.text(8 * size).utf8))
    #expect(large / small < 32, "\(shape.name)")
  }

  /// The microseconds that reading takes, the shortest of a few.
  private func time(_ bytes: [UInt8]) -> Double {
    (0..<3).map { _ in
      let start = Self.microseconds
      _ = try? YAMLDocument(parsing: bytes)
      return Self.microseconds - start
    }.min().map { max($0, 20) } ?? 0
  }

  /// What this thread has worked so far, however many others the machine has to do with.
  private static var microseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
