/// The number of crossings of lines between columns.
enum Crossings {
  /// A factor above all heights, which makes one number of a place in a column and an offset.
  private static let scale = 1 << 20

  /// The crossings in all gaps between columns.
  static func count(_ columns: Columns) -> Int {
    var positions = [Int](repeating: 0, count: columns.members.count)
    for column in columns.order { for (place, member) in column.enumerated() { positions[member] = place } }
    return columns.order.dropLast().reduce(0) { $0 + count($1, columns, positions) }
  }

  private static func count(_ column: [Int], _ columns: Columns, _ positions: [Int]) -> Int {
    var ends: [(from: Int, to: Int)] = []
    for (place, member) in column.enumerated() {
      for piece in columns.behind[member] {
        ends.append((place * scale + piece.offset, end(of: piece, positions)))
      }
    }
    ends.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var numbers = ends.map(\.to)
    var room = numbers
    return inversions(&numbers, &room, 0..<numbers.count)
  }

  /// The pairs of which the former is the greater, counted while they're sorted.
  private static func inversions(_ numbers: inout [Int], _ room: inout [Int], _ range: Range<Int>) -> Int {
    if range.count < 2 { return 0 }
    let middle = range.lowerBound + range.count / 2
    var found =
      inversions(&numbers, &room, range.lowerBound..<middle) + inversions(&numbers, &room, middle..<range.upperBound)
    var (left, right) = (range.lowerBound, middle)
    for place in range {
      if right == range.upperBound || left < middle && numbers[left] <= numbers[right] {
        room[place] = numbers[left]
        left += 1
      } else {
        room[place] = numbers[right]
        right += 1
        found += middle - left
      }
    }
    for place in range { numbers[place] = room[place] }
    return found
  }

  /// The place at which a piece ends in another column.
  static func end(of piece: Columns.Piece, _ positions: [Int]) -> Int {
    positions[piece.other] * scale + piece.otherOffset
  }
}
