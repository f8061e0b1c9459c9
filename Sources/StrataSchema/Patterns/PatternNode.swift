/// A part of a pattern, read.
indirect enum PatternNode: Sendable {
  /// One character of a set.
  case set(ScalarSet)
  /// Parts, one after the other; none is the empty text.
  case sequence([PatternNode])
  /// One of several parts.
  case alternatives([PatternNode])
  /// A part so many times; nil is as often as may be.
  case repeated(PatternNode, least: Int, most: Int?)
  /// The beginning of the text.
  case start
  /// The end of the text.
  case end
  /// The place between a character of words and another one, or any other place.
  case wordBoundary(isNegated: Bool)
  /// A part that has to be there, or mustn't, before or behind a place, and isn't passed.
  case look(PatternNode, isAhead: Bool, isNegated: Bool)

  /// The part read from its end.
  var reversed: PatternNode {
    switch self {
    case .set, .start, .end, .wordBoundary, .look: self
    case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
    case .alternatives(let parts): .alternatives(parts.map(\.reversed))
    case .repeated(let part, let least, let most): .repeated(part.reversed, least: least, most: most)
    }
  }

  /// Whether what matches it begins where the text begins.
  var isAnchored: Bool {
    switch self {
    case .start: true
    case .set, .end, .wordBoundary, .look: false
    case .sequence(let parts): parts.first?.isAnchored ?? false
    case .alternatives(let parts): !parts.isEmpty && parts.allSatisfy(\.isAnchored)
    case .repeated(let part, let least, _): least > 0 && part.isAnchored
    }
  }
}
