/// Orders of clusters in which each stands behind those that it reads of, and near to them.
struct ClusterOrders {
  private let problem: PartitionProblem

  init(_ problem: PartitionProblem) {
    self.problem = problem
  }

  /// The number of clusters up to which orders are made that look at every one for each place.
  private static let mostForGreedy = 1_500

  /// The orders, without repetitions.
  var all: [[Int]] {
    var orders = [asWritten, producersFirst, readersNext]
    if problem.loads.count <= Self.mostForGreedy { orders += [greedy, greedyFromTheEnd] }
    var seen: Set<[Int]> = []
    return orders.filter { seen.insert($0).inserted }
  }

  /// The order of the template, as far as it goes.
  var asWritten: [Int] {
    Self.order(problem.before, problem.after) { $0.min() }
  }

  /// Each cluster with what it reads of right before it.
  private var producersFirst: [Int] { Self.depthFirst(problem.before) }

  /// Each cluster with what reads of it right behind it.
  private var readersNext: [Int] { Self.depthFirst(problem.after).reversed() }

  /// Whatever leaves the fewest values open comes next.
  private var greedy: [Int] {
    var unread = problem.values.map(\.readers.count)
    return Self.order(problem.before, problem.after) { ready in
      let next = ready.min { left, right in
        (opened(by: left, unread), left) < (opened(by: right, unread), right)
      }
      for value in next.map({ problem.read[$0] }) ?? [] { unread[value] -= 1 }
      return next
    }
  }

  private func opened(by cluster: Int, _ unread: [Int]) -> Int {
    problem.given[cluster].count - problem.read[cluster].count { unread[$0] == 1 }
  }

  /// The same from the last on.
  private var greedyFromTheEnd: [Int] {
    var isOpen = [Bool](repeating: false, count: problem.values.count)
    return Self.order(problem.after, problem.before) { ready in
      let next = ready.min { left, right in
        (opened(byPuttingFirst: left, isOpen), left) < (opened(byPuttingFirst: right, isOpen), right)
      }
      for value in next.map({ problem.read[$0] }) ?? [] { isOpen[value] = true }
      return next
    }.reversed()
  }

  private func opened(byPuttingFirst cluster: Int, _ isOpen: [Bool]) -> Int {
    problem.read[cluster].count { !isOpen[$0] } - problem.given[cluster].count
  }

  /// An order in which of those that wait for nothing more one is chosen each time.
  private static func order(
    _ before: [[Int]], _ after: [[Int]], choosing choose: (Set<Int>) -> Int?
  ) -> [Int] {
    var waiting = before.map(\.count)
    var ready = Set(before.indices.filter { before[$0].isEmpty })
    var order: [Int] = []
    while let next = choose(ready) {
      ready.remove(next)
      order.append(next)
      for cluster in after[next] {
        waiting[cluster] -= 1
        if waiting[cluster] == 0 { ready.insert(cluster) }
      }
    }
    return order
  }

  /// An order in which what comes before a cluster is put right before it, without recursion.
  private static func depthFirst(_ before: [[Int]]) -> [Int] {
    var order: [Int] = []
    var isSeen = [Bool](repeating: false, count: before.count)
    for root in before.indices where !isSeen[root] {
      isSeen[root] = true
      var path = [(cluster: root, next: 0)]
      while let step = path.last {
        guard step.next < before[step.cluster].count else {
          order.append(step.cluster)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let other = before[step.cluster][step.next]
        if !isSeen[other] {
          isSeen[other] = true
          path.append((other, 0))
        }
      }
    }
    return order
  }
}
