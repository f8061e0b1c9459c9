/// Lays out what stands in a group, the boxes in it being laid out already.
struct GroupLayout {
  /// The lengths around what stands in a group, in pixels.
  enum Margin {
    static let side = 12
    /// Below the upper edge, for the title.
    static let top = 30
    static let between = 16
  }

  let group: Int
  /// The width that the group's title needs.
  let titleWidth: Int

  /// Places a group's boxes, and gives the group its size.
  func lay(_ sheet: inout Sheet) {
    let boxes = sheet.tree.children[group]
    let (bound, free) = components(of: boxes, &sheet)
    let isSheet = group == 0
    let (side, top) = isSheet ? (0, 0) : (Margin.side, Margin.top)
    var y = top
    var right = side + max(0, titleWidth)
    var components: [(ComponentLayout, Point)] = []
    for component in bound {
      components.append((component, Point(x: side, y: y)))
      y += component.height + Margin.between
      right = max(right, side + component.width)
    }
    let packing = Packing(free.map { ($0.width, $0.height) }, atLeast: right - side, gap: Margin.between)
    for (component, place) in zip(free, packing.places) {
      components.append((component, Point(x: side + place.x, y: y + place.y)))
    }
    y = free.isEmpty ? max(top, y - Margin.between) : y + packing.height
    right = max(right, side + packing.width)
    sheet.widths[group] = right + side
    sheet.heights[group] = y + (isSheet ? 0 : boxes.isEmpty ? 0 : Margin.side)
    for (component, place) in components { put(component, at: place, &sheet) }
  }

  private func put(_ component: ComponentLayout, at place: Point, _ sheet: inout Sheet) {
    sheet.crossings += component.crossings
    for (box, own) in component.places { sheet.places[box] = own.offset(by: place) }
    for (box, width) in component.widths { sheet.widths[box] = width }
    for (line, points) in zip(component.lines, component.linePoints) {
      sheet.linePoints[line] = points.map { $0.offset(by: place) }
    }
    for (port, points) in zip(component.frame, component.framePoints) {
      var points = points.map { $0.offset(by: place) }
      if sheet.table.ports[port].isRight {
        let end = points[points.count - 1].y
        points.append(Point(x: sheet.widths[group], y: end))
        sheet.offsets[port] = end
      } else {
        points.insert(Point(x: 0, y: points[0].y), at: 0)
        sheet.offsets[port] = points[0].y
      }
      sheet.framePoints[port] = points
    }
  }

  /// The number of boxes beyond which those that only lead out of the group are no longer stacked.
  private static let mostLoose = 8

  /// What hangs together, first what leads out of the group, in the order that is wished for, and then the rest.
  private func components(
    of boxes: [Int], _ sheet: inout Sheet
  ) -> (bound: [ComponentLayout], free: [ComponentLayout]) {
    let table = sheet.table
    var roots = Dictionary(uniqueKeysWithValues: boxes.map { ($0, $0) })
    func root(_ box: Int) -> Int {
      var box = box
      while let next = roots[box], next != box { box = next }
      return box
    }
    for line in table.lines[group] {
      let (one, other) = (root(table.ports[line.from].box), root(table.ports[line.to].box))
      roots[max(one, other)] = min(one, other)
    }
    var parts: [Int: (boxes: [Int], lines: [PortTable.Line], frame: [Int])] = [:]
    var order: [Int] = []
    // Boxes that only lead out of the group stand in columns together where there are many.
    let joined = Set(table.lines[group].flatMap { [table.ports[$0.from].box, table.ports[$0.to].box] })
    let loose = boxes.filter { !joined.contains($0) && !table.ofBox[$0].isEmpty }
    if loose.count > Self.mostLoose { for box in loose { roots[box] = loose[0] } }
    for box in boxes {
      let root = root(box)
      if parts[root] == nil { order.append(root) }
      parts[root, default: ([], [], [])].boxes.append(box)
    }
    for line in table.lines[group] { parts[root(table.ports[line.from].box)]?.lines.append(line) }
    for port in table.ofBox[group] {
      guard let inner = table.ports[port].inner else { continue }
      parts[root(table.ports[inner].box)]?.frame.append(port)
    }
    var bound: [(layout: ComponentLayout, wish: Int)] = []
    var free: [ComponentLayout] = []
    for part in order.compactMap({ parts[$0] }) {
      let layout = ComponentLayout(part.boxes, lines: part.lines, frame: part.frame, &sheet)
      let wishes = part.frame.compactMap { sheet.wishes[$0] }
      if part.frame.isEmpty {
        free.append(layout)
      } else {
        bound.append((layout, wishes.isEmpty ? 0 : wishes.reduce(0, +) / wishes.count))
      }
    }
    let sorted = bound.enumerated().sorted { ($0.element.wish, $0.offset) < ($1.element.wish, $1.offset) }
    return (sorted.map(\.element.layout), free)
  }
}
