import Testing

@testable import StrataGraph

@Suite struct FlowOrderTests {
  private func places(_ count: Int, _ arrows: [(Int, Int)]) -> [Int] {
    FlowOrder.places(count, arrows.map { FlowOrder.Arrow(from: $0.0, to: $0.1) })
  }

  @Test func noArrowLeadsBackWithoutCycles() {
    let arrows = [(4, 2), (2, 0), (0, 3), (4, 3), (1, 3)]
    let places = places(5, arrows)
    #expect(arrows.allSatisfy { places[$0.0] < places[$0.1] })
    #expect(places.sorted() == [0, 1, 2, 3, 4])
  }

  @Test func ofACycleTheArrowThatWeighsLeastLeadsBack() {
    // Two arrows lead from 1 to 2, and one from 2 to 1.
    #expect(places(3, [(0, 1), (1, 2), (1, 2), (2, 1)]) == [0, 1, 2])
  }

  @Test func whatPointsAtItselfIsNoCycle() { #expect(places(2, [(1, 1), (1, 0)]) == [1, 0]) }

  @Test func whatHasNoArrowsKeepsItsOrder() { #expect(places(3, []) == [0, 1, 2]) }
}
