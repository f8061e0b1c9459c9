/// Spreads things that fill a column beyond a page's height over columns beside it.
///
/// Only what leads nowhere further, what nothing leads to, or what has no lines in its group can move without a line
/// leading back.
enum ColumnSpread {
  /// The height that a column may have in any case, in pixels.
  private static let least = 620
  /// The columns that one may be spread over at most, as a line to each of them passes the others.
  private static let most = 5

  /// Finds the columns of things anew.
  ///
  /// - Parameters:
  ///   - columns: The columns that they have, from 0.
  ///   - arrows: What comes before what.
  ///   - sizes: The widths and the heights of the things, with the gaps around them.
  /// - Returns: The columns, from 0.
  static func columns(
    _ columns: [Int], _ arrows: [FlowOrder.Arrow], _ sizes: [(width: Int, height: Int)]
  ) -> [Int] {
    let area = sizes.reduce(0) { $0 + $1.width * $1.height }
    var heights: [Int: Int] = [:]
    for (thing, column) in columns.enumerated() { heights[column, default: 0] += sizes[thing].height }
    func isHigh(_ height: Int) -> Bool { height > least && height * height > area * 5 / 4 }
    guard heights.values.contains(where: isHigh) else { return columns }

    let givers = Set(arrows.map(\.from))
    let takers = Set(arrows.map(\.to))
    var spread = columns
    for (column, height) in heights.sorted(by: { $0.key < $1.key }) where isHigh(height) {
      let members = columns.indices.filter { columns[$0] == column }
      for step in [-1, 1] {
        // What only gives can move to the left, the rest to the right; what is between others stays where it is.
        let movable = members.filter { givers.contains($0) == (step < 0) && !(step < 0 && takers.contains($0)) }
        let wanted = min(most, 1 + height / max(least, 1))
        let choices = (0..<wanted).map { column + $0 * step }.filter {
          $0 == column || heights[$0, default: 0] < height / 2
        }
        for (place, thing) in movable.enumerated() { spread[thing] = choices[place % choices.count] }
      }
    }
    let used = Set(spread).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(used, 0...))
    return spread.map { places[$0] ?? 0 }
  }
}
