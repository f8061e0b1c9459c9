import TestSupport
import Testing

@testable import StrataAdvice

@Suite struct StrongComponentsTests {
  @Test(arguments: 0..<40)
  func nodesAreTogetherThatLeadToEachOther(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.below(14)
    let next = (0..<count).map { _ in (0..<random.below(3)).map { _ in random.below(count) } }
    let components = StrongComponents(next)
    // Whether there is a way, found by going on for as long as there is anything new.
    let reached = next.indices.map { start in
      var reached: Set<Int> = [start]
      while case let more = Set(reached.flatMap { next[$0] }).subtracting(reached), !more.isEmpty {
        reached.formUnion(more)
      }
      return reached
    }
    for left in next.indices {
      for right in next.indices {
        let isTogether = reached[left].contains(right) && reached[right].contains(left)
        #expect((components.component[left] == components.component[right]) == isTogether)
        if !isTogether, reached[left].contains(right) {
          #expect(components.component[left] > components.component[right])
        }
      }
    }
    #expect(Set(components.component) == Set(0..<components.count))
  }

  @Test func longWaysNeedNoRecursion() {
    let count = 100_000
    let components = StrongComponents((0..<count).map { $0 + 1 < count ? [$0 + 1] : [0] })
    #expect(components.count == 1)
  }
}
