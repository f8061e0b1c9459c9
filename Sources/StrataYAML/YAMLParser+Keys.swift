import StrataJSON
import StrataText

extension YAMLParser {
  /// Reads a key that stands on a line of its own, up to its value.
  mutating func readBlockKey(indent: Int) throws(YAMLSyntaxError) {
    if isIndicator(UInt8(ascii: "-")) { throw mixtureFailure() }
    if isIndicator(UInt8(ascii: ":")) { throw emptyKeyFailure() }
    if isIndicator(UInt8(ascii: "?")) {
      offset += 1
      frames[frames.count - 1].state = .explicitKey
      return
    }
    let start = offset
    let properties = try readProperties()
    if isLineEnd(next) || next == UInt8(ascii: "#") { throw missingKeyFailure() }
    if next == UInt8(ascii: "|") || next == UInt8(ascii: ">") { throw blockKeyFailure() }
    let atom = try readKeyAtom(indent: indent)
    guard try isKey(atom, from: start) else { throw colonFailure(after: atom) }
    try addKey(atom, properties, at: start)
    skipColon()
  }

  /// Reads a key after a question mark.
  mutating func readExplicitKey(indent: Int) throws(YAMLSyntaxError) {
    let token = try nextBlockToken()
    guard !token.isFirst || token.column > indent else { throw emptyKeyFailure() }
    let start = offset
    let properties = try readProperties()
    if isLineEnd(next) { throw missingKeyFailure() }
    let atom = try readKeyAtom(indent: indent)
    let end = offset
    if atom.style != .block, try isKey(atom, from: start, limit: .max) {
      throw complexKeyFailure(at: start, found: "a mapping")
    }
    if atom.style != .block { offset = end }
    try addKey(atom, properties, at: start)
  }

  /// Reads what follows an explicit key: a colon and a value, or neither.
  mutating func readExplicitValue(indent: Int) throws(YAMLSyntaxError) -> Node? {
    let end = offset
    let token = try nextBlockToken()
    guard token.isFirst else { throw contentFailure() }
    frames[frames.count - 1].state = .following
    guard token.column == indent, isIndicator(UInt8(ascii: ":")) else {
      return try emptyNode(at: end, Properties())
    }
    offset += 1
    return try readBlockNode(.explicitValue(indent: indent))
  }

  /// Reads the scalar or alias of a key, and refuses whatever else is next.
  mutating func readKeyAtom(indent: Int?) throws(YAMLSyntaxError) -> Atom {
    switch next {
    case UInt8(ascii: "["): throw complexKeyFailure(at: offset, found: "a sequence")
    case UInt8(ascii: "{"): throw complexKeyFailure(at: offset, found: "a mapping")
    case UInt8(ascii: "-") where isIndicator(next): throw complexKeyFailure(at: offset, found: "a sequence")
    case UInt8(ascii: "?") where isIndicator(next): throw complexKeyFailure(at: offset, found: "a mapping")
    case UInt8(ascii: ":") where isIndicator(next): throw emptyKeyFailure()
    default: return try readAtom(indent: indent)
    }
  }

  /// Whether a colon follows that makes a key of what was read, and moves to it.
  ///
  /// The start is that of its tag and anchor, if it has them, and the limit is for its characters from there on.
  mutating func isKey(_ atom: Atom, from start: Int, limit: Int = 1024) throws(YAMLSyntaxError) -> Bool {
    guard atom.style != .block else { return false }
    skipBlanks()
    guard next == UInt8(ascii: ":") else { return false }
    // Between brackets and braces only quoted keys may have something right after their colon.
    guard isBlank(byte(at: offset + 1)) || isInFlow else { return false }
    guard atom.line == lineStart else { throw lineFailure(of: atom) }
    guard offset - start <= limit || input[start..<offset].count(where: { $0 & 0xC0 != 0x80 }) <= limit else {
      throw failure(
        expecting: "a key of at most \(limit) characters", found: "a longer one", at: start,
        hint: "a longer one follows a question mark and a space")
    }
    return true
  }

  /// Moves past the colon of a key, to its value.
  mutating func skipColon() {
    offset += 1
    frames[frames.count - 1].state = .value
  }

  /// Adds a member that has yet to get its value to the innermost mapping.
  mutating func addKey(_ atom: Atom, _ properties: Properties, at start: Int) throws(YAMLSyntaxError) {
    if properties.function != nil { throw complexKeyFailure(at: start, found: "a function") }
    // An anchor is for aliases to find, and a tag may not fit.
    if !properties.isEmpty { _ = try node(of: atom, properties) }
    let key = try keyText(of: atom, at: start)
    if atom.style == .plain, properties.tag == nil, key == "<<" { throw mergeFailure(at: start) }
    if atom.style == .plain, properties.tag == nil, key.isNumberInYAML, numberKeys.count < Self.mostNumberKeys {
      numberKeys.append(start)
    }
    let mark = key.utf8Fingerprint
    if let place = position(of: key, mark) { throw repetitionFailure(of: key, at: start, first: place) }
    members.append(JSONObject.Member(key: key, value: .null))
    marks.append(mark)
    var place = Place(start)
    place.keyOffset = UInt32(start)
    places.append(place)
    frames[frames.count - 1].size += key.size - 1
  }

  private static var mostNumberKeys: Int { 100 }

  private mutating func keyText(of atom: Atom, at start: Int) throws(YAMLSyntaxError) -> String {
    guard case .alias(let name) = atom.content else { return text(of: atom) }
    let anchor = try anchor(name, at: atom.offset)
    guard let text = anchor.text else { throw complexKeyFailure(at: start, found: "an alias of a collection") }
    try countAliased(text.size, at: atom.offset)
    return text
  }

  /// The offset where the innermost mapping has a key already, or nil.
  private mutating func position(of key: String, _ mark: UInt64) -> Int? {
    let top = frames.count - 1
    let start = frames[top].start
    let placeStart = frames[top].placeStart
    guard members.count - start >= KeyIndex.threshold else {
      for position in start..<members.count where marks[position] == mark && utf8Equal(members[position].key, key) {
        return Int(places[placeStart + position - start].keyOffset)
      }
      return nil
    }
    var index = frames[top].index
    frames[top].index = nil
    let found = members.withUnsafeBufferPointer { members in
      let siblings = UnsafeBufferPointer(rebasing: members[start...])
      var known = index.take() ?? KeyIndex(siblings)
      let found = known.insert(key, in: siblings)
      index = known
      return found
    }
    frames[top].index = index
    return found.map { Int(places[placeStart + $0].keyOffset) }
  }
}

extension String {
  /// Whether YAML reads it as a number where it stands without quotes.
  fileprivate var isNumberInYAML: Bool {
    guard let first = utf8.first else { return false }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
    // Most keys begin with a letter.
    default: return false
    }
    switch withUTF8Bytes({ PlainScalar($0) }) {
    case .text: return false
    case .value, .unrepresentable: return true
    }
  }
}
