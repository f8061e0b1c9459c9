/// Rectangles put beside one another on shelves, so that all of them are about as wide as a page.
struct Shelves {
  /// The places of the rectangles, in the order in which they were given.
  let places: [Point]
  let width: Int
  let height: Int

  /// Puts rectangles on shelves, the higher ones first.
  ///
  /// - Parameters:
  ///   - sizes: The rectangles, in pixels.
  ///   - least: The width that is there anyway, in pixels.
  ///   - gap: The gap between two, in pixels.
  init(_ sizes: [(width: Int, height: Int)], atLeast least: Int, gap: Int) {
    let area = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let widest = sizes.map(\.width).max() ?? 0
    let limit = max(least, widest, Self.squareRoot(area * 17 / 10))
    var places = [Point](repeating: Point(x: 0, y: 0), count: sizes.count)
    var (x, y, shelf, width) = (0, 0, 0, 0)
    for index in sizes.indices.sorted(by: { (-sizes[$0].height, $0) < (-sizes[$1].height, $1) }) {
      if x > 0, x + sizes[index].width > limit {
        (x, y, shelf) = (0, y + shelf + gap, 0)
      }
      places[index] = Point(x: x, y: y)
      width = max(width, x + sizes[index].width)
      x += sizes[index].width + gap
      shelf = max(shelf, sizes[index].height)
    }
    (self.places, self.width, self.height) = (places, width, y + shelf)
  }

  /// The whole part of a square root, which needs no library.
  private static func squareRoot(_ number: Int) -> Int {
    if number < 2 { return max(0, number) }
    var root = number
    while case let next = (root + number / root) / 2, next < root { root = next }
    return root
  }
}
