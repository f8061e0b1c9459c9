import TestSupport
import Testing

@testable import StrataGraph

@Suite struct ColumnEndsTests {
  private func piece(_ other: Int, _ offset: Int = 0) -> Columns.Piece {
    Columns.Piece(other: other, offset: 0, otherOffset: offset)
  }

  @Test func neighboursWhoseLinesCrossGainByTheirChange() {
    var ends = ColumnEnds()
    ends.fill([0, 1], [[piece(3)], [piece(2)]], [0, 1, 0, 1])
    #expect(ends.gain(at: 0, limit: 10) == 1)
    ends.exchange(at: 0)
    #expect(ends.gain(at: 0, limit: 10) == -1)
  }

  @Test func linesToOnePlaceDontCross() {
    var ends = ColumnEnds()
    ends.fill([0, 1], [[piece(2)], [piece(2)]], [0, 1, 0])
    #expect(ends.gain(at: 0, limit: 10) == 0)
    ends.fill([0, 1], [[piece(2, 20)], [piece(2, 10)]], [0, 1, 0])
    #expect(ends.gain(at: 0, limit: 10) == 1)
  }

  @Test func membersOfManyPiecesAreLeftWhereTheyAre() {
    var ends = ColumnEnds()
    ends.fill([0, 1], [[piece(3), piece(3)], [piece(2)]], [0, 1, 0, 1])
    #expect(ends.gain(at: 0, limit: 2) == 2)
    #expect(ends.gain(at: 0, limit: 1) == 0)
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func theGainIsThatOfEachPairOfLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let members = Int.random(in: 2...6, using: &random)
    let others = Int.random(in: 1...5, using: &random)
    let positions = Array(0..<members) + (0..<others).shuffled(using: &random)
    let pieces = (0..<members).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        piece(members + Int.random(in: 0..<others, using: &random), Int.random(in: 0...3, using: &random))
      }
    }
    func end(_ piece: Columns.Piece) -> [Int] { [positions[piece.other], piece.otherOffset] }
    func crossings(_ above: [Columns.Piece], _ below: [Columns.Piece]) -> Int {
      above.reduce(0) { sum, one in sum + below.count { end($0).lexicographicallyPrecedes(end(one)) } }
    }
    var column = Array(0..<members).shuffled(using: &random)
    var ends = ColumnEnds()
    ends.fill(column, pieces, positions)
    for place in 0..<members - 1 {
      let (above, below) = (pieces[column[place]], pieces[column[place + 1]])
      #expect(ends.gain(at: place, limit: 1_000) == crossings(above, below) - crossings(below, above))
      ends.exchange(at: place)
      column.swapAt(place, place + 1)
    }
  }
}
