/// The places on a page on which things lie side by side in rows, each as high as the highest in it.
struct DashboardRows {
  /// The width of the page, in units.
  static let width = 24

  private var x = 0
  private var y = 0
  private var height = 0

  /// The place of the next thing: in the row that's begun where it fits in, or else in a new one.
  mutating func next(width: Int, height own: Int) -> (x: Int, y: Int) {
    if x + width > Self.width {
      y += height
      (x, height) = (0, 0)
    }
    defer {
      x += width
      height = max(height, own)
    }
    return (x, y)
  }
}
