/// Reads the sets of a pattern: in brackets, and with a backslash.
enum PatternSets {
  /// The set whose bracket was just passed.
  static func set(from reader: inout PatternReader) throws(PatternError) -> ScalarSet {
    let isInverted = reader.take("^")
    // ECMAScript has empty sets, others take the bracket for a character.
    if reader.next == "]" { throw .ambiguous(isInverted ? "[^]" : "[]") }
    var set = ScalarSet()
    while !reader.take("]") {
      if reader.next == "&", reader.take(text: "&&") { throw .ambiguous("&& in a set") }
      let first = try item(from: &reader)
      if case .half = first, isInverted { throw .ambiguous("half a character in a set") }
      // A dash behind what isn't one character stands for itself.
      guard case .character(let lower) = first, let last = try rangeEnd(from: &reader) else {
        set.formUnion(first.set)
        continue
      }
      if case .character(let upper) = last {
        guard lower <= upper else { throw PatternError("a range in a set ends before it begins") }
        set.insert(lower...upper)
      } else {
        set.formUnion(first.set)
        set.insert(45)
        set.formUnion(last.set)
      }
    }
    if isInverted { set.invert() }
    return set
  }

  private enum Item {
    case character(UInt32)
    case set(ScalarSet)
    /// Half of a character, as UTF-16 writes those that need two.
    case half

    var set: ScalarSet {
      switch self {
      case .character(let character): ScalarSet(character...character)
      case .set(let set): set
      // Whole ones are meant: texts have no halves.
      case .half: ScalarSet(0x10000...0x10FFFF)
      }
    }
  }

  /// What stands behind a dash that stands next, and isn't the last of its set.
  private static func rangeEnd(from reader: inout PatternReader) throws(PatternError) -> Item? {
    guard reader.next == "-" else { return nil }
    var ahead = reader
    _ = ahead.advance()
    guard ahead.next != "]" else { return nil }
    let item = try item(from: &ahead)
    reader = ahead
    return item
  }

  private static func item(from reader: inout PatternReader) throws(PatternError) -> Item {
    guard let character = reader.advance() else { throw PatternError("a set has no end") }
    guard character == "\\" else { return .character(character.value) }
    if reader.take("b") { return .character(8) }
    if let set = try named(from: &reader) { return .set(set) }
    return try single(from: &reader)
  }

  /// The set whose backslash was just passed.
  static func escape(from reader: inout PatternReader) throws(PatternError) -> ScalarSet {
    if let set = try named(from: &reader) { return set }
    return try single(from: &reader).set
  }

  private static func named(from reader: inout PatternReader) throws(PatternError) -> ScalarSet? {
    let set: ScalarSet? =
      switch reader.next {
      case "d": .digits
      case "D": ScalarSet.digits.complement
      case "w": .wordCharacters
      case "W": ScalarSet.wordCharacters.complement
      case "s": .whiteSpace
      case "S": ScalarSet.whiteSpace.complement
      default: nil
      }
    if set != nil {
      _ = reader.advance()
      return set
    }
    let isInverted = reader.next == "P"
    guard reader.take("p") || reader.take("P") else { return nil }
    let name = reader.braced() ?? reader.advance().map { String(Character($0)) } ?? ""
    guard let set = property(name) else { throw PatternError("\\p{\(name)} isn't known here") }
    return isInverted ? set.complement : set
  }

  private static func property(_ name: String) -> ScalarSet? {
    if let bits = UnicodeCategory.bits(named: name) {
      var set = ScalarSet()
      set.insert(categories: bits)
      return set
    }
    return posix[name].map { ranges in
      ranges.reduce(into: ScalarSet()) { $0.insert($1) }
    }
  }

  /// The sets of POSIX, which Java has of ASCII characters alone.
  private static let posix: [String: [ClosedRange<UInt32>]] = [
    "ASCII": [0...127], "Alpha": [65...90, 97...122], "Digit": [48...57], "Alnum": [48...57, 65...90, 97...122],
    "Lower": [97...122], "Upper": [65...90], "Punct": [33...47, 58...64, 91...96, 123...126], "Graph": [33...126],
    "Print": [32...126], "Blank": [9...9, 32...32], "Space": [9...13, 32...32], "Cntrl": [0...31, 127...127],
    "XDigit": [48...57, 65...70, 97...102],
  ]

  private static func single(from reader: inout PatternReader) throws(PatternError) -> Item {
    guard let character = reader.advance() else { throw PatternError("it ends with a backslash") }
    switch character {
    case "n": return .character(10)
    case "r": return .character(13)
    case "t": return .character(9)
    case "f": return .character(12)
    case "v": return .character(11)
    case "a": return .character(7)
    case "e": return .character(27)
    case "0": return .character(0)
    case "x":
      guard let number = reader.hexadecimal(digits: 2) else { throw PatternError("\\x has no two digits") }
      return .character(number)
    case "u": return try codeUnit(from: &reader)
    default:
      guard !character.properties.isAlphabetic, !("0"..."9").contains(character) else {
        throw PatternError("\\\(character) isn't known here")
      }
      return .character(character.value)
    }
  }

  private static func codeUnit(from reader: inout PatternReader) throws(PatternError) -> Item {
    if let text = reader.braced() {
      guard let number = UInt32(text, radix: 16), number <= 0x10FFFF else {
        throw PatternError("\\u{\(text)} is no character")
      }
      return .character(number)
    }
    guard let number = reader.hexadecimal(digits: 4) else { throw PatternError("\\u has no four digits") }
    guard (0xD800...0xDFFF).contains(number) else { return .character(number) }
    var ahead = reader
    if number < 0xDC00, ahead.take(text: "\\u"), let second = ahead.hexadecimal(digits: 4),
      (0xDC00...0xDFFF).contains(second)
    {
      reader = ahead
      return .character(0x10000 + (number - 0xD800) << 10 + (second - 0xDC00))
    }
    return .half
  }
}
