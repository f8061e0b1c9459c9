/// Where the pieces of a column's members end in the column beside it, while the members change places.
///
/// All are in one list, which keeps its room from column to column.
struct ColumnEnds {
  /// The ends of each member's pieces, from top to bottom.
  private var ends: [Int] = []
  /// The members' parts of the list, from the first member to the last.
  private var parts: [Range<Int>] = []

  /// Takes the members of a column.
  ///
  /// - Parameters:
  ///   - column: The members, from top to bottom.
  ///   - pieces: The pieces of all members on one side.
  ///   - positions: The places of all members in their columns.
  mutating func fill(_ column: [Int], _ pieces: [[Columns.Piece]], _ positions: [Int]) {
    ends.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    for member in column {
      let start = ends.count
      for piece in pieces[member] {
        let end = Crossings.end(of: piece, positions)
        // Few members have many pieces, and those mostly in order.
        ends.append(end)
        var place = ends.count - 1
        while place > start, ends[place - 1] > end {
          ends[place] = ends[place - 1]
          place -= 1
        }
        ends[place] = end
      }
      parts.append(start..<ends.count)
    }
  }

  /// The crossings that go if the member at a place changes it with the one below.
  ///
  /// - Parameters:
  ///   - place: The place of the upper one.
  ///   - limit: The product of the numbers of their pieces beyond which it isn't counted.
  /// - Returns: The crossings, less those that come; 0 beyond the limit.
  func gain(at place: Int, limit: Int) -> Int {
    let (above, below) = (parts[place], parts[place + 1])
    if above.isEmpty || below.isEmpty || above.count * below.count > limit { return 0 }
    var (gain, less, upTo) = (0, below.lowerBound, below.lowerBound)
    for end in above {
      while less < below.upperBound, ends[less] < ends[end] { less += 1 }
      while upTo < below.upperBound, ends[upTo] <= ends[end] { upTo += 1 }
      gain += less - below.lowerBound - (below.upperBound - upTo)
    }
    return gain
  }

  /// Lets the member at a place change it with the one below.
  mutating func exchange(at place: Int) { parts.swapAt(place, place + 1) }
}
