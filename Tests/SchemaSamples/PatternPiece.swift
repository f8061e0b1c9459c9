/// A part of a regular expression, as far as making texts needs it.
indirect enum PatternPiece: Sendable {
  /// One character.
  case character(CharacterChoice)
  /// One after the other.
  case sequence([PatternPiece])
  /// One of several.
  case choice([PatternPiece])
  /// As many as the bounds say; nil is without end.
  case repeated(PatternPiece, least: Int, most: Int?)

  /// Nothing, as an anchor is.
  static let nothing = PatternPiece.sequence([])

  /// Appends a text that the part matches.
  ///
  /// - Parameters:
  ///   - text: What it's appended to.
  ///   - more: How often at most to repeat beyond the least.
  ///   - random: What decides where there's a choice.
  func append(to text: inout String.UnicodeScalarView, more: Int, random: inout SampleRandom) {
    guard text.count < 4_096 else { return }
    switch self {
    case .character(let choice):
      // The first ones of a class are plain; the others only show up where there is nothing plainer.
      if !choice.members.isEmpty { text.append(choice.members[random.below(min(choice.members.count, 26))]) }
    case .sequence(let pieces):
      for piece in pieces { piece.append(to: &text, more: more, random: &random) }
    case .choice(let pieces):
      if !pieces.isEmpty { pieces[random.below(pieces.count)].append(to: &text, more: more, random: &random) }
    case .repeated(let piece, let least, let most):
      let wanted = least + more
      for _ in 0..<max(least, min(wanted, most ?? wanted)) { piece.append(to: &text, more: more, random: &random) }
    }
  }
}
