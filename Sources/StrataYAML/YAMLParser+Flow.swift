extension YAMLParser {
  /// Opens the collection whose bracket or brace is next.
  mutating func openFlow(_ properties: Properties) throws(YAMLSyntaxError) {
    let kind: Frame.Kind = next == UInt8(ascii: "[") ? .flowSequence : .flowMapping
    try open(kind, indent: 0, at: offset, properties)
    offset += 1
  }

  /// Reads on in a sequence between brackets.
  mutating func readNextInFlowSequence() throws(YAMLSyntaxError) -> Node? {
    try skipFlowSeparation()
    let top = frames.count - 1
    if next == UInt8(ascii: "]") { return try closeFlow() }
    if frames[top].state == .separator {
      try readComma()
      return nil
    }
    frames[top].state = .separator
    if try isExplicitKey() {
      try open(.flowPair, indent: 0, at: offset, Properties())
      frames[top + 1].state = .explicitKey
      offset += 1
      return nil
    }
    return try readFlowNode(isEntry: true)
  }

  /// Reads on in a mapping between braces.
  mutating func readNextInFlowMapping() throws(YAMLSyntaxError) -> Node? {
    let end = offset
    try skipFlowSeparation()
    let top = frames.count - 1
    switch frames[top].state {
    case .first, .following:
      if next == UInt8(ascii: "}") { return try closeFlow() }
      if try isExplicitKey() {
        frames[top].state = .explicitKey
        offset += 1
        return nil
      }
      return try readFlowKey()
    case .separator:
      if next == UInt8(ascii: "}") { return try closeFlow() }
      try readComma()
      return nil
    default:
      return try readFlowMember(end)
    }
  }

  /// Reads on in a key and its value as an entry of a sequence.
  mutating func readNextInFlowPair() throws(YAMLSyntaxError) -> Node? {
    if frames[frames.count - 1].state == .separator { return try close() }
    let end = offset
    try skipFlowSeparation()
    return try readFlowMember(end)
  }

  /// Reads a value between brackets or braces, or gives nil where a collection was opened.
  ///
  /// The entry of a sequence may as well be a key and its value.
  private mutating func readFlowNode(isEntry: Bool) throws(YAMLSyntaxError) -> Node? {
    let start = offset
    let properties = try readFlowProperties()
    switch next {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      try openFlow(properties)
      return nil
    case _ where isFlowEnd(next):
      guard !properties.isEmpty else { throw valueFailure() }
      return try emptyNode(at: offset, properties)
    default:
      let atom = try readAtom(indent: nil)
      guard isEntry, try isKey(atom, from: start) else { return try node(of: atom, properties) }
      try open(.flowPair, indent: 0, at: start, Properties())
      try addKey(atom, properties, at: start)
      skipColon()
      return nil
    }
  }

  /// Reads a key between braces, and the value that it lacks where no colon follows.
  private mutating func readFlowKey() throws(YAMLSyntaxError) -> Node? {
    if isFlowEnd(next) { throw flowKeyFailure() }
    let start = offset
    let properties = try readFlowProperties()
    let atom = try readKeyAtom(indent: nil)
    let end = offset
    let hasValue = try isKey(atom, from: start)
    try addKey(atom, properties, at: start)
    if hasValue {
      skipColon()
      return nil
    }
    frames[frames.count - 1].state = .separator
    return try emptyNode(at: end, Properties())
  }

  /// Reads the explicit key, the colon or the value that is next, what was read before having ended at an offset.
  private mutating func readFlowMember(_ end: Int) throws(YAMLSyntaxError) -> Node? {
    let top = frames.count - 1
    switch frames[top].state {
    case .explicitKey:
      frames[top].state = .explicitColon
      let start = offset
      let properties = try readFlowProperties()
      if isFlowEnd(next) { throw emptyKeyFailure() }
      try addKey(try readKeyAtom(indent: nil), properties, at: start)
      return nil
    case .explicitColon:
      frames[top].state = next == UInt8(ascii: ":") ? .value : .separator
      if next != UInt8(ascii: ":") { return try emptyNode(at: end, Properties()) }
      offset += 1
      return nil
    default:
      frames[top].state = .separator
      return isFlowEnd(next) ? try emptyNode(at: end, Properties()) : try readFlowNode(isEntry: false)
    }
  }

  /// Whether a question mark is next that stands before a key.
  private func isExplicitKey() throws(YAMLSyntaxError) -> Bool {
    guard next == UInt8(ascii: "?") else { return false }
    guard isIndicator(next) else { throw indicatorFailure() }
    return true
  }

  private mutating func readComma() throws(YAMLSyntaxError) {
    guard next == UInt8(ascii: ",") else { throw separatorFailure() }
    offset += 1
    frames[frames.count - 1].state = .following
  }

  private mutating func closeFlow() throws(YAMLSyntaxError) -> Node {
    let frame = frames[frames.count - 1]
    offset += 1
    let node = try close()
    skipBlanks()
    if next == UInt8(ascii: ":"), isInFlow || isIndicator(next) {
      throw complexKeyFailure(at: frame.offset, found: frame.kind == .flowSequence ? "a sequence" : "a mapping")
    }
    return node
  }
}
