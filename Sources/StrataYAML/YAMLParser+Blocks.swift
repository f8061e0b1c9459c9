import StrataJSON

/// The forms that a value in a block may have, by what it stands after.
struct BlockContext {
  /// The column of the collection that it's in, which it has to stand further right than.
  let indent: Int

  /// Whether a collection may start on the line that is being read.
  var allowsCompact = false

  /// Whether a sequence may stand in the same column as the collection that it's in.
  var allowsSequenceAtIndent = false

  /// The whole document.
  static let document = BlockContext(indent: -1)

  /// An entry of a sequence.
  static func entry(indent: Int) -> BlockContext {
    BlockContext(indent: indent, allowsCompact: true)
  }

  /// The value of a key on the same line.
  static func value(indent: Int) -> BlockContext {
    BlockContext(indent: indent, allowsSequenceAtIndent: true)
  }

  /// The value of an explicit key.
  static func explicitValue(indent: Int) -> BlockContext {
    BlockContext(indent: indent, allowsCompact: true, allowsSequenceAtIndent: true)
  }
}

extension YAMLParser {
  /// Reads a value outside brackets and braces.
  ///
  /// - Returns: The value, or nil where a collection was opened.
  mutating func readBlockNode(_ context: BlockContext) throws(YAMLSyntaxError) -> Node? {
    let end = offset
    var properties = Properties()
    while true {
      let token = try nextBlockToken()
      if token.isFirst, isOutside(token, context) { return try emptyNode(at: end, properties) }
      let mayStart = token.isFirst || context.allowsCompact && properties.isEmpty
      if let kind = blockCollection {
        guard mayStart else { throw collectionFailure(kind, after: properties) }
        try openBlock(kind, at: token, properties)
        return nil
      }
      let start = offset
      let own = try readProperties()
      if !own.isEmpty, isLineEnd(next) || next == UInt8(ascii: "#") {
        properties = try merged(properties, own)
        continue
      }
      if next == UInt8(ascii: "[") || next == UInt8(ascii: "{") {
        try openFlow(try merged(properties, own))
        return nil
      }
      if let kind = blockCollection { throw collectionFailure(kind, after: own) }
      let atom = try readAtom(indent: context.indent)
      guard try isKey(atom, from: start) else { return try node(of: atom, try merged(properties, own)) }
      guard mayStart else { throw innerKeyFailure() }
      if let tab = token.tab { throw tabFailure(at: tab) }
      try open(.blockMapping, indent: token.column, at: start, properties)
      try addKey(atom, own, at: start)
      skipColon()
      return nil
    }
  }

  /// Reads on in a mapping whose keys stand on lines of their own.
  mutating func readNextInBlockMapping() throws(YAMLSyntaxError) -> Node? {
    let top = frames.count - 1
    let indent = frames[top].indent
    switch frames[top].state {
    case .value:
      frames[top].state = .following
      return try readBlockNode(.value(indent: indent))
    case .explicitKey:
      frames[top].state = .explicitColon
      try readExplicitKey(indent: indent)
      return nil
    case .explicitColon:
      return try readExplicitValue(indent: indent)
    default:
      let token = try nextBlockToken()
      guard token.isFirst else { throw contentFailure() }
      if token.column < indent { return try close() }
      guard token.column == indent else { throw indentationFailure(token.column, as: indent) }
      try readBlockKey(indent: indent)
      return nil
    }
  }

  /// Reads on in a sequence whose entries follow dashes.
  mutating func readNextInBlockSequence() throws(YAMLSyntaxError) -> Node? {
    let token = try nextBlockToken()
    let top = frames.count - 1
    let indent = frames[top].indent
    guard token.isFirst || frames[top].state == .first else { throw contentFailure() }
    frames[top].state = .following
    if token.column < indent { return try close() }
    guard token.column == indent else { throw indentationFailure(token.column, as: indent) }
    if isIndicator(UInt8(ascii: "-")) {
      offset += 1
      return try readBlockNode(.entry(indent: indent))
    }
    guard top > 0, frames[top - 1].kind == .blockMapping, frames[top - 1].indent == indent else {
      throw entryFailure()
    }
    return try close()
  }

  /// The collection that the next byte starts, or nil.
  private var blockCollection: Frame.Kind? {
    if isIndicator(UInt8(ascii: "-")) { return .blockSequence }
    return isIndicator(UInt8(ascii: "?")) || isIndicator(UInt8(ascii: ":")) ? .blockMapping : nil
  }

  private func isOutside(_ token: BlockToken, _ context: BlockContext) -> Bool {
    if token.column == context.indent, context.allowsSequenceAtIndent, isIndicator(UInt8(ascii: "-")) { return false }
    return token.column <= context.indent
  }

  private mutating func openBlock(
    _ kind: Frame.Kind, at token: BlockToken, _ properties: Properties
  ) throws(YAMLSyntaxError) {
    if let tab = token.tab { throw tabFailure(at: tab) }
    if next == UInt8(ascii: ":") { throw emptyKeyFailure() }
    try open(kind, indent: token.column, at: offset, properties)
    guard kind == .blockMapping else { return }
    frames[frames.count - 1].state = .explicitKey
    offset += 1
  }
}
