/// Things in sets that are joined.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  /// The thing that stands for the set of another, which is the first of it.
  mutating func first(with thing: Int) -> Int {
    var thing = thing
    while parents[thing] != thing {
      parents[thing] = parents[parents[thing]]
      thing = parents[thing]
    }
    return thing
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (first(with: left), first(with: right))
    parents[max(left, right)] = min(left, right)
  }
}
