import StrataTemplate

/// Reads a regular expression into the parts that texts can be made of.
///
/// Looking ahead and behind is read and left out, so what is made of the parts has to be tried.
struct PatternParser {
  /// Why a regular expression can't be read.
  struct Failure: Error {
    let reason: String
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// The parts of a regular expression.
  static func parse(_ pattern: String) throws(Failure) -> PatternPiece {
    var parser = PatternParser(pattern)
    let piece = try parser.alternatives()
    guard parser.position == parser.scalars.count else { throw Failure(reason: "a group is closed that isn't open") }
    return piece
  }

  // MARK: Groups

  private mutating func alternatives() throws(Failure) -> PatternPiece {
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws(Failure) -> PatternPiece {
    var pieces: [PatternPiece] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      position += 1
      let piece = try atom(scalar)
      pieces.append(quantified(piece))
    }
    return .sequence(pieces)
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(Failure) -> PatternPiece {
    switch scalar {
    case "(": return try group()
    case "[": return try characterClass()
    case ".": return .character(CharacterChoice([.range(0x0A, 0x0A), .range(0x0D, 0x0D)], isNegated: true))
    case "^", "$": return .nothing
    case "\\":
      guard let part = try escape(isInClass: false) else { return .nothing }
      return .character(CharacterChoice([part]))
    default: return .character(CharacterChoice([.range(scalar.value, scalar.value)]))
    }
  }

  private mutating func group() throws(Failure) -> PatternPiece {
    var isAssertion = false
    if take("?") {
      if take("=") || take("!") {
        isAssertion = true
      } else if take("<") || take("P") {
        if peek() == "=" || peek() == "!" {
          position += 1
          isAssertion = true
        } else {
          while let scalar = peek(), scalar != ">" { position += scalar == ")" ? scalars.count : 1 }
          guard take(">") else { throw Failure(reason: "the name of a group doesn't end") }
        }
      } else {
        // Flags for the group, or for what follows.
        while let scalar = peek(), scalar != ":", scalar != ")" { position += 1 }
        if take(")") { return .nothing }
        _ = take(":")
      }
    }
    let piece = try alternatives()
    guard take(")") else { throw Failure(reason: "a group isn't closed") }
    return isAssertion ? .nothing : piece
  }

  // MARK: Quantifiers

  private mutating func quantified(_ piece: PatternPiece) -> PatternPiece {
    var piece = piece
    while let (least, most) = quantifier() {
      piece = .repeated(piece, least: least, most: most)
      // Lazily or at once makes no difference here.
      if !take("?") { _ = take("+") }
    }
    return piece
  }

  private mutating func quantifier() -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek() == "{" else { return nil }
    let start = position
    position += 1
    let least = number()
    if take("}"), let least { return (least, least) }
    if take(",") {
      let most = number()
      if take("}"), least != nil || most != nil { return (least ?? 0, most) }
    }
    position = start
    if peek() == "{" { return nil }
    return nil
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = peek(), ("0"..."9").contains(scalar), digits.count < 9 {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(digits)
  }

  // MARK: Characters

  private mutating func characterClass() throws(Failure) -> PatternPiece {
    let isNegated = take("^")
    var parts: [CharacterChoice.Part] = []
    var isFirst = true
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      position += 1
      if scalar == "[", peek() == ":" {
        position += 1
        let name = rest(until: ":")
        guard take("]") else { throw Failure(reason: "the name of a class doesn't end") }
        parts.append(.property(name.prefix(1).uppercased() + name.dropFirst(), isNegated: false))
        continue
      }
      guard let low = try classPart(scalar) else { continue }
      if case .range(let first, _) = low, peek() == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        let next = scalars[position]
        position += 1
        guard let high = try classPart(next) else { continue }
        if case .range(let last, _) = high {
          parts.append(.range(first, last))
        } else {
          parts += [low, .range(0x2D, 0x2D), high]
        }
      } else {
        parts.append(low)
      }
    }
    guard take("]") else { throw Failure(reason: "a class isn't closed") }
    return .character(CharacterChoice(parts, isNegated: isNegated))
  }

  private mutating func classPart(_ scalar: Unicode.Scalar) throws(Failure) -> CharacterChoice.Part? {
    scalar == "\\" ? try escape(isInClass: true) : .range(scalar.value, scalar.value)
  }

  /// What follows a backslash, or nil where it's an anchor.
  private mutating func escape(isInClass: Bool) throws(Failure) -> CharacterChoice.Part? {
    guard let scalar = peek() else { throw Failure(reason: "a backslash is the last character") }
    position += 1
    switch scalar {
    case "d", "D": return .digits(isNegated: scalar == "D")
    case "w", "W": return .word(isNegated: scalar == "W")
    case "s", "S": return .space(isNegated: scalar == "S")
    case "t": return .range(0x09, 0x09)
    case "n": return .range(0x0A, 0x0A)
    case "v": return .range(0x0B, 0x0B)
    case "f": return .range(0x0C, 0x0C)
    case "r": return .range(0x0D, 0x0D)
    case "p", "P":
      let name = take("{") ? rest(until: "}") : peek().map { String($0) } ?? ""
      if scalars[position - 1] != "}" { position += 1 }
      return .property(name, isNegated: scalar == "P")
    case "x", "u", "U": return codePoint(digits: scalar == "x" ? 2 : scalar == "u" ? 4 : 8, letter: scalar)
    case "b" where isInClass: return .range(0x08, 0x08)
    case "b", "B", "A", "z", "Z", "G": return isInClass ? .range(scalar.value, scalar.value) : nil
    case "0": return .range(0, 0)
    case "1"..."9" where !isInClass: throw Failure(reason: "it refers back to a group")
    default: return .range(scalar.value, scalar.value)
    }
  }

  private mutating func codePoint(digits: Int, letter: Unicode.Scalar) -> CharacterChoice.Part {
    let start = position
    let text: String
    if take("{") {
      text = rest(until: "}")
    } else {
      let end = min(position + digits, scalars.count)
      text = String(String.UnicodeScalarView(scalars[position..<end]))
      position = end
    }
    if let value = UInt32(text, radix: 16) { return .range(value, value) }
    position = start
    return .range(letter.value, letter.value)
  }

  // MARK: Reading

  private func peek() -> Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek() == scalar else { return false }
    position += 1
    return true
  }

  /// What comes before a character, which is passed over.
  private mutating func rest(until end: Unicode.Scalar) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = peek() {
      position += 1
      if scalar == end { break }
      text.append(scalar)
    }
    return String(text)
  }
}
