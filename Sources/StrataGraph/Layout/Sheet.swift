/// What is known of all boxes and ports while a diagram is laid out, from the innermost groups to the sheet.
struct Sheet {
  let tree: BoxTree
  let table: PortTable
  /// The sizes of boxes, in pixels; those of groups once they are laid out.
  var widths: [Int]
  var heights: [Int]
  /// The places of boxes in the group that they stand in.
  var places: [Point]
  /// The places of ports, in pixels below the upper edge of their box.
  var offsets: [Int]
  /// The points of each line of a group, and of each port's line to the port inside, in the group.
  var linePoints: [PortTable.Line: [Point]] = [:]
  var framePoints: [Int: [Point]] = [:]
  /// Where ports would best be, as an earlier layout has shown; nil where none has.
  var wishes: [Int?]
  /// The number of crossings of lines within groups.
  var crossings = 0

  init(_ tree: BoxTree, _ table: PortTable, widths: [Int], heights: [Int]) {
    (self.tree, self.table, self.widths, self.heights) = (tree, table, widths, heights)
    places = widths.map { _ in Point(x: 0, y: 0) }
    offsets = table.ports.map { _ in 0 }
    wishes = table.ports.map { _ in nil }
  }

  /// Where a line that ends at a port meets its box while members are being put in order.
  ///
  /// The ports of a node have no order then: they get that of what they lead to.
  func joint(_ port: Int) -> Int {
    let box = table.ports[port].box
    return tree.isNode(box) ? heights[box] / 2 : offsets[port]
  }
}
