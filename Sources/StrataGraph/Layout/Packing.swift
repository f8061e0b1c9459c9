/// Rectangles put beside one another and above one another, so that all of them are about as wide as a page.
struct Packing {
  /// The places of the rectangles, in the order in which they were given.
  let places: [Point]
  let width: Int
  let height: Int

  /// A stretch of the line above which all is taken.
  private struct Step {
    var x: Int
    var width: Int
    var y: Int
  }

  /// Packs rectangles, the higher ones first, each as far up as can be and then as far to the left.
  ///
  /// - Parameters:
  ///   - sizes: The rectangles, in pixels.
  ///   - least: The width that is there anyway, in pixels.
  ///   - gap: The gap between two, in pixels.
  init(_ sizes: [(width: Int, height: Int)], atLeast least: Int, gap: Int) {
    let area = sizes.reduce(0) { $0 + ($1.width + gap) * ($1.height + gap) }
    let widest = sizes.map(\.width).max() ?? 0
    let limit = max(least, widest, Self.squareRoot(area * 17 / 10)) + gap
    var places = [Point](repeating: Point(x: 0, y: 0), count: sizes.count)
    var steps = [Step(x: 0, width: limit, y: 0)]
    for index in sizes.indices.sorted(by: { (-sizes[$0].height, $0) < (-sizes[$1].height, $1) }) {
      let (width, height) = (sizes[index].width + gap, sizes[index].height + gap)
      places[index] = Self.place(width, limit, steps)
      Self.take(places[index], width, height, &steps)
    }
    self.places = places
    width = zip(places, sizes).map { $0.x + $1.width }.max() ?? 0
    height = zip(places, sizes).map { $0.y + $1.height }.max() ?? 0
  }

  /// The highest place at which there's room for a width.
  private static func place(_ width: Int, _ limit: Int, _ steps: [Step]) -> Point {
    var best: Point?
    for (index, step) in steps.enumerated() where step.x + width <= limit {
      var y = step.y
      for other in steps[index...] where other.x < step.x + width { y = max(y, other.y) }
      if best.map({ y < $0.y }) ?? true { best = Point(x: step.x, y: y) }
    }
    return best ?? Point(x: 0, y: steps.map(\.y).max() ?? 0)
  }

  /// Moves the line down where a rectangle is put.
  private static func take(_ place: Point, _ width: Int, _ height: Int, _ steps: inout [Step]) {
    var left: [Step] = []
    var right: [Step] = []
    for step in steps {
      if step.x < place.x { left.append(Step(x: step.x, width: min(step.width, place.x - step.x), y: step.y)) }
      let end = step.x + step.width
      if end > place.x + width {
        let start = max(step.x, place.x + width)
        right.append(Step(x: start, width: end - start, y: step.y))
      }
    }
    steps = left + [Step(x: place.x, width: width, y: place.y + height)] + right
  }

  /// The whole part of a square root, which needs no library.
  private static func squareRoot(_ number: Int) -> Int {
    if number < 2 { return max(0, number) }
    var root = number
    while case let next = (root + number / root) / 2, next < root { root = next }
    return root
  }
}
