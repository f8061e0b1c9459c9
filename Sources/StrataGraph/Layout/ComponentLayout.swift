/// Boxes of a group that lines hold together, with their places and the points of their lines.
struct ComponentLayout {
  let boxes: [Int]
  /// The ports of the group's frame that lead to them.
  let frame: [Int]
  private(set) var width = 0
  private(set) var height = 0
  private(set) var places: [(box: Int, place: Point)] = []
  /// The columns' boxes of one kind get one width.
  private(set) var widths: [(box: Int, width: Int)] = []
  private(set) var linePoints: [[Point]] = []
  private(set) var framePoints: [[Point]] = []
  private(set) var crossings = 0

  let lines: [PortTable.Line]

  /// Lays out boxes.
  ///
  /// - Parameters:
  ///   - boxes: The boxes.
  ///   - lines: The lines among them.
  ///   - frame: The ports of the group's frame that lead to them.
  ///   - sheet: What is known of all boxes, whose nodes' ports are put in order.
  init(_ boxes: [Int], lines: [PortTable.Line], frame: [Int], _ sheet: inout Sheet) {
    (self.boxes, self.lines, self.frame) = (boxes, lines, frame)
    var columns = Columns(boxes, lines: lines, frame: frame, sheet)
    let isWished = arrangeFrame(&columns, sheet)
    crossings = CrossingReduction(isFirstFixed: isWished && columns.hasLeft, isLastFixed: isWished && columns.hasRight)
      .reduce(&columns)
    NodePorts.arrange(columns, &sheet)
    let tops = VerticalPlaces.of(columns.placed(sheet))
    place(columns, tops, sheet)
  }

  /// Puts the ports of the frame in the order that is wished for, if it's known.
  private func arrangeFrame(_ columns: inout Columns, _ sheet: Sheet) -> Bool {
    let wishes = frame.map { sheet.wishes[$0] }
    if wishes.contains(nil) { return false }
    // The member of a port is the last or the first one of its way.
    var wish: [Int: Int] = [:]
    for (index, way) in columns.frameWays.enumerated() {
      let isRight = sheet.table.ports[frame[index]].isRight
      if let member = isRight ? way.last : way.first { wish[member] = wishes[index] ?? 0 }
    }
    let sides = (columns.hasLeft ? [0] : []) + (columns.hasRight ? [columns.order.count - 1] : [])
    for side in sides {
      columns.order[side] = columns.order[side].enumerated().sorted {
        (wish[$0.element] ?? 0, $0.offset) < (wish[$1.element] ?? 0, $1.offset)
      }.map(\.element)
    }
    return true
  }

  private mutating func place(_ columns: Columns, _ tops: [Int], _ sheet: Sheet) {
    let edges = Self.edges(columns, tops)
    width = edges.last?.right ?? 0
    height = 0
    for (index, column) in columns.order.enumerated() {
      for member in column {
        height = max(height, tops[member] + columns.members[member].height)
        guard let box = columns.members[member].box else { continue }
        places.append((box, Point(x: edges[index].left, y: tops[member])))
        if sheet.tree.isNode(box) { widths.append((box, columns.nodeWidth(index, sheet))) }
      }
    }
    let widths = Dictionary(uniqueKeysWithValues: self.widths.map { ($0.box, $0.width) })
    func points(_ way: [Int], _ first: Int, _ last: Int) -> [Point] {
      var points: [Point] = []
      for (index, member) in way.enumerated() {
        let (own, edge) = (columns.members[member], edges[columns.members[member].column])
        let y = tops[member] + (index == 0 ? first : index == way.count - 1 ? last : 0)
        let boxRight = edge.left + (own.box.map { widths[$0] ?? own.width } ?? 0)
        if index > 0 { points.append(Point(x: edge.left, y: y)) }
        if index == 0 { points.append(Point(x: own.box == nil ? edge.left : boxRight, y: y)) }
        if index < way.count - 1 { points.append(Point(x: edge.right, y: y)) }
      }
      return points
    }
    linePoints = zip(lines, columns.lineWays).map { line, way in
      points(way, sheet.offsets[line.from], sheet.offsets[line.to])
    }
    framePoints = zip(frame, columns.frameWays).map { port, way in
      let offset = sheet.offsets[sheet.table.ports[port].inner ?? port]
      return sheet.table.ports[port].isRight ? points(way, offset, 0) : points(way, 0, offset)
    }
  }

  /// The left and the right edge of each column, with gaps that are the wider the more lines climb in them.
  private static func edges(_ columns: Columns, _ tops: [Int]) -> [(left: Int, right: Int)] {
    var edges: [(left: Int, right: Int)] = []
    for (index, column) in columns.order.enumerated() {
      let width = column.map { columns.members[$0].width }.max() ?? 0
      var left = 0
      if index > 0, let last = edges.last {
        var climb = 0
        for member in column {
          for piece in columns.before[member] {
            climb = max(climb, abs(tops[member] + piece.offset - tops[piece.other] - piece.otherOffset))
          }
        }
        let isFrame = index == 1 && columns.hasLeft || index == columns.order.count - 1 && columns.hasRight
        left = last.right + max(isFrame ? 14 : 36, min(110, 24 + climb / 5))
      }
      edges.append((left, left + width))
    }
    return edges
  }
}
