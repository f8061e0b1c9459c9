import Testing
import TestSupport

@testable import StrataChecks

/// What is compared of names before the names are.
@Suite struct NameSketchTests {
  private func distance(_ left: String, _ right: String) throws -> Int {
    try #require(NameSketch(left)).leastDistance(to: #require(NameSketch(right)))
  }

  @Test(
    arguments: [
      ("", "", 0), ("Queue", "queue", 0), ("Queue", "Qeueu", 0), ("Queue", "Queues", 1), ("Queue", "Topic", 5),
      ("aaaa", "abbb", 3), ("aaaaa", "aabcd", 3), ("abcde", "aaaaa", 4), ("Jobs1", "Jobs2", 1),
    ])
  func characters(left: String, right: String, least: Int) throws {
    #expect(try distance(left, right) == least)
    #expect(try distance(right, left) == least)
  }

  @Test(arguments: ["Größe", "a\r\nb", "日本"]) func otherCharactersAreNotCounted(name: String) {
    #expect(NameSketch(name) == nil)
  }

  /// What a few changes make of a name is never said to be farther away than that.
  @Test func neverMoreThanTheChanges() throws {
    var random = SplitMix64(seed: 7)
    let letters = Array("aAbBcdeXYZ019:_- ")
    for _ in 0..<3_000 {
      let name = (0..<Int.random(in: 1...12, using: &random)).map { _ in letters.randomElement(using: &random)! }
      var changed = name
      let changes = Int.random(in: 0...4, using: &random)
      for _ in 0..<changes {
        let place = Int.random(in: 0...changed.count, using: &random)
        let letter = letters.randomElement(using: &random)!
        switch Int.random(in: 0..<4, using: &random) {
        case 0: changed.insert(letter, at: place)
        case 1 where place < changed.count: changed.remove(at: place)
        case 2 where place < changed.count: changed[place] = letter
        case 3 where place + 1 < changed.count: changed.swapAt(place, place + 1)
        default: break
        }
      }
      #expect(try distance(String(name), String(changed)) <= changes, "\(String(name)) and \(String(changed))")
    }
  }
}
