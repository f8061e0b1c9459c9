/// The strongly connected components of a graph: the largest sets of nodes each of which leads to all others.
///
/// See Tarjan, Depth-first search and linear graph algorithms, 1972.
struct StrongComponents {
  /// The number of each node's component; one that leads to another has the greater number.
  private(set) var component: [Int]
  private(set) var count = 0

  /// Finds the components without recursion, as graphs may be deep.
  init(_ next: [[Int]]) {
    let unseen = -1
    component = [Int](repeating: unseen, count: next.count)
    var index = component
    var lowest = component
    var open: [Int] = []
    var found = 0
    for root in next.indices where index[root] == unseen {
      var path = [(node: root, next: 0)]
      while let step = path.last {
        let node = step.node
        if step.next == 0, index[node] == unseen {
          index[node] = found
          lowest[node] = found
          found += 1
          open.append(node)
        }
        if step.next < next[node].count {
          path[path.count - 1].next += 1
          let other = next[node][step.next]
          if index[other] == unseen {
            path.append((other, 0))
          } else if component[other] == unseen {
            lowest[node] = min(lowest[node], index[other])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        guard lowest[node] == index[node] else { continue }
        while let member = open.popLast() {
          component[member] = count
          if member == node { break }
        }
        count += 1
      }
    }
  }
}
