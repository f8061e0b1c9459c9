/// The points on boxes' left and right sides at which lines end or pass through.
///
/// Lines of one kind that leave a node on one side begin at one point, and those that come in end at one; where they pass
/// the frame of a group around it, they're still one line.
struct PortTable {
  /// A point on a side of a box.
  struct Port {
    let box: Int
    /// Whether it's on the right side.
    let isRight: Bool
    /// The port of a box inside that leads to it; nil at a node.
    let inner: Int?
  }

  private(set) var ports: [Port] = []
  /// The ports of each box, in the order in which they were made.
  private(set) var ofBox: [[Int]]
  /// The lines within each group, once each: from the right side of a box in it to the left side of another.
  private(set) var lines: [[Line]]
  /// The ways of the diagram's links.
  private(set) var ways: [Way] = []

  /// A line between two boxes of a group.
  struct Line: Hashable {
    /// A port on a right side.
    let from: Int
    /// A port on a left side.
    let to: Int
  }

  /// The way of a link through the frames.
  struct Way {
    let link: BoxTree.Link
    /// The ports from the source to the group in which both ends stand.
    let leaving: [Int]
    /// The ports from the target to that group.
    let coming: [Int]
    /// Whether it leaves on the right and comes in on the left.
    let isForward: Bool
  }

  private struct Key: Hashable {
    let box: Int
    let node: Int
    let kind: Int
    let isRight: Bool
    let isSource: Bool
  }

  init(_ tree: BoxTree) {
    ofBox = [[Int]](repeating: [], count: tree.parents.count)
    lines = ofBox.map { _ in [] }
    let ways = tree.links.map { (link: $0, ways: tree.ways($0.source, $0.target)) }
    let places = Self.places(of: ways.map { ($0.ways.meeting, $0.ways.one.last ?? 0, $0.ways.other.last ?? 0) }, tree)
    var numbers: [Key: Int] = [:]
    var seen: Set<Line> = []
    for (link, way) in ways {
      guard let one = way.one.last, let other = way.other.last else { continue }
      let isForward = places[one] < places[other]
      var chains: [[Int]] = []
      for (boxes, isSource) in [(way.one, true), (way.other, false)] {
        var chain: [Int] = []
        for box in boxes {
          let key = Key(
            box: box, node: boxes[0], kind: link.kind, isRight: isForward == isSource, isSource: isSource)
          if let known = numbers[key] {
            chain.append(known)
            continue
          }
          ofBox[box].append(ports.count)
          numbers[key] = ports.count
          ports.append(Port(box: box, isRight: key.isRight, inner: chain.last))
          chain.append(ports.count - 1)
        }
        chains.append(chain)
      }
      let ends = isForward ? (chains[0].last, chains[1].last) : (chains[1].last, chains[0].last)
      if let from = ends.0, let to = ends.1 {
        let line = Line(from: from, to: to)
        if seen.insert(line).inserted { lines[way.meeting].append(line) }
      }
      self.ways.append(Way(link: link, leaving: chains[0], coming: chains[1], isForward: isForward))
    }
  }

  /// The place of each box in the order of the boxes that stand beside it.
  private static func places(of ends: [(group: Int, from: Int, to: Int)], _ tree: BoxTree) -> [Int] {
    var places = [Int](repeating: 0, count: tree.parents.count)
    var arrows = [[FlowOrder.Arrow]](repeating: [], count: tree.parents.count)
    for boxes in tree.children {
      for (place, box) in boxes.enumerated() { places[box] = place }
    }
    for end in ends { arrows[end.group].append(FlowOrder.Arrow(from: places[end.from], to: places[end.to])) }
    for (group, boxes) in tree.children.enumerated() where !arrows[group].isEmpty {
      let order = FlowOrder.places(boxes.count, arrows[group])
      for (place, box) in boxes.enumerated() { places[box] = order[place] }
    }
    return places
  }
}
