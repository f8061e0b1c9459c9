import Testing

@testable import StrataGraph

@Suite struct RanksTests {
  private func columns(_ count: Int, _ arrows: [(Int, Int)]) -> [Int] {
    Ranks.columns(count, arrows.map { FlowOrder.Arrow(from: $0.0, to: $0.1) })
  }

  @Test func eachStandsBehindAllThatLeadToIt() {
    #expect(columns(4, [(0, 1), (1, 2), (0, 2), (2, 3)]) == [0, 1, 2, 3])
  }

  @Test func whatOnlyGivesStandsBesideWhatItGivesTo() {
    // 3 gives to the end of a chain, and stands just before it rather than at the beginning.
    #expect(columns(4, [(0, 1), (1, 2), (3, 2)]) == [0, 1, 2, 1])
  }

  @Test func noColumnIsEmpty() { #expect(columns(3, []) == [0, 0, 0]) }
}
