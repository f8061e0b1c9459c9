/// A pattern as the automaton that reads texts by it, byte by byte, all its states at once.
///
/// A state is the number of elements that are behind. A gap of one takes a character, whose further bytes in UTF-8 stay
/// where the first led.
struct PatternAutomaton {
  /// A set of states, 64 to a word.
  typealias States = [UInt64]

  /// The number of words of a set of states.
  let wordCount: Int
  private let count: Int
  private let elements: [Pattern.Element]
  /// The states in front of a gap of any length.
  private let loops: States
  /// Those of them whose gap takes colons as well.
  private let colonLoops: States
  /// The states in front of a gap of one.
  private let ones: States
  /// The states behind a gap of one.
  private let afterOnes: States
  /// The states in front of each byte, where it's in the pattern.
  private let bytes: [UInt8: States]

  init(_ pattern: Pattern) {
    let elements = pattern.elements
    (self.elements, count) = (elements, elements.count)
    let words = elements.count / 64 + 1
    wordCount = words
    let none = States(repeating: 0, count: words)
    var (loops, colonLoops, ones, afterOnes, bytes) = (none, none, none, none, [UInt8: States]())
    for (place, element) in elements.enumerated() {
      switch element {
      case .byte(let byte): bytes[byte, default: none].insert(place)
      case .segment: loops.insert(place)
      case .many:
        loops.insert(place)
        colonLoops.insert(place)
      case .one:
        ones.insert(place)
        afterOnes.insert(place + 1)
      }
    }
    (self.loops, self.colonLoops, self.ones) = (loops, colonLoops, ones)
    (self.afterOnes, self.bytes) = (afterOnes, bytes)
  }

  /// The states before anything is read.
  var start: States {
    var states = States(repeating: 0, count: wordCount)
    states.insert(0)
    skipGaps(&states)
    return states
  }

  /// The states that a byte leads to.
  func next(_ states: some Collection<UInt64>, _ byte: UInt8) -> States {
    let isContinuation = byte & 0xC0 == 0x80
    let literal = bytes[byte]
    let kept = byte == UInt8(ascii: ":") ? colonLoops : loops
    var next = States(repeating: 0, count: wordCount)
    var carry: UInt64 = 0
    for (word, state) in states.enumerated() {
      var moved = literal.map { state & $0[word] } ?? 0
      if !isContinuation { moved |= state & ones[word] }
      next[word] = moved << 1 | carry | state & kept[word] | (isContinuation ? state & afterOnes[word] : 0)
      carry = moved >> 63
    }
    skipGaps(&next)
    return next
  }

  /// Whether all of the pattern is behind in one of the states.
  func accepts(_ states: some RandomAccessCollection<UInt64>) -> Bool {
    states[states.index(states.startIndex, offsetBy: count / 64)] >> UInt64(count % 64) & 1 == 1
  }

  /// Adds the bytes that stand next in one of the states, and the colon where a gap takes all else.
  func addBytes(after states: some Collection<UInt64>, to found: inout Set<UInt8>) {
    for (word, state) in states.enumerated() {
      var left = state
      while left != 0 {
        let place = word * 64 + left.trailingZeroBitCount
        if place < count {
          switch elements[place] {
          case .byte(let byte): found.insert(byte)
          case .segment: found.insert(UInt8(ascii: ":"))
          case .one, .many: break
          }
        }
        left &= left - 1
      }
    }
  }

  private func skipGaps(_ states: inout States) {
    var word = 0
    while word < wordCount {
      let skipped = states[word] & loops[word]
      let added = skipped << 1 & ~states[word]
      states[word] |= added
      let carry = skipped >> 63
      if carry != 0, word + 1 < wordCount { states[word + 1] |= carry }
      // A gap may stand behind a gap.
      if added & loops[word] == 0 { word += 1 }
    }
  }
}

extension [UInt64] {
  fileprivate mutating func insert(_ place: Int) { self[place / 64] |= 1 << UInt64(place % 64) }
}
