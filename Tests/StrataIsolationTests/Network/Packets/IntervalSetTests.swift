import StrataIsolation
import Testing
import TestSupport

@Suite struct IntervalSetTests {
  @Test func neighboursAreJoined() {
    #expect(IntervalSet<UInt8>([5...9, 0...3, 4...4, 250...255]).ranges == [0...9, 250...255])
    #expect(IntervalSet<UInt8>.all.complement.isEmpty)
    #expect(IntervalSet<UInt8>().complement == .all)
  }

  @Test func operationsAreThoseOfSets() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      func some() -> (IntervalSet<UInt8>, Set<UInt8>) {
        let ranges = (0..<random.below(4)).map { _ in
          let start = UInt8(random.below(256))
          return start...UInt8(min(255, Int(start) + random.below(60)))
        }
        return (IntervalSet(ranges), Set(ranges.joined()))
      }
      let (one, ones) = some()
      let (other, others) = some()
      func numbers(_ set: IntervalSet<UInt8>) -> Set<UInt8> { Set(set.ranges.joined()) }
      #expect(numbers(one) == ones)
      #expect(numbers(one.union(other)) == ones.union(others))
      #expect(numbers(one.intersection(other)) == ones.intersection(others))
      #expect(numbers(one.subtracting(other)) == ones.subtracting(others))
      #expect(one.isSubset(of: other) == ones.isSubset(of: others))
      #expect(one.contains(77) == ones.contains(77))
    }
  }
}
