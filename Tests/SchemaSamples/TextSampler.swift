import StrataFacts
import StrataSchema

/// Makes texts that keep to a length, to regular expressions and to formats.
struct TextSampler {
  /// What a text has to keep to.
  struct Wish {
    var least = 0
    var most: Int?
    var patterns: [String] = []
    var formats: [String] = []

    /// Whether a text is of a wanted length.
    func hasLength(_ text: String) -> Bool {
      let count = text.unicodeScalars.count
      return count >= least && count <= most ?? .max
    }

    /// Whether a text keeps to the length and the regular expressions, as far as these are understood.
    func accepts(_ text: String) -> Bool {
      hasLength(text) && patterns.allSatisfy { SchemaPatterns.matches(text, $0) != false }
    }
  }

  private var parsed: [String: PatternPiece] = [:]

  /// A text, or the reason why there is none.
  mutating func text(for wish: Wish, _ random: inout SampleRandom) -> Result<String, PatternParser.Failure> {
    let examples = wish.formats.flatMap { Self.examples[$0] ?? [] }
    if let example = examples.first(where: wish.accepts) { return .success(example) }
    guard let pattern = wish.patterns.first else {
      let text = Self.padded("sample", wish)
      return wish.accepts(text) ? .success(text) : .failure(.init(reason: "no text has the length wanted"))
    }
    // What is common to all of the examples of a format also makes a good start of other texts.
    if examples.isEmpty, !wish.formats.isEmpty, wish.accepts("sample") { return .success("sample") }
    do {
      let piece = try piece(of: pattern)
      if let text = search(piece, wish, &random) { return .success(text) }
    } catch {
      if let text = Self.common.first(where: wish.accepts) { return .success(text) }
      return .failure(.init(reason: "the pattern \(pattern) can't be read: \(error.reason)"))
    }
    for text in Self.common + Self.common.map({ Self.padded($0, wish) }) where wish.accepts(text) {
      return .success(text)
    }
    return .failure(.init(reason: "no text was found for \(wish.patterns.joined(separator: " and "))"))
  }

  private mutating func piece(of pattern: String) throws(PatternParser.Failure) -> PatternPiece {
    if let known = parsed[pattern] { return known }
    let piece = try PatternParser.parse(pattern)
    parsed[pattern] = piece
    return piece
  }

  private func search(_ piece: PatternPiece, _ wish: Wish, _ random: inout SampleRandom) -> String? {
    var isTooLong = 0
    for more in [1, 2, 3, 0, 4, 5, 6, 8, 10, 12, 16, 20, 24, 30, 36, 48, 64, 100, 128, 200, 256, 512] {
      for _ in 0..<(more < 5 ? 24 : 8) {
        var scalars = String.UnicodeScalarView()
        piece.append(to: &scalars, more: more, random: &random)
        if let most = wish.most, scalars.count > most { isTooLong += 1 }
        let text = String(scalars)
        if wish.accepts(text) { return text }
      }
      if isTooLong > 120 { return nil }
    }
    return nil
  }

  private static func padded(_ text: String, _ wish: Wish) -> String {
    let count = text.unicodeScalars.count
    if let most = wish.most, count > most { return String(text.unicodeScalars.prefix(most)) }
    return count < wish.least ? text + String(repeating: "a", count: wish.least - count) : text
  }
}
