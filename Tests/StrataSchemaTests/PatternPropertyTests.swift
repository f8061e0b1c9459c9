import StrataSchema
import TestSupport
import Testing

/// Random patterns over two letters, each held against what Swift's own search says.
@Suite struct PatternPropertyTests {
  @Test func automatonAndSearchAgree() throws {
    var random = SplitMix64(seed: 18)
    for _ in 0..<1_500 {
      // Swift's search ends a repetition when it finds nothing once, so anchors don't stand in one.
      let ends = (
        ["", "", "^"].randomElement(using: &random) ?? "", ["", "", "$"].randomElement(using: &random) ?? ""
      )
      let pattern = ends.0 + Self.pattern(depth: 3, using: &random) + ends.1
      let expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
      for _ in 0..<6 {
        let text = String((0..<Int.random(in: 0...7, using: &random)).map { _ in "ab-".randomElement(using: &random)! })
        let isFound = try expression.firstMatch(in: text) != nil
        #expect(SchemaPatterns.matches(text, pattern) == isFound, "\(pattern) in \(text)")
        let isWhole = try Regex("^(?:\(pattern))$").firstMatch(in: text) != nil
        #expect(SchemaPatterns.matchesWhole(text, pattern) == isWhole, "\(pattern) as \(text)")
      }
    }
  }

  private static func pattern(depth: Int, using random: inout SplitMix64) -> String {
    guard depth > 0 else { return ["a", "b", "-", "[ab]", "[^a]", "."].randomElement(using: &random) ?? "a" }
    func part() -> String { pattern(depth: depth - 1, using: &random) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "\(part())|\(part())"
    case 1: return "(\(part()))*"
    case 2: return "(?:\(part())){1,3}"
    case 3: return "(?:\(part())){2,}"
    case 4: return "(\(part()))?\(part())"
    case 5: return "(\(part())|)-"
    case 6: return "(\(part())){0,2}b"
    case 7: return "(?!\(part()))\(part())"
    case 8: return "(?=\(part()))\(part())"
    case 9: return "[ab]{2,3}\(part())"
    default: return part() + part()
    }
  }
}
