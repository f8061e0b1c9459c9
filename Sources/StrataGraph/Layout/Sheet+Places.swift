extension Sheet {
  /// The places of all boxes on the sheet.
  var origins: [Point] {
    var origins = places
    // A group has a lower number than what stands in it only where the diagram names it first.
    for group in tree.groupsFromInside.reversed() {
      for box in tree.children[group] { origins[box] = places[box].offset(by: origins[group]) }
    }
    return origins
  }

  /// The points of a link on the sheet, from its source to its target.
  func points(of way: PortTable.Way, _ origins: [Point]) -> [Point] {
    guard let source = way.leaving.last, let target = way.coming.last else { return [] }
    // From left to right first.
    let (left, right) = way.isForward ? (way.leaving, way.coming) : (way.coming, way.leaving)
    var points: [Point] = []
    func add(_ more: [Point]?, _ group: Int) {
      for point in more ?? [] {
        let point = point.offset(by: origins[group])
        if points.last != point { points.append(point) }
      }
    }
    for port in left.dropFirst() { add(framePoints[port], table.ports[port].box) }
    let line = way.isForward ? PortTable.Line(from: source, to: target) : PortTable.Line(from: target, to: source)
    add(linePoints[line], tree.parents[table.ports[source].box])
    for port in right.dropFirst().reversed() { add(framePoints[port], table.ports[port].box) }
    return way.isForward ? points : points.reversed()
  }

  /// Where ports would best be, judged by where they are now.
  ///
  /// - Parameter right: Whether those on right sides are to follow what their lines lead to, on the way out, while those on
  ///   left sides keep their order, or the other way round. If both moved, they'd only change places.
  /// - Returns: For each port, a height on the sheet.
  func wishes(movingRight right: Bool) -> [Int?] {
    let origins = origins
    func height(_ port: Int) -> Int { origins[table.ports[port].box].y + offsets[port] }
    var sums = [(sum: Int, count: Int)](repeating: (0, 0), count: table.ports.count)
    func add(_ port: Int, _ other: Int) { sums[port] = (sums[port].sum + height(other), sums[port].count + 1) }
    for line in table.lines.joined() {
      add(line.from, line.to)
      add(line.to, line.from)
    }
    for (port, own) in table.ports.enumerated() { if let inner = own.inner { add(inner, port) } }
    return sums.indices.map { port in
      let (sum, count) = sums[port]
      return table.ports[port].isRight == right && count > 0 ? sum / count : height(port)
    }
  }

  /// How far all lines climb, in pixels.
  var climb: Int {
    (Array(linePoints.values) + Array(framePoints.values)).reduce(0) { sum, points in
      sum + zip(points, points.dropFirst()).reduce(0) { $0 + abs($1.0.y - $1.1.y) }
    }
  }
}
