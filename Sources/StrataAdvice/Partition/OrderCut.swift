/// Cuts an order of clusters into parts with the fewest values across that any cuts of it have.
struct OrderCut {
  private let problem: PartitionProblem
  private let order: [Int]
  /// The place in the order of the last reader of each value.
  private let last: [Int]
  /// The values by the place of their last reader.
  private let ending: [[Int]]
  private let place: [Int]

  init(_ problem: PartitionProblem, _ order: [Int]) {
    (self.problem, self.order) = (problem, order)
    var place = [Int](repeating: 0, count: order.count)
    for (position, cluster) in order.enumerated() { place[cluster] = position }
    last = problem.values.map { value in value.readers.map { place[$0] }.max() ?? place[value.producer] }
    var ending = [[Int]](repeating: [], count: order.count)
    for (value, position) in last.enumerated() { ending[position].append(value) }
    (self.place, self.ending) = (place, ending)
  }

  /// A value that crosses counts more than any difference in size.
  private static let weight = 1 << 40

  /// The parts; nil where each way of cutting makes one too large.
  func best() -> Partition? {
    let count = order.count
    let unreachable = Int.max
    // The least cost of cutting what comes before a place into so many parts, and where the last of these begins.
    var costs = [[Int]](repeating: [Int](repeating: unreachable, count: count + 1), count: problem.parts + 1)
    var starts = [[Int]](repeating: [Int](repeating: 0, count: count + 1), count: problem.parts + 1)
    costs[0][0] = 0
    for start in 0..<count where (0..<problem.parts).contains(where: { costs[$0][start] != unreachable }) {
      var load = PartitionProblem.Load.none
      // The values of the part that are read behind it.
      var open = 0
      for end in start + 1...count {
        let cluster = order[end - 1]
        load = load + problem.loads[cluster]
        if !load.fits(in: problem.most) { break }
        open += problem.given[cluster].count
        for value in ending[end - 1] where place[problem.values[value].producer] >= start { open -= 1 }
        let cost = open * Self.weight + load.resources * load.resources
        for parts in 1...problem.parts {
          let former = costs[parts - 1][start]
          if former != unreachable, former + cost < costs[parts][end] {
            costs[parts][end] = former + cost
            starts[parts][end] = start
          }
        }
      }
    }
    let cost = costs[problem.parts][count]
    if cost == unreachable { return nil }
    var part = [Int](repeating: 0, count: count)
    var end = count
    for number in (0..<problem.parts).reversed() {
      let start = starts[number + 1][end]
      for position in start..<end { part[order[position]] = number }
      end = start
    }
    return Partition(part: part, crossing: cost / Self.weight)
  }
}
