extension Pattern {
  /// Whether the pattern fits a text.
  package func fits(_ text: some StringProtocol) -> Bool {
    let automaton = PatternAutomaton(self)
    var states = automaton.start
    for byte in text.utf8 { states = automaton.next(states, byte) }
    return automaton.accepts(states)
  }

  /// Whether there's a text that two patterns both fit.
  package func meets(_ other: Pattern) -> Bool {
    // Most patterns differ before the first gap.
    for (own, others) in zip(elements, other.elements) {
      guard case .byte(let own) = own, case .byte(let others) = others else { break }
      if own != others { return false }
    }
    if elements == [.many] || other.elements == [.many] { return true }
    return PatternMeeting(self, other).witness != nil
  }

  /// The shortest text that two patterns both fit; nil where there's none.
  package func witness(with other: Pattern) -> String? { PatternMeeting(self, other).witness }

  /// The pattern in small letters, as names of actions are compared.
  package var lowercased: Pattern {
    Pattern(
      elements.map { element in
        guard case .byte(let byte) = element, (0x41...0x5A).contains(byte) else { return element }
        return .byte(byte | 0x20)
      })
  }

  /// The byte that stands for one that a pattern leaves open, where others don't forbid it.
  static let filler = UInt8(ascii: "x")
}
