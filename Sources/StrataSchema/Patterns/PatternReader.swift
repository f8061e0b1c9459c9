/// The characters of a pattern, and how far they are read.
struct PatternReader {
  private let characters: [Unicode.Scalar]
  private var offset = 0

  init(_ pattern: String) { characters = Array(pattern.unicodeScalars) }

  var next: Unicode.Scalar? { offset < characters.count ? characters[offset] : nil }

  mutating func advance() -> Unicode.Scalar? {
    guard let next else { return nil }
    offset += 1
    return next
  }

  /// Passes a character where it stands next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character else { return false }
    offset += 1
    return true
  }

  /// Passes a text where it stands next.
  mutating func take(text: String) -> Bool {
    guard characters[offset...].starts(with: text.unicodeScalars) else { return false }
    offset += text.unicodeScalars.count
    return true
  }

  /// Passes everything up to one of the characters, and it.
  mutating func skip(through ends: [Unicode.Scalar]) -> Bool {
    while let character = advance() {
      if ends.contains(character) { return true }
    }
    return false
  }

  /// A text in braces that stands next.
  mutating func braced() -> String? {
    guard next == "{", let end = characters[offset...].firstIndex(of: "}") else { return nil }
    defer { offset = end + 1 }
    var text = ""
    for character in characters[(offset + 1)..<end] { text.unicodeScalars.append(character) }
    return text
  }

  /// The number in so many hexadecimal digits that stand next.
  mutating func hexadecimal(digits count: Int) -> UInt32? {
    guard offset + count <= characters.count else { return nil }
    var number: UInt32 = 0
    for character in characters[offset..<(offset + count)] {
      guard let digit = Character(character).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    offset += count
    return number
  }

  /// Whether `{2}`, `{2,}` or `{2,3}` stands next, or behind a brace that was just passed.
  var quantifierFollows: Bool {
    var reader = self
    if reader.next != "{" { reader.offset -= 1 }
    return reader.next == "{" && reader.bounds() != nil
  }

  /// The number of times that what was passed may be there, where that stands next.
  mutating func quantifier() throws(PatternError) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    if next != "{" { return nil }
    guard let bounds = bounds() else {
      var reader = self
      if reader.braced()?.hasPrefix(",") == true { throw .ambiguous("{,n}") }
      return nil
    }
    if let most = bounds.most, most < bounds.least {
      throw PatternError("it wants at least \(bounds.least) and at most \(most) of one thing")
    }
    return bounds
  }

  private mutating func bounds() -> (least: Int, most: Int?)? {
    var reader = self
    guard let text = reader.braced() else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let least = Self.number(parts[0]) else { return nil }
    var most: Int? = least
    if parts.count == 2 {
      if parts[1].isEmpty {
        most = nil
      } else {
        guard let number = Self.number(parts[1]) else { return nil }
        most = number
      }
    }
    self = reader
    return (least, most)
  }

  /// A count, of which one beyond all texts is as good as any other.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return min(Int(text) ?? .max, 1 << 40)
  }
}
