/// Puts the members of columns in an order in which few lines cross.
///
/// Sweeps over the columns put each member to the middle of what it leads to in the column before, or behind; then
/// neighbours change places where that helps. Ties stay as they are, so that the order is always the same.
struct CrossingReduction {
  /// The members of the first and of the last column don't move where others tell their order.
  let isFirstFixed: Bool
  let isLastFixed: Bool

  /// The largest product of two members' numbers of lines for which their change is tried.
  private static let mostPairs = 2_000

  /// Reorders columns.
  ///
  /// - Returns: The number of crossings that are left.
  func reduce(_ columns: inout Columns) -> Int {
    var best = columns.order
    var fewest = Crossings.count(columns)
    var failures = 0
    for sweep in 0..<24 where fewest > 0 && failures < 4 {
      let isForward = sweep.isMultiple(of: 2)
      var positions = self.positions(columns)
      let indices = columns.order.indices.filter { isMovable($0, columns) }
      for column in isForward ? indices : indices.reversed() {
        sort(&columns.order[column], isForward ? columns.before : columns.behind, &positions, columns)
      }
      exchange(&columns, &positions)
      let count = Crossings.count(columns)
      if count < fewest {
        (best, fewest, failures) = (columns.order, count, 0)
      } else {
        failures += 1
      }
    }
    columns.order = best
    return fewest
  }

  private func isMovable(_ column: Int, _ columns: Columns) -> Bool {
    !(column == 0 && isFirstFixed) && !(column == columns.order.count - 1 && isLastFixed)
  }

  private func positions(_ columns: Columns) -> [Int] {
    var positions = [Int](repeating: 0, count: columns.members.count)
    for column in columns.order { for (place, member) in column.enumerated() { positions[member] = place } }
    return positions
  }

  /// Sorts a column by the means of what its members lead to; those that lead to nothing stay where they are.
  private func sort(
    _ column: inout [Int], _ pieces: [[Columns.Piece]], _ positions: inout [Int], _ columns: Columns
  ) {
    let means: [(member: Int, mean: Double)] = column.map { member in
      let own = pieces[member]
      if own.isEmpty { return (member, -1) }
      let sum = own.reduce(0.0) { sum, piece in
        let height = Double(columns.members[piece.other].height + 1)
        return sum + Double(positions[piece.other]) + Double(piece.otherOffset) / height
      }
      return (member, sum / Double(own.count))
    }
    var movable = means.filter { $0.mean >= 0 }.enumerated().sorted {
      ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset)
    }.map(\.element.member)[...]
    column = means.map { $0.mean < 0 ? $0.member : movable.removeFirst() }
    for (place, member) in column.enumerated() { positions[member] = place }
  }

  /// Lets neighbours change places while that leaves fewer crossings.
  private func exchange(_ columns: inout Columns, _ positions: inout [Int]) {
    // While members of one column change places, what they lead to in the others stays where it is.
    var (before, behind) = (ColumnEnds(), ColumnEnds())
    /// Whether something has changed in a column, or beside it, since it was looked at.
    var isChanged = [Bool](repeating: true, count: columns.order.count)
    for _ in 0..<8 {
      var isBetter = false
      for index in columns.order.indices where isChanged[index] && isMovable(index, columns) {
        isChanged[index] = false
        before.fill(columns.order[index], columns.before, positions)
        behind.fill(columns.order[index], columns.behind, positions)
        var isColumnBetter = false
        for place in columns.order[index].indices.dropLast() {
          let gain =
            before.gain(at: place, limit: Self.mostPairs) + behind.gain(at: place, limit: Self.mostPairs)
          if gain <= 0 { continue }
          columns.order[index].swapAt(place, place + 1)
          before.exchange(at: place)
          behind.exchange(at: place)
          isColumnBetter = true
        }
        if !isColumnBetter { continue }
        for (place, member) in columns.order[index].enumerated() { positions[member] = place }
        for other in index - 1...index + 1 where isChanged.indices.contains(other) { isChanged[other] = true }
        isBetter = true
      }
      if !isBetter { return }
    }
  }
}
