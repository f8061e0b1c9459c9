/// A pattern as an automaton, which reads a text once, whatever the pattern.
final class Automaton: Sendable {
  /// One state, and what leads on from it.
  enum State: Sendable {
    /// One character of a set, and on to the next state.
    case set(Int)
    /// So many characters of a set, and on to the next state; what was counted is kept under a number.
    case counted(set: Int, least: Int, most: Int?, counter: Int)
    /// On to two states at once.
    case fork(Int, Int)
    /// On to another state.
    case jump(Int)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    /// On where a part is, or isn't, before or behind.
    case look(Int, isNegated: Bool)
    /// The text is matched.
    case match
  }

  let states: [State]
  let sets: [ScalarSet]
  /// The ASCII characters of each set, which nearly all texts have alone.
  let ascii: [ASCIISet]
  let looks: [Automaton]
  let counters: Int
  /// Whether it reads the text from its end.
  let isBackward: Bool
  /// Whether it can begin nowhere but at the beginning of the text.
  let isAnchored: Bool

  init(
    states: [State], sets: [ScalarSet], looks: [Automaton], counters: Int, isBackward: Bool, isAnchored: Bool
  ) {
    self.states = states
    self.sets = sets
    ascii = sets.map { $0.ascii }
    self.looks = looks
    self.counters = counters
    self.isBackward = isBackward
    self.isAnchored = isAnchored
  }

  func set(_ number: Int, contains scalar: UInt32) -> Bool {
    scalar < 128 ? ascii[number].contains(scalar) : sets[number].contains(scalar)
  }
}
