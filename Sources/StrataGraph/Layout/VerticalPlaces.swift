/// Heights at which members of columns stand, so that lines run as straight as the order allows.
enum VerticalPlaces {
  /// The gap between a member and the one below, in pixels.
  static func gap(_ above: Columns.Member, _ below: Columns.Member) -> Int {
    above.box == nil && below.box == nil ? 9 : above.box == nil || below.box == nil ? 11 : 14
  }

  /// Finds the upper edges of all members, the least being 0.
  static func of(_ columns: Columns) -> [Int] {
    var tops = [Double](repeating: 0, count: columns.members.count)
    // The way from the upper edge of a column's first member to that of each, at the least.
    var least = tops
    for column in columns.order {
      var (sum, above): (Int, Int?) = (0, nil)
      for member in column {
        if let above { sum += columns.members[above].height + gap(columns.members[above], columns.members[member]) }
        least[member] = Double(sum)
        above = member
      }
      let height = sum + (column.last.map { columns.members[$0].height } ?? 0)
      for member in column { tops[member] = least[member] - Double(height) / 2 }
    }
    for round in 0..<10 {
      let isForward = round.isMultiple(of: 2)
      for index in isForward ? Array(columns.order.indices) : columns.order.indices.reversed() {
        let sides = round < 8 ? [isForward ? columns.before : columns.behind] : [columns.before, columns.behind]
        settle(columns.order[index], sides, least, &tops, columns)
      }
    }
    let highest = tops.min() ?? 0
    // Halves go up wherever they stand, so that gaps stay whole.
    return tops.map { Int($0 - highest + 0.5) }
  }

  private static func settle(
    _ column: [Int], _ sides: [[[Columns.Piece]]], _ least: [Double], _ tops: inout [Double], _ columns: Columns
  ) {
    var wishes: [(place: Double, weight: Double)] = []
    for member in column {
      var (sum, weight) = (0.0, 0.0)
      // Long lines are to be straight before all.
      let isThread = columns.members[member].box == nil
      for side in sides {
        for piece in side[member] {
          let pull = isThread && columns.members[piece.other].box == nil ? 8.0 : isThread ? 2 : 1
          sum += pull * (tops[piece.other] + Double(piece.otherOffset - piece.offset))
          weight += pull
        }
      }
      wishes.append(weight > 0 ? (sum / weight - least[member], weight) : (tops[member] - least[member], 0.01))
    }
    let places = rising(wishes)
    for (index, member) in column.enumerated() { tops[member] = places[index] + least[member] }
  }

  /// The numbers that never fall and are as near as can be to those that are wished for, by the sum of squares.
  static func rising(_ wishes: [(place: Double, weight: Double)]) -> [Double] {
    // Neighbours that would fall are put together at their mean.
    var blocks: [(place: Double, weight: Double, count: Int)] = []
    for wish in wishes {
      blocks.append((wish.place, wish.weight, 1))
      while blocks.count > 1, blocks[blocks.count - 2].place > blocks[blocks.count - 1].place {
        let (last, former) = (blocks.removeLast(), blocks.removeLast())
        let weight = former.weight + last.weight
        let place = (former.place * former.weight + last.place * last.weight) / weight
        blocks.append((place, weight, former.count + last.count))
      }
    }
    return blocks.flatMap { [Double](repeating: $0.place, count: $0.count) }
  }
}
