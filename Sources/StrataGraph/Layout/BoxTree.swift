/// The boxes of a diagram as a tree: what stands in what, by number.
///
/// Number 0 is the sheet that all stands on; the groups follow, and the nodes after them.
struct BoxTree {
  /// The box in which each stands; -1 for the sheet.
  let parents: [Int]
  /// The boxes in each, in the order of the diagram: nodes behind groups.
  let children: [[Int]]
  /// The number of groups, without the sheet.
  let groupCount: Int
  /// The edges whose ends are two nodes.
  let links: [Link]

  /// An edge between two boxes.
  struct Link {
    /// The place in the diagram's list of edges.
    let edge: Int
    let source: Int
    let target: Int
    /// A number for the edge's kind.
    let kind: Int
  }

  init(_ diagram: Diagram) {
    let groupCount = diagram.groups.count
    var numbers: [String: Int] = [:]
    for (index, group) in diagram.groups.enumerated() where numbers[group.id] == nil { numbers[group.id] = index + 1 }
    var parents = [-1] + diagram.groups.map { group in group.parent.flatMap { numbers[$0] } ?? 0 }
    for group in parents.indices where group > 0 && Self.standsInItself(group, parents) { parents[group] = 0 }
    for (index, node) in diagram.nodes.enumerated() {
      parents.append(node.group.flatMap { numbers[$0] } ?? 0)
      // An id that a group has is none of a node.
      if numbers[node.id] == nil { numbers[node.id] = groupCount + 1 + index }
    }
    var children = [[Int]](repeating: [], count: parents.count)
    for box in parents.indices.dropFirst() { children[parents[box]].append(box) }
    var kinds: [String: Int] = [:]
    links = diagram.edges.enumerated().compactMap { index, edge in
      guard let source = numbers[edge.source], let target = numbers[edge.target], source != target,
        source > groupCount, target > groupCount
      else { return nil }
      let kind = kinds[edge.kind] ?? kinds.count
      kinds[edge.kind] = kind
      return Link(edge: index, source: source, target: target, kind: kind)
    }
    (self.parents, self.children, self.groupCount) = (parents, children, groupCount)
  }

  private static func standsInItself(_ group: Int, _ parents: [Int]) -> Bool {
    var outer = parents[group]
    for _ in parents where outer > 0 {
      if outer == group { return true }
      outer = parents[outer]
    }
    return false
  }

  func isNode(_ box: Int) -> Bool { box > groupCount }

  /// The groups from the innermost to the sheet, each behind those that stand in it.
  var groupsFromInside: [Int] {
    var order: [Int] = [0]
    var next = 0
    while next < order.count {
      order += children[order[next]].filter { !isNode($0) }
      next += 1
    }
    return order.reversed()
  }

  /// The ways from two boxes up to the first box in which both stand.
  ///
  /// - Returns: That box, and from each of both the boxes from itself to the one that stands in it.
  func ways(_ one: Int, _ other: Int) -> (meeting: Int, one: [Int], other: [Int]) {
    func ancestors(_ box: Int) -> [Int] {
      var found = [box]
      while let last = found.last, last > 0 { found.append(parents[last]) }
      return found
    }
    var (ones, others) = (ancestors(one), ancestors(other))
    var meeting = 0
    while let last = ones.last, last == others.last {
      meeting = last
      ones.removeLast()
      others.removeLast()
    }
    return (meeting, ones, others)
  }
}
