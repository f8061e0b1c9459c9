import StrataIsolation
import TestSupport

/// All texts up to some length of an alphabet that has what patterns take for something else, and what each pattern fits.
struct EnumeratedTexts {
  static let alphabet = Array("ab:*/".utf8)
  let texts: [[UInt8]]

  init(upTo length: Int) {
    var (texts, longest): ([[UInt8]], [[UInt8]]) = ([[]], [[]])
    for _ in 0..<length {
      longest = longest.flatMap { text in Self.alphabet.map { text + [$0] } }
      texts += longest
    }
    self.texts = texts
  }

  /// The texts that a pattern fits, 64 to a word.
  func fitting(_ pattern: Pattern) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: texts.count / 64 + 1)
    for (place, text) in texts.enumerated() where Self.fits(pattern.elements[...], text[...]) {
      words[place / 64] |= 1 << UInt64(place % 64)
    }
    return words
  }

  /// What a pattern means, said as simply as can be.
  static func fits(_ pattern: ArraySlice<Pattern.Element>, _ text: ArraySlice<UInt8>) -> Bool {
    guard let element = pattern.first else { return text.isEmpty }
    switch element {
    case .many: return fits(pattern.dropFirst(), text) || !text.isEmpty && fits(pattern, text.dropFirst())
    case .segment:
      return fits(pattern.dropFirst(), text)
        || text.first.map { $0 != UInt8(ascii: ":") } ?? false && fits(pattern, text.dropFirst())
    case .one: return !text.isEmpty && fits(pattern.dropFirst(), text.dropFirst())
    case .byte(let byte): return text.first == byte && fits(pattern.dropFirst(), text.dropFirst())
    }
  }
}

extension Pattern {
  /// A pattern of up to seven elements of the alphabet and gaps.
  static func random(_ random: inout SplitMix64) -> Pattern {
    Pattern(
      (0..<Int.random(in: 0...7, using: &random)).map { _ in
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3: .many
        case 3: .one
        case 4: .segment
        default: .byte(EnumeratedTexts.alphabet.randomElement(using: &random) ?? 0)
        }
      })
  }
}
