import StrataJSON
import TestSupport
import Testing

@Suite struct UTF8OrderTests {
  static let texts = [
    "", "\u{0}", "\u{0}a", "A", "a", "a\u{0}", "aa", "abcdefg", "abcdefgh", "abcdefgh\u{0}", "abcdefghi",
    "abcdefghijklmnop",
    "abcdefghijklmnoq", "b", "e\u{301}", "z", "\u{80}", "é", "\u{FFFF}", "😀",
  ]

  @Test func ordersByBytes() {
    for (place, left) in Self.texts.enumerated() {
      for (other, right) in Self.texts.enumerated() {
        #expect(utf8Precedes(left, right) == (place < other), "\(left) and \(right)")
        #expect(utf8Equal(left, right) == (place == other), "\(left) and \(right)")
      }
    }
  }

  @Test func agreesWithTheStandardLibrary() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<20_000 {
      let left = random.text()
      let right = random.below(2) == 0 ? random.text() : left + random.text()
      guard utf8Precedes(left, right) == left.utf8.lexicographicallyPrecedes(right.utf8),
        utf8Equal(left, right) == left.utf8.elementsEqual(right.utf8)
      else {
        Issue.record("\(left.debugDescription) and \(right.debugDescription)")
        return
      }
    }
  }
}
