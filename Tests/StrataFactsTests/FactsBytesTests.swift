import StrataFacts
import Testing

@Suite struct FactsBytesTests {
  private func read(_ bytes: FactsBytes) -> [UInt8] { bytes.withUnsafeBytes(Array.init) }

  @Test func theZeroBehindATextIsNoneOfIt() {
    #expect(read(.embedded("a 1\n\0")) == Array("a 1\n".utf8))
    #expect(read(.embedded("\0")) == [])
  }

  @Test func otherZerosAre() {
    #expect(read(.embedded("a\0b\n")) == Array("a\0b\n".utf8))
    #expect(read(.embedded("a\0\0")) == Array("a\0".utf8))
    #expect(read(.read([0])) == [0])
  }

  @Test func aTextNeedsNoZero() {
    #expect(read(.embedded("a 1\n")) == Array("a 1\n".utf8))
    #expect(read(.embedded("")) == [])
    #expect(read(.embedded("a")) == Array("a".utf8))
  }
}
