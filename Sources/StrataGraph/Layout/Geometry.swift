/// A place in a drawing, in pixels from its upper left corner.
struct Point: Sendable, Hashable {
  var x: Int
  var y: Int

  func offset(by other: Point) -> Point { Point(x: x + other.x, y: y + other.y) }
}

/// An upright rectangle in a drawing.
struct Frame: Sendable, Hashable {
  var origin: Point
  var width: Int
  var height: Int

  var maxX: Int { origin.x + width }
  var maxY: Int { origin.y + height }

  /// Whether another lies inside, edges included.
  func contains(_ other: Frame) -> Bool {
    origin.x <= other.origin.x && origin.y <= other.origin.y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// Whether both have an inner point in common.
  func overlaps(_ other: Frame) -> Bool {
    origin.x < other.maxX && other.origin.x < maxX && origin.y < other.maxY && other.origin.y < maxY
  }
}
