import TestSupport
import Testing

@testable import StrataSchema

@Suite struct PlainPatternTests {
  private func plain(_ pattern: String, isWhole: Bool = false) throws -> PlainPattern? {
    PlainPattern(try PatternParser.parse(pattern), isWhole: isWhole)
  }

  @Test(arguments: [
    "^[a-z]+$", "^[a-z]{1,64}$", "^.*$", "^$", "^", "^abc", "^arn:aws:sns:[a-z0-9-]+:\\d{12}:[\\w-]+$", "^(abc)$",
    "^[a-z]*:?[0-9]*$", "^[a-z]{3}[a-z]+$",
  ])
  func takesSetsInOrder(pattern: String) throws { #expect(try plain(pattern) != nil) }

  @Test(arguments: [
    "[a-z]+", "[a-z]+$", "^[a-z]+[a-z]$", "^a|b$", "^(a|b)$", "^(ab)+$", "^a?b?a$", "^\\bword$", "^(?=a)[a-z]+$", "a^",
    "^a$b", "^a*[^b]$",
  ])
  func leavesOthers(pattern: String) throws { #expect(try plain(pattern) == nil) }

  @Test func tellsNothingOfCharactersBeyondASCII() throws {
    let pattern = try #require(try plain("^[a-z]{2,}$"))
    #expect(pattern.isFound(in: "abé") == nil && pattern.isFound(in: "é") == nil)
    #expect(pattern.isFound(in: "A é") == false)
    #expect(pattern.isFound(in: "abc") == true && pattern.isFound(in: "a") == false)
  }

  @Test func wholeTextsEndWhereItDoes() throws {
    #expect(try plain("[a-z]{2}", isWhole: true)?.isFound(in: "abc") == false)
    #expect(try plain("[a-z]{2}", isWhole: true)?.isFound(in: "ab") == true)
    #expect(try plain("^[a-z]{2}")?.isFound(in: "abc") == true)
  }

  /// Random patterns that are taken, each held against its automaton.
  @Test func saysWhatTheAutomatonSays() throws {
    var random = SplitMix64(seed: 25)
    var count = 0
    for _ in 0..<4_000 {
      let sets = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        random.pick(["a", "b", "-", "[ab]", "[^a]", "."])
          + random.pick(["", "", "+", "*", "?", "{2}", "{1,2}", "{2,}"])
      }
      let pattern = "^" + sets.joined() + random.pick(["", "$"])
      let node = try PatternParser.parse(pattern)
      guard let plain = PlainPattern(node, isWhole: false) else { continue }
      let automaton = try AutomatonBuilder.build(node, mostStates: 1_000)
      for _ in 0..<8 {
        let text = String((0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(["a", "b", "-", "\n"]) })
        var run = AutomatonRun(automaton, PatternText(text), steps: 10_000)
        #expect(try plain.isFound(in: text) == run.find(), "\(pattern) in \(text)")
        count += 1
      }
    }
    #expect(count > 5_000)
  }
}
