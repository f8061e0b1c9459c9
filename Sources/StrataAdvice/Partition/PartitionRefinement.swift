/// Betters parts by moving one cluster at a time, also where that is worse at first.
///
/// See Fiduccia and Mattheyses, A linear-time heuristic for improving network partitions, 1982; here a cluster moves only
/// as far as what it reads of, and what reads of it, let it.
struct PartitionRefinement {
  private let problem: PartitionProblem
  private var part: [Int]
  private var loads: [PartitionProblem.Load]
  private var sizes: [Int]
  /// The number of readers of each value in each part.
  private var readers: [[Int]]
  private var crossing: Int

  init(_ problem: PartitionProblem, _ partition: Partition) {
    self.problem = problem
    part = partition.part
    crossing = partition.crossing
    loads = [PartitionProblem.Load](repeating: .none, count: problem.parts)
    sizes = [Int](repeating: 0, count: problem.parts)
    for (cluster, number) in partition.part.enumerated() {
      loads[number] = loads[number] + problem.loads[cluster]
      sizes[number] += 1
    }
    readers = problem.values.map { value in
      var counts = [Int](repeating: 0, count: problem.parts)
      for reader in value.readers { counts[partition.part[reader]] += 1 }
      return counts
    }
  }

  /// The number of moves after which a pass ends where none of them made it better.
  private static let patience = 24

  /// The most passes over all clusters.
  private static let passes = 8

  /// The parts, with as many values across as before or fewer.
  mutating func refined() -> Partition {
    for _ in 0..<Self.passes {
      if !pass() { break }
    }
    return Partition(part: part, crossing: crossing)
  }

  /// Moves clusters, each once at most, and takes back those behind the best; whether that was better.
  private mutating func pass() -> Bool {
    var isMoved = [Bool](repeating: false, count: part.count)
    var moves: [(cluster: Int, from: Int)] = []
    var best = (crossing: crossing, moves: 0)
    let first = crossing
    while moves.count - best.moves < Self.patience, let move = bestMove(except: isMoved) {
      isMoved[move.cluster] = true
      moves.append((move.cluster, part[move.cluster]))
      crossing += move.change
      self.move(move.cluster, to: move.part)
      if crossing < best.crossing { best = (crossing, moves.count) }
    }
    for move in moves[best.moves...].reversed() { self.move(move.cluster, to: move.from) }
    crossing = best.crossing
    return crossing < first
  }

  private func bestMove(except isMoved: [Bool]) -> (cluster: Int, part: Int, change: Int)? {
    var best: (cluster: Int, part: Int, change: Int)?
    for cluster in part.indices where !isMoved[cluster] && sizes[part[cluster]] > 1 {
      let earliest = problem.before[cluster].reduce(0) { max($0, part[$1]) }
      let latest = problem.after[cluster].reduce(problem.parts - 1) { min($0, part[$1]) }
      if earliest >= latest { continue }
      for number in earliest...latest where number != part[cluster] {
        guard (loads[number] + problem.loads[cluster]).fits(in: problem.most) else { continue }
        let change = change(moving: cluster, to: number)
        if best.map({ change < $0.change }) ?? true { best = (cluster, number, change) }
      }
    }
    return best
  }

  /// The number of values that go across beside those that do now.
  private func change(moving cluster: Int, to number: Int) -> Int {
    var change = 0
    for value in problem.given[cluster] {
      let all = problem.values[value].readers.count
      change += (readers[value][number] < all ? 1 : 0) - (readers[value][part[cluster]] < all ? 1 : 0)
    }
    for value in problem.read[cluster] {
      let (all, home) = (problem.values[value].readers.count, part[problem.values[value].producer])
      let inside = readers[value][home]
      let then = inside - (part[cluster] == home ? 1 : 0) + (number == home ? 1 : 0)
      change += (then < all ? 1 : 0) - (inside < all ? 1 : 0)
    }
    return change
  }

  private mutating func move(_ cluster: Int, to number: Int) {
    let former = part[cluster]
    for value in problem.read[cluster] {
      readers[value][former] -= 1
      readers[value][number] += 1
    }
    loads[former] = loads[former] - problem.loads[cluster]
    loads[number] = loads[number] + problem.loads[cluster]
    sizes[former] -= 1
    sizes[number] += 1
    part[cluster] = number
  }
}
