/// A search for a text that all of some patterns fit and none of others.
///
/// It goes through the states of all patterns' automata together, as far as texts lead to them, the shortest text first.
package struct PatternSearch: Sendable {
  package enum Result: Sendable, Hashable {
    /// There's none.
    case none
    /// The shortest one.
    case found(String)
    /// More states than the search may look at.
    case undecided
  }

  /// The most states that are looked at.
  package static let limit = 20_000

  package let result: Result

  /// Searches for a text.
  ///
  /// - Parameters:
  ///   - all: The patterns that fit it, at least one.
  ///   - none: The patterns that don't.
  ///   - limit: The most states that are looked at; 20,000 unless given.
  package init(fittingAll all: [Pattern], none: [Pattern], limit: Int = Self.limit) {
    if none.isEmpty, all.count < 3 {
      result = (all.first?.witness(with: all.last ?? .any)).map(Result.found) ?? .none
      return
    }
    // What an excluded pattern fits of itself needs no search.
    if none.contains(where: { $0.isAny }) || none.contains(where: all.contains) {
      result = .none
      return
    }
    result = PatternSearch.search(all.map(PatternAutomaton.init), none.map(PatternAutomaton.init), limit)
  }

  private static func search(_ all: [PatternAutomaton], _ none: [PatternAutomaton], _ limit: Int) -> Result {
    let automata = all + none
    var ranges: [Range<Int>] = []
    for automaton in automata {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + automaton.wordCount)
    }
    func isFound(_ states: [UInt64]) -> Bool {
      automata.indices.allSatisfy { automata[$0].accepts(states[ranges[$0]]) == ($0 < all.count) }
    }

    let start = automata.flatMap(\.start)
    var states = [start]
    var origins: [(state: Int, byte: UInt8)] = [(-1, 0)]
    var seen: Set<[UInt64]> = [start]
    var place = 0
    while place < states.count {
      if isFound(states[place]) { return .found(text(to: place, origins)) }
      var bytes: Set<UInt8> = []
      for (automaton, range) in zip(automata, ranges) {
        automaton.addBytes(after: states[place][range], to: &bytes)
      }
      for byte in bytes.sorted() + [filler(but: bytes)] {
        var next: [UInt64] = []
        var isPossible = true
        for (index, automaton) in automata.enumerated() {
          let part = automaton.next(states[place][ranges[index]], byte)
          if index < all.count, part.allSatisfy({ $0 == 0 }) {
            isPossible = false
            break
          }
          next += part
        }
        guard isPossible, seen.insert(next).inserted else { continue }
        if states.count == limit { return .undecided }
        states.append(next)
        origins.append((place, byte))
      }
      place += 1
    }
    return .none
  }

  /// A byte that stands for all that no pattern names where it's read.
  private static func filler(but bytes: Set<UInt8>) -> UInt8 {
    let letters = [Pattern.filler] + Array("yzabcdefghijklmnopqrstuvwXYZ0123456789-_./".utf8)
    return letters.first { !bytes.contains($0) } ?? (0x20...0x7E).first { !bytes.contains($0) } ?? 0x7F
  }

  private static func text(to place: Int, _ origins: [(state: Int, byte: UInt8)]) -> String {
    var bytes: [UInt8] = []
    var place = place
    while place > 0 {
      bytes.append(origins[place].byte)
      place = origins[place].state
    }
    return String(decoding: bytes.reversed(), as: UTF8.self)
  }
}

extension Pattern {
  /// Whether it fits all texts.
  package var isAny: Bool { !elements.isEmpty && elements.allSatisfy { $0 == .many } }
}
