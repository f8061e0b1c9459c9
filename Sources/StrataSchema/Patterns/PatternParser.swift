/// Reads a pattern as ECMAScript does, with what Java's and Python's add, as providers of schemas write all three.
struct PatternParser {
  /// The number of groups that may stand within each other.
  static let deepest = 100

  var reader: PatternReader
  private var depth = 0
  /// Whether letters of both cases are the same from here on.
  private var ignoresCase = false
  /// Whether a dot also finds the ends of lines from here on.
  private var dotFindsAll = false

  static func parse(_ pattern: String) throws(PatternError) -> PatternNode {
    var parser = PatternParser(reader: PatternReader(pattern))
    let node = try parser.alternatives()
    if parser.reader.next != nil { throw PatternError("its ) closes no group") }
    return node
  }

  private init(reader: PatternReader) { self.reader = reader }

  private mutating func alternatives() throws(PatternError) -> PatternNode {
    var branches = [try sequence()]
    while reader.take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = reader.next, next != "|", next != ")" {
      if let part = try part() { parts.append(try quantified(part)) }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// The next part, or nil where it only says how to read on.
  private mutating func part() throws(PatternError) -> PatternNode? {
    guard let character = reader.advance() else { return nil }
    switch character {
    case "^": return .start
    case "$": return .end
    case ".": return .set(dotFindsAll ? ScalarSet(0...0x10FFFF) : ScalarSet.lineEnds.complement)
    case "[": return .set(folded(try PatternSets.set(from: &reader)))
    case "(": return try group()
    case "*", "+", "?": throw PatternError("its \(character) repeats nothing")
    case "{":
      if reader.quantifierFollows { throw PatternError("its { repeats nothing") }
      return .set(ScalarSet(character.value...character.value))
    case "\\": return try escape()
    default: return .set(folded(ScalarSet(character.value...character.value)))
    }
  }

  private mutating func escape() throws(PatternError) -> PatternNode {
    switch reader.next {
    case "b": return passing(.wordBoundary(isNegated: false))
    case "B": return passing(.wordBoundary(isNegated: true))
    case "A": return passing(.start)
    case "z", "Z": return passing(.end)
    case let digit? where ("1"..."9").contains(digit): throw .backReference("\\\(digit)")
    case "k": throw .backReference("\\k")
    default: return .set(folded(try PatternSets.escape(from: &reader)))
    }
  }

  private mutating func passing(_ node: PatternNode) -> PatternNode {
    _ = reader.advance()
    return node
  }

  private func folded(_ set: ScalarSet) -> ScalarSet {
    guard ignoresCase else { return set }
    var set = set
    set.ignoreCase()
    return set
  }

  private mutating func group() throws(PatternError) -> PatternNode? {
    depth += 1
    if depth > Self.deepest { throw PatternError("it has more than \(Self.deepest) groups within each other") }
    defer { depth -= 1 }
    let (outerCase, outerDot) = (ignoresCase, dotFindsAll)
    var look: (isAhead: Bool, isNegated: Bool)?
    if reader.take("?") {
      if reader.take("=") {
        look = (true, false)
      } else if reader.take("!") {
        look = (true, true)
      } else if reader.take(text: "<=") {
        look = (false, false)
      } else if reader.take(text: "<!") {
        look = (false, true)
      } else if reader.take("<") || reader.take(text: "P<") || reader.take("'") {
        guard reader.skip(through: [">", "'"]) else { throw PatternError("the name of a group has no end") }
      } else if !reader.take(":"), try flags() {
        return nil
      }
    }
    let node = try alternatives()
    guard reader.take(")") else { throw PatternError("a group has no end") }
    (ignoresCase, dotFindsAll) = (outerCase, outerDot)
    if let look { return .look(node, isAhead: look.isAhead, isNegated: look.isNegated) }
    return node
  }

  /// Reads flags such as `i`; true where they are for the rest of the group, and false where a group of theirs begins.
  private mutating func flags() throws(PatternError) -> Bool {
    var isOn = true
    while let character = reader.advance() {
      switch character {
      case "i": ignoresCase = isOn
      case "s": dotFindsAll = isOn
      case "-": isOn = false
      case ")": return true
      case ":": return false
      default: throw PatternError("(?\(character) isn't known here")
      }
    }
    throw PatternError("a group has no end")
  }

  private mutating func quantified(_ part: PatternNode) throws(PatternError) -> PatternNode {
    guard let (least, most) = try reader.quantifier() else { return part }
    if reader.take("+") { throw PatternError("it gives nothing back, with a + behind a repetition") }
    _ = reader.take("?")
    if reader.next == "*" || reader.quantifierFollows { throw PatternError("it repeats a repetition") }
    return .repeated(part, least: least, most: most)
  }
}
