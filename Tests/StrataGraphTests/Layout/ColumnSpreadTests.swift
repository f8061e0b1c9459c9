import Testing

@testable import StrataGraph

@Suite struct ColumnSpreadTests {
  private func columns(_ count: Int, _ columns: [Int], _ arrows: [(Int, Int)], height: Int) -> [Int] {
    ColumnSpread.columns(
      columns, arrows.map { FlowOrder.Arrow(from: $0.0, to: $0.1) },
      [(width: Int, height: Int)](repeating: (100, height), count: count))
  }

  @Test func aColumnOfAPagesHeightStays() {
    let star = (1..<11).map { (0, $0) }
    #expect(columns(11, [0] + [Int](repeating: 1, count: 10), star, height: 60) == [0] + [Int](repeating: 1, count: 10))
  }

  @Test func whatLeadsNowhereIsSpreadToTheRight() {
    let star = (1..<21).map { (0, $0) }
    let spread = columns(21, [0] + [Int](repeating: 1, count: 20), star, height: 60)
    #expect(spread == [0, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
  }

  @Test func whatNothingLeadsToIsSpreadToTheLeft() {
    let star = (1..<21).map { ($0, 0) }
    let spread = columns(21, [1] + [Int](repeating: 0, count: 20), star, height: 60)
    #expect(spread == [2, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0])
  }

  @Test func whatIsBetweenOthersStays() {
    let chains = (0..<20).flatMap { [($0, 20 + $0), (20 + $0, 40 + $0)] }
    let spread = columns(60, (0..<60).map { $0 / 20 }, chains, height: 60)
    #expect(chains.allSatisfy { spread[$0.0] < spread[$0.1] })
    #expect(Set(spread[20..<40]).count == 1)
  }
}
