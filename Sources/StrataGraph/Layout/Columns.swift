/// The columns of a drawing from left to right, with what stands in each from top to bottom.
///
/// A line that passes a column has a thread in it, so that the columns keep room for it: lines run between columns that
/// are side by side only.
struct Columns {
  /// What stands in a column.
  struct Member {
    /// The box; nil for a thread.
    let box: Int?
    let column: Int
    let width: Int
    let height: Int
  }

  /// A piece of a line, seen from one of its ends.
  struct Piece {
    /// The member at the other end.
    let other: Int
    /// Where it begins, in pixels below the upper edge of the member.
    let offset: Int
    /// Where it ends, in pixels below the upper edge of the other member.
    let otherOffset: Int
  }

  private(set) var members: [Member] = []
  /// The members of each column, from top to bottom.
  var order: [[Int]] = []
  /// The pieces that lead to the column before, and to the one behind.
  private(set) var before: [[Piece]] = []
  private(set) var behind: [[Piece]] = []
  /// The members along each line, and along each port of the group's frame.
  private(set) var lineWays: [[Int]] = []
  private(set) var frameWays: [[Int]] = []
  let lines: [PortTable.Line]
  let frame: [Int]
  /// Whether the first and the last column are the frame's left and right side.
  let hasLeft: Bool
  let hasRight: Bool

  private struct ThreadKey: Hashable {
    let port: Int
    let column: Int
  }

  /// Arranges boxes of a group that hang together.
  ///
  /// - Parameters:
  ///   - boxes: The boxes.
  ///   - lines: The lines among them.
  ///   - frame: The ports of the group's frame that lead to them.
  ///   - sheet: What is known of all boxes and ports.
  init(_ boxes: [Int], lines: [PortTable.Line], frame: [Int], _ sheet: Sheet) {
    (self.lines, self.frame) = (lines, frame)
    let ports = sheet.table.ports
    let places = Dictionary(uniqueKeysWithValues: zip(boxes, 0...))
    func place(_ port: Int) -> Int { places[ports[port].box] ?? 0 }
    hasLeft = frame.contains { !ports[$0].isRight }
    hasRight = frame.contains { ports[$0].isRight }
    let shift = hasLeft ? 1 : 0
    let arrows = lines.map { FlowOrder.Arrow(from: place($0.from), to: place($0.to)) }
    let sizes = boxes.map { (width: sheet.widths[$0] + 40, height: sheet.heights[$0] + 14) }
    let ranks = ColumnSpread.columns(Ranks.columns(boxes.count, arrows), arrows, sizes)
    let last = (ranks.max() ?? 0) + shift
    for (box, rank) in zip(boxes, ranks) {
      add(Member(box: box, column: rank + shift, width: sheet.widths[box], height: sheet.heights[box]))
    }
    // Several lines of one port share their threads as far as they can: those of the port that has more of them.
    var uses: [Int: Int] = [:]
    for line in lines { for port in [line.from, line.to] { uses[port, default: 0] += 1 } }
    var threads: [ThreadKey: Int] = [:]
    for line in lines {
      let isGathered = uses[line.from, default: 0] < uses[line.to, default: 0]
      lineWays.append(
        join(
          (place(line.from), sheet.joint(line.from)), (place(line.to), sheet.joint(line.to)),
          shared: isGathered ? line.to : line.from, &threads))
    }
    for port in frame {
      let inner = ports[port].inner ?? port
      let end = members.count
      add(Member(box: nil, column: ports[port].isRight ? last + 1 : 0, width: 0, height: 0))
      let (own, other) = ((place: place(inner), joint: sheet.joint(inner)), (place: end, joint: 0))
      frameWays.append(
        ports[port].isRight
          ? join(own, other, shared: inner, &threads) : join(other, own, shared: inner, &threads))
    }
    arrange(last + (hasRight ? 2 : 1))
  }

  private mutating func add(_ member: Member) {
    members.append(member)
    before.append([])
    behind.append([])
  }

  private mutating func connect(_ from: Int, _ offset: Int, _ to: Int, _ otherOffset: Int) {
    if behind[from].contains(where: { $0.other == to && $0.offset == offset && $0.otherOffset == otherOffset }) {
      return
    }
    behind[from].append(Piece(other: to, offset: offset, otherOffset: otherOffset))
    before[to].append(Piece(other: from, offset: otherOffset, otherOffset: offset))
  }

  /// Joins two members by threads in the columns between.
  private mutating func join(
    _ from: (place: Int, joint: Int), _ to: (place: Int, joint: Int), shared port: Int,
    _ threads: inout [ThreadKey: Int]
  ) -> [Int] {
    var way = [from.place]
    var (first, last) = (members[from.place].column + 1, members[to.place].column)
    if first > last { (first, last) = (last, last) }
    for column in first..<last {
      let key = ThreadKey(port: port, column: column)
      if threads[key] == nil {
        threads[key] = members.count
        add(Member(box: nil, column: column, width: 0, height: 0))
      }
      way.append(threads[key] ?? 0)
    }
    way.append(to.place)
    connect(way, from.joint, to.joint)
    return way
  }

  /// Adds the pieces of a way, which begins and ends at an offset below the upper edge of its first and its last member.
  private mutating func connect(_ way: [Int], _ first: Int, _ last: Int) {
    for (index, pair) in zip(way, way.dropFirst()).enumerated() {
      connect(pair.0, index == 0 ? first : 0, pair.1, index == way.count - 2 ? last : 0)
    }
  }

  /// Puts members into their columns in the order in which a walk along the lines meets them.
  private mutating func arrange(_ count: Int) {
    order = [[Int]](repeating: [], count: count)
    var isSeen = [Bool](repeating: false, count: members.count)
    for start in members.indices.sorted(by: { (members[$0].column, $0) < (members[$1].column, $1) }) {
      var pending = [start]
      while let member = pending.popLast() {
        if isSeen[member] { continue }
        isSeen[member] = true
        order[members[member].column].append(member)
        pending += (before[member] + behind[member]).map(\.other).reversed()
      }
    }
  }

  /// The same columns with the pieces at the places that the nodes' ports have by now.
  func placed(_ sheet: Sheet) -> Columns {
    var placed = self
    placed.before = before.map { _ in [] }
    placed.behind = placed.before
    func offset(_ port: Int) -> Int { sheet.offsets[port] }
    for (line, way) in zip(lines, lineWays) { placed.connect(way, offset(line.from), offset(line.to)) }
    for (port, way) in zip(frame, frameWays) {
      let (end, isRight) = (sheet.table.ports[port].inner.map(offset) ?? 0, sheet.table.ports[port].isRight)
      placed.connect(way, isRight ? end : 0, isRight ? 0 : end)
    }
    return placed
  }

  /// The width of a column's nodes, which is that of the widest.
  func nodeWidth(_ column: Int, _ sheet: Sheet) -> Int {
    order[column].reduce(0) { width, member in
      members[member].box.map { sheet.tree.isNode($0) } == true ? max(width, members[member].width) : width
    }
  }
}
