/// An order in which as few arrows as can be told quickly lead back.
///
/// Without cycles none does. Otherwise it's the order of Eades, Lin and Smyth: what only takes goes to the end, what only
/// gives to the beginning, and of the rest what gives most beyond what it takes.
enum FlowOrder {
  /// An arrow between two things, by number.
  struct Arrow {
    let from: Int
    let to: Int
  }

  /// The place of each thing in the order.
  ///
  /// - Parameters:
  ///   - count: The number of things, 0 or more.
  ///   - arrows: The arrows; several of one kind weigh more.
  /// - Returns: A place for each thing, 0 to `count` - 1.
  static func places(_ count: Int, _ arrows: [Arrow]) -> [Int] {
    var outs = [[Int]](repeating: [], count: count)
    var ins = outs
    for arrow in arrows where arrow.from != arrow.to {
      outs[arrow.from].append(arrow.to)
      ins[arrow.to].append(arrow.from)
    }
    var (outCount, inCount) = (outs.map(\.count), ins.map(\.count))
    var isPlaced = [Bool](repeating: false, count: count)
    var beginning: [Int] = []
    var end: [Int] = []
    func place(_ thing: Int) {
      isPlaced[thing] = true
      for target in outs[thing] { inCount[target] -= 1 }
      for source in ins[thing] { outCount[source] -= 1 }
    }
    var left = Array(0..<count)
    while !left.isEmpty {
      let before = left.count
      for thing in left where inCount[thing] == 0 {
        place(thing)
        beginning.append(thing)
      }
      left.removeAll { isPlaced[$0] }
      for thing in left.reversed() where outCount[thing] == 0 {
        place(thing)
        end.append(thing)
      }
      left.removeAll { isPlaced[$0] }
      guard left.count == before, var best = left.first else { continue }
      for thing in left where outCount[thing] - inCount[thing] > outCount[best] - inCount[best] { best = thing }
      place(best)
      beginning.append(best)
      left.removeAll { isPlaced[$0] }
    }
    var places = [Int](repeating: 0, count: count)
    for (place, thing) in (beginning + end.reversed()).enumerated() { places[thing] = place }
    return places
  }
}
