import TestSupport
import Testing

@testable import StrataFacts

@Suite struct FactsBytesTests {
  /// Bytes that differ in one bit from the one looked for are among them, and those next to it.
  private static func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
    let kinds: [UInt8] = [0x0A, 0x0B, 0x09, 0x8A, 0x00, 0x01, 0xFF, 0x20]
    // In most there are few of those.
    let few = UInt64.random(in: 1...40, using: &random)
    return (0..<count).map { _ in random.next() % few == 0 ? kinds[Int(random.next() % 8)] : 0x61 }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 40, 64, 100, 300])
  func aByteIsFoundWhereverItStands(count: Int) {
    var random = SplitMix64(seed: 20_261_130)
    for _ in 0..<15 {
      let bytes = Self.bytes(count, &random)
      bytes.withUnsafeBytes { buffer in
        for start in 0...count {
          for byte: UInt8 in [0x0A, 0x20, 0x00] {
            #expect(buffer.offset(of: byte, from: start) == bytes[start...].firstIndex(of: byte) ?? count)
          }
          let before = bytes[..<start].lastIndex(of: 0x0A)
          #expect(buffer.lineStart(before: start) == before.map { $0 + 1 } ?? 0)
        }
      }
    }
  }

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
