extension YAMLParser {
  /// Reads the tag and the anchor that are next, if any, on one line.
  mutating func readProperties() throws(YAMLSyntaxError) -> Properties {
    var properties = Properties()
    // Most values have neither.
    guard next == UInt8(ascii: "&") || next == UInt8(ascii: "!") else { return properties }
    while true {
      switch next {
      case UInt8(ascii: "&"): try readAnchor(into: &properties)
      case UInt8(ascii: "!"): try readTag(into: &properties)
      default: return properties
      }
      skipBlanks()
    }
  }

  /// Reads the tag and the anchor that are next, if any, between brackets or braces.
  mutating func readFlowProperties() throws(YAMLSyntaxError) -> Properties {
    var properties = Properties()
    while next == UInt8(ascii: "&") || next == UInt8(ascii: "!") {
      properties = try merged(properties, try readProperties())
      try skipFlowSeparation()
    }
    return properties
  }

  /// The tags and anchors of the same value that were read on two lines.
  func merged(_ outer: Properties, _ inner: Properties) throws(YAMLSyntaxError) -> Properties {
    if outer.isEmpty { return inner }
    if let first = outer.tag, let second = inner.tag { throw tagRepetitionFailure(second, first: first) }
    if let first = outer.anchor, let second = inner.anchor {
      throw anchorRepetitionFailure(at: second.offset, first: first.offset)
    }
    return Properties(tag: outer.tag ?? inner.tag, anchor: outer.anchor ?? inner.anchor)
  }

  /// Reads the name of an anchor or alias, which follows the next byte.
  mutating func readName() throws(YAMLSyntaxError) -> String {
    offset += 1
    let start = offset
    while isNameCharacter(next) { offset += 1 }
    guard offset > start else {
      throw failure(expecting: "a name of letters, digits, '-' and '_' after '\(character(start - 1))'")
    }
    return String(decoding: input[start..<offset], as: UTF8.self)
  }

  private mutating func readAnchor(into properties: inout Properties) throws(YAMLSyntaxError) {
    let start = offset
    let name = try readName()
    guard isBlank(next) || isInFlow && isFlowEnd(next) else {
      throw failure(expecting: "a space after the anchor '&\(name.prefix(40))'")
    }
    if let first = properties.anchor { throw anchorRepetitionFailure(at: start, first: first.offset) }
    if let first = anchorPositions[name] {
      throw failure(
        expecting: "each anchor once", found: "'&\(name.prefix(40))' again", at: start,
        hint: "it first stands at \(position(of: anchors[first].offset))")
    }
    anchorPositions[name] = anchors.count
    properties.anchor = Properties.Anchored(position: anchors.count, offset: start)
    anchors.append(Anchor(offset: start))
  }

  private mutating func readTag(into properties: inout Properties) throws(YAMLSyntaxError) {
    let start = offset
    offset += 1
    if next == UInt8(ascii: "<") {
      while !isBlank(next), next != UInt8(ascii: ">") { offset += 1 }
      guard next == UInt8(ascii: ">") else { throw failure(expecting: "'>' after the tag") }
      offset += 1
    } else {
      while !isBlank(next), !isFlowIndicator(next) { offset += 1 }
    }
    let name = String(decoding: input[(start + 1)..<offset], as: UTF8.self)
    let written = Properties.Written(tag: try tag(name, at: start), offset: start)
    guard isBlank(next) || isInFlow && isFlowEnd(next) else {
      throw failure(expecting: "a space after the tag '!\(name)'")
    }
    if let first = properties.tag { throw tagRepetitionFailure(written, first: first) }
    properties.tag = written
  }

  /// The tag that a name after an exclamation mark stands for.
  private func tag(_ name: String, at start: Int) throws(YAMLSyntaxError) -> Tag {
    let prefix = "<tag:yaml.org,2002:"
    if name.hasPrefix(prefix) { return try coreTag(String(name.dropFirst(prefix.count).dropLast()), at: start) }
    if name.hasPrefix("!") { return try coreTag(String(name.dropFirst()), at: start) }
    let local = name.hasPrefix("<!") ? String(name.dropFirst(2).dropLast()) : name
    if local.isEmpty { return .nonspecific }
    guard let function = ShortFunction(rawValue: local) else {
      throw failure(
        expecting: "a tag of CloudFormation", found: "'!\(name.prefix(40))'", at: start,
        hint: ShortFunction.hint(for: local))
    }
    return .function(function)
  }

  private func coreTag(_ name: String, at start: Int) throws(YAMLSyntaxError) -> Tag {
    guard let tag = CoreTag(rawValue: name) else {
      throw failure(
        expecting: "a tag that CloudFormation takes", found: "'!!\(name.prefix(40))'", at: start,
        hint: "of YAML's own it takes !!str, !!int, !!float, !!bool, !!null, !!seq and !!map")
    }
    return .core(tag)
  }

  private func isNameCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default:
      false
    }
  }

  private func character(_ place: Int) -> Character { Character(Unicode.Scalar(input[place])) }
}
