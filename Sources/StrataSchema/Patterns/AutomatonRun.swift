/// The reading of one text by an automaton.
///
/// All states that the text so far can lead to are kept at once, so each character is read once; what one state counts is kept
/// as the places where the counting began, oldest first, so that a count up to thousands costs no more than one up to two.
struct AutomatonRun {
  private let automaton: Automaton
  private let text: PatternText
  /// The states in which the reading may be at a place, and at the next one.
  private var current: [Int] = []
  private var next: [Int] = []
  /// The last place at which each state was reached.
  private var reached: [Int]
  private var counters: [AutomatonCounter]
  private var looks: [[Bool]?]
  private var pending: [Int] = []
  private var isMatched = false
  private var stepsLeft: Int

  /// Makes a reading that hasn't begun.
  ///
  /// - Parameters:
  ///   - automaton: The pattern.
  ///   - text: The text.
  ///   - steps: The number of states that it may reach in all.
  init(_ automaton: Automaton, _ text: PatternText, steps: Int) {
    self.automaton = automaton
    self.text = text
    stepsLeft = steps
    reached = Array(repeating: -1, count: automaton.states.count)
    counters = Array(repeating: AutomatonCounter(), count: automaton.counters)
    looks = Array(repeating: nil, count: automaton.looks.count)
  }

  /// Whether the pattern is somewhere in the text.
  mutating func find() throws(PatternError) -> Bool {
    for step in 0...text.count {
      try advance(to: step)
      if isMatched { return true }
      if step < text.count, next.isEmpty, automaton.isAnchored { return false }
    }
    return false
  }

  /// The places of the text at which the pattern ends, or where it begins if the text is read from its end.
  mutating func places() throws(PatternError) -> [Bool] {
    var places = Array(repeating: false, count: text.count + 1)
    for step in 0...text.count {
      isMatched = false
      try advance(to: step)
      places[place(of: step)] = isMatched
    }
    return places
  }

  private func place(of step: Int) -> Int { automaton.isBackward ? text.count - step : step }

  /// Reads one more character, and finds where that leads.
  private mutating func advance(to step: Int) throws(PatternError) {
    swap(&current, &next)
    next.removeAll(keepingCapacity: true)
    if step > 0 {
      let character = text.scalars[automaton.isBackward ? text.count - step : step - 1]
      try spend(1 + current.count)
      for state in current { try read(character, in: state, at: step) }
    }
    if step == 0 || !automaton.isAnchored { try reach(0, at: step) }
  }

  private mutating func read(_ character: UInt32, in state: Int, at step: Int) throws(PatternError) {
    switch automaton.states[state] {
    case .set(let set):
      if automaton.set(set, contains: character) { try reach(state + 1, at: step) }
    case .counted(let set, let least, let most, let counter):
      guard automaton.set(set, contains: character) else { return counters[counter].end(before: step) }
      if let most {
        counters[counter].end(before: step - most)
      } else {
        counters[counter].keepOldest(and: step)
      }
      guard let oldest = counters[counter].oldest, oldest < step else { return }
      if reached[state] != step {
        reached[state] = step
        next.append(state)
      }
      if step - oldest >= least { try reach(state + 1, at: step) }
    default: return
    }
  }

  /// Reaches a state, and all that it leads to without another character.
  private mutating func reach(_ first: Int, at step: Int) throws(PatternError) {
    var state = first
    while true {
      if let following = try enter(state, at: step) {
        state = following
      } else if let other = pending.popLast() {
        state = other
      } else {
        return
      }
    }
  }

  /// Enters a state; gives the one that it leads to without another character, if there is one.
  private mutating func enter(_ state: Int, at step: Int) throws(PatternError) -> Int? {
    if case .counted(_, let least, _, let counter) = automaton.states[state] {
      guard counters[counter].begin(at: step) else { return nil }
      if reached[state] != step {
        reached[state] = step
        next.append(state)
      }
      return least == 0 ? state + 1 : nil
    }
    if reached[state] == step { return nil }
    reached[state] = step
    try spend(1)
    switch automaton.states[state] {
    case .set: next.append(state)
    case .counted: break
    case .fork(let one, let other):
      pending.append(other)
      return one
    case .jump(let target): return target
    case .start: if place(of: step) == 0 { return state + 1 }
    case .end: if place(of: step) == text.count { return state + 1 }
    case .wordBoundary(let isNegated):
      if text.isWordBoundary(place(of: step)) != isNegated { return state + 1 }
    case .look(let look, let isNegated):
      if try isFound(look, at: place(of: step)) != isNegated { return state + 1 }
    case .match: isMatched = true
    }
    return nil
  }

  private mutating func isFound(_ look: Int, at place: Int) throws(PatternError) -> Bool {
    if let places = looks[look] { return places[place] }
    var run = AutomatonRun(automaton.looks[look], text, steps: stepsLeft)
    let places = try run.places()
    stepsLeft = run.stepsLeft
    looks[look] = places
    return places[place]
  }

  private mutating func spend(_ steps: Int) throws(PatternError) {
    stepsLeft -= steps
    if stepsLeft < 0 { throw PatternError("it has too many ways through a text of \(text.count) characters") }
  }
}
