import StrataPipeline
import Synchronization
import Testing

/// Work on several threads at once.
@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7], [0, 1, 5, 1_000])
  func resultsAreInTheOrderOfTheElements(workers: Int, count: Int) {
    let elements = Array(0..<count)
    #expect(Workers(count: workers).map(elements) { $0 * 2 } == elements.map { $0 * 2 })
  }

  @Test func eachElementIsWorkedOnOnce() {
    let counts = Mutex([Int](repeating: 0, count: 500))
    _ = Workers(count: 4).map(Array(0..<500)) { element in counts.withLock { $0[element] += 1 } }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 500))
  }

  @Test func progressIsToldByTheCaller() {
    var told: [Int] = []
    _ = Workers(count: 1).map(Array(0..<5)) {
      told.append($0)
    } _: {
      $0
    }
    #expect(told == [1, 2, 3, 4, 5])
  }

  /// A pool's threads have too little for what's nested deeply.
  @Test func eachThreadHasALargeStack() {
    @Sendable func depth(_ levels: Int) -> Int {
      levels == 0
        ? 0 : withUnsafeTemporaryAllocation(of: Int.self, capacity: 128) { $0.count - 127 + depth(levels - 1) }
    }
    #expect(Workers(count: 3).map([2_000, 2_000, 2_000]) { depth($0) } == [2_000, 2_000, 2_000])
  }
}
