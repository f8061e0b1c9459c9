/// Lines as paths of SVG.
enum SVGPath {
  /// The length of an arrow's head, in pixels.
  private static let head = 7

  /// A line through points, smooth where it climbs, and its arrow's head.
  ///
  /// - Parameter points: The points, of which the last two are of one height or lead to a box from the side.
  /// - Returns: The elements; nothing without two points.
  static func line(_ points: [Point]) -> String {
    guard points.count > 1, let first = points.first, let end = points.last else { return "" }
    let back = end.x < points[points.count - 2].x ? head : -head
    var path = "M\(first.x) \(first.y)"
    var last = first
    for (index, point) in points.enumerated().dropFirst() {
      // The head is drawn over the end.
      let x = index == points.count - 1 ? point.x + back + back.signum() * -2 : point.x
      if point.y == last.y {
        // Straight on is one step, however many columns are passed.
        let goesOn = index < points.count - 1 && points[index + 1].y == point.y
        if !goesOn { path += "H\(x)" }
      } else {
        let middle = (last.x + x) / 2
        path += "C\(middle) \(last.y) \(middle) \(point.y) \(x) \(point.y)"
      }
      last = point
    }
    return "<path d=\"\(path)\"/><path class=\"head\" d=\"M\(end.x) \(end.y)l\(back) -4v8z\"/>"
  }
}
