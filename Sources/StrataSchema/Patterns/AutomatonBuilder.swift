/// Builds the automaton of a pattern.
struct AutomatonBuilder {
  private var states: [Automaton.State] = []
  private var sets: [ScalarSet] = []
  private var looks: [Automaton] = []
  private var counters = 0
  private let mostStates: Int

  private init(mostStates: Int) { self.mostStates = mostStates }

  /// Builds an automaton that finds a pattern in a text.
  ///
  /// - Parameters:
  ///   - node: The pattern.
  ///   - mostStates: The number of states that it may have, with those of the parts that it repeats.
  ///   - isBackward: Whether it reads the text from its end, and finds the pattern before where it began.
  /// - Returns: The automaton.
  /// - Throws: That it would have more states.
  static func build(
    _ node: PatternNode, mostStates: Int, isBackward: Bool = false
  ) throws(PatternError) -> Automaton {
    var builder = AutomatonBuilder(mostStates: mostStates)
    try builder.add(isBackward ? node.reversed : node)
    try builder.append(.match)
    return Automaton(
      states: builder.states, sets: builder.sets, looks: builder.looks, counters: builder.counters,
      isBackward: isBackward, isAnchored: !isBackward && node.isAnchored)
  }

  private mutating func append(_ state: Automaton.State) throws(PatternError) {
    guard states.count < mostStates else {
      throw PatternError("what it repeats makes it as long as \(mostStates) characters")
    }
    states.append(state)
  }

  private mutating func add(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .set(let set): try append(.set(number(of: set)))
    case .sequence(let parts): for part in parts { try add(part) }
    case .alternatives(let branches): try addBranches(branches)
    case .repeated(let part, let least, let most): try addRepeated(part, least, most)
    case .start: try append(.start)
    case .end: try append(.end)
    case .wordBoundary(let isNegated): try append(.wordBoundary(isNegated: isNegated))
    case .look(let part, let isAhead, let isNegated):
      // What lies ahead is read from the end, so that one reading tells of every place.
      looks.append(try Self.build(part, mostStates: mostStates, isBackward: isAhead))
      try append(.look(looks.count - 1, isNegated: isNegated))
    }
  }

  private mutating func number(of set: ScalarSet) -> Int {
    // The same sets stand near each other.
    if let known = sets.suffix(8).firstIndex(of: set) { return known }
    sets.append(set)
    return sets.count - 1
  }

  private mutating func addBranches(_ branches: [PatternNode]) throws(PatternError) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try add(branch)
        break
      }
      let fork = states.count
      try append(.fork(0, 0))
      try add(branch)
      ends.append(states.count)
      try append(.jump(0))
      states[fork] = .fork(fork + 1, states.count)
    }
    for end in ends { states[end] = .jump(states.count) }
  }

  private mutating func addRepeated(_ part: PatternNode, _ least: Int, _ most: Int?) throws(PatternError) {
    if most == 0 { return }
    if case .set(let set) = part, least > 1 || (most ?? 1) > 1 {
      try append(.counted(set: number(of: set), least: least, most: most, counter: counters))
      counters += 1
      return
    }
    for _ in 0..<least { try add(part) }
    guard let most else {
      let fork = states.count
      try append(.fork(0, 0))
      try add(part)
      try append(.jump(fork))
      states[fork] = .fork(fork + 1, states.count)
      return
    }
    var forks: [Int] = []
    for _ in least..<max(least, most) {
      forks.append(states.count)
      try append(.fork(0, 0))
      try add(part)
    }
    for fork in forks { states[fork] = .fork(fork + 1, states.count) }
  }
}
