/// The columns of things of which some come before others.
enum Ranks {
  /// Puts each thing as far to the left as those before it allow, and then closer to those behind it where more lead on
  /// than in.
  ///
  /// - Parameters:
  ///   - count: The number of things, 0 or more.
  ///   - arrows: What comes before what, without cycles.
  /// - Returns: The column of each, from 0, without an empty one between.
  static func columns(_ count: Int, _ arrows: [FlowOrder.Arrow]) -> [Int] {
    let order = order(count, arrows)
    var outs = [[Int]](repeating: [], count: count)
    var ins = outs
    for arrow in arrows {
      outs[arrow.from].append(arrow.to)
      ins[arrow.to].append(arrow.from)
    }
    var columns = [Int](repeating: 0, count: count)
    for thing in order {
      for source in ins[thing] { columns[thing] = max(columns[thing], columns[source] + 1) }
    }
    for _ in 0..<3 {
      for thing in order.reversed() where outs[thing].count > ins[thing].count {
        if let next = outs[thing].map({ columns[$0] }).min() { columns[thing] = next - 1 }
      }
    }
    let used = Set(columns).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(used, 0...))
    return columns.map { places[$0] ?? 0 }
  }

  private static func order(_ count: Int, _ arrows: [FlowOrder.Arrow]) -> [Int] {
    let places = FlowOrder.places(count, arrows)
    return (0..<count).sorted { places[$0] < places[$1] }
  }
}
