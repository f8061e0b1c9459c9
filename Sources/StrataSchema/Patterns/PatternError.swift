/// A pattern can't be judged.
struct PatternError: Error, Equatable {
  /// The reason why, as the end of a sentence that begins with the pattern.
  let reason: String

  init(_ reason: String) { self.reason = reason }

  /// It refers to what a group has found, which no automaton can keep.
  static func backReference(_ text: String) -> PatternError { PatternError("it refers back to a group, with \(text)") }
  /// Tools disagree on what it means.
  static func ambiguous(_ text: String) -> PatternError { PatternError("tools disagree on what \(text) means") }
}
