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
    var start = 0
    while start < elements.count, start < other.elements.count {
      guard case .byte(let own) = elements[start], case .byte(let others) = other.elements[start] else { break }
      if own != others { return false }
      start += 1
    }
    if isAny || other.isAny { return true }
    // Of what remains many differ behind the last one.
    for (own, others) in zip(elements.reversed(), other.elements.reversed()) {
      guard case .byte(let own) = own, case .byte(let others) = others else { break }
      if own != others { return false }
    }
    guard isASCII, other.isASCII else { return PatternMeeting(self, other).witness != nil }
    return PatternTable.meets(elements[start...], other.elements[start...])
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

  /// Whether each character of it is a byte.
  private var isASCII: Bool {
    elements.allSatisfy { element in
      guard case .byte(let byte) = element else { return true }
      return byte < 0x80
    }
  }

  /// The byte that stands for one that a pattern leaves open, where others don't forbid it.
  static let filler = UInt8(ascii: "x")
}
