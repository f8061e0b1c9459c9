/// The places of nodes' ports on their sides.
enum NodePorts {
  /// Spreads the ports of the columns' nodes over their sides, in the order of what they lead to.
  static func arrange(_ columns: Columns, _ sheet: inout Sheet) {
    let table = sheet.table
    var positions = [Int](repeating: 0, count: columns.members.count)
    for column in columns.order { for (place, member) in column.enumerated() { positions[member] = place } }
    // Where the lines of each port lead first: the sum, and their number.
    var leads: [Int: (sum: Int, count: Int)] = [:]
    func add(_ port: Int, _ member: Int) {
      let lead = leads[port] ?? (0, 0)
      leads[port] = (lead.sum + positions[member], lead.count + 1)
    }
    for (line, way) in zip(columns.lines, columns.lineWays) {
      add(line.from, way[1])
      add(line.to, way[way.count - 2])
    }
    for (port, way) in zip(columns.frame, columns.frameWays) {
      guard let inner = table.ports[port].inner else { continue }
      add(inner, table.ports[port].isRight ? way[1] : way[way.count - 2])
    }
    for member in columns.members {
      guard let box = member.box, sheet.tree.isNode(box) else { continue }
      for isRight in [false, true] {
        let own = table.ofBox[box].filter { table.ports[$0].isRight == isRight }
        let means = own.map { port in leads[port].map { Double($0.sum) / Double($0.count) } ?? 0 }
        let order = own.indices.sorted { (means[$0], $0) < (means[$1], $1) }
        for (place, index) in order.enumerated() {
          sheet.offsets[own[index]] = member.height * (place + 1) / (own.count + 1)
        }
      }
    }
  }
}
