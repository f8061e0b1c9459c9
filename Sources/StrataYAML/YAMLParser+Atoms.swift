import StrataJSON
import StrataText

extension YAMLParser {
  /// Reads the scalar or alias that is next.
  ///
  /// Its further lines have to stand further right than the column given, which is nil between brackets or braces.
  mutating func readAtom(indent: Int?) throws(YAMLSyntaxError) -> Atom {
    let (start, line) = (offset, lineStart)
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return Atom(content: try readQuoted(), style: .quoted, offset: start, line: line)
    case UInt8(ascii: "*"):
      let name = try readName()
      return Atom(content: .alias(name), style: .alias, offset: start, line: line)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      guard let indent else { throw indicatorFailure() }
      return Atom(content: .text(try readBlockScalar(indent: indent)), style: .block, offset: start, line: line)
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      let following = byte(at: offset + 1)
      // Between brackets and braces, question marks and colons are never the start of a text.
      if isBlank(following) || indent == nil && next != UInt8(ascii: "-") { throw indicatorFailure() }
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "!"), 0:
      throw indicatorFailure()
    default:
      break
    }
    return Atom(content: readPlain(indent: indent), style: .plain, offset: start, line: line)
  }

  /// The text of a scalar as written, without its quotes and with its lines folded.
  func text(of atom: Atom) -> String {
    switch atom.content {
    case .source(let range): String(decoding: UnsafeRawBufferPointer(rebasing: input[range]), as: UTF8.self)
    case .text(let text), .alias(let text): text
    }
  }

  /// The value that a scalar or alias is.
  mutating func node(of atom: Atom, _ properties: Properties) throws(YAMLSyntaxError) -> Node {
    if case .alias(let name) = atom.content {
      guard properties.isEmpty else { throw aliasFailure(at: atom.offset) }
      return try node(ofAlias: name, at: atom.offset)
    }
    switch properties.tag?.tag {
    case .function(let function):
      return try node(of: atom, function, properties)
    case .core(let tag):
      let text = text(of: atom)
      let value = try value(of: text, tag, properties, at: atom.offset)
      let node = Node(value: value, place: Place(atom.offset), size: text.size)
      return finish(node, properties, text: text)
    case .nonspecific:
      let text = text(of: atom)
      return finish(Node(value: .string(text), place: Place(atom.offset), size: text.size), properties, text: text)
    case nil:
      let value = try value(of: atom)
      let node = Node(value: value, place: Place(atom.offset), size: value.string?.size ?? 1)
      return properties.anchor == nil ? node : finish(node, properties, text: text(of: atom))
    }
  }

  /// The value that stands where nothing is written.
  mutating func emptyNode(at place: Int, _ properties: Properties) throws(YAMLSyntaxError) -> Node {
    try node(of: Atom(content: .source(place..<place), style: .plain, offset: place, line: lineStart), properties)
  }

  /// The long form of a function whose argument is a scalar, which is always a text.
  private mutating func node(
    of atom: Atom, _ function: ShortFunction, _ properties: Properties
  ) throws(YAMLSyntaxError) -> Node {
    let height = function.isAttribute ? 2 : 1
    guard depth + height <= maximumDepth else { throw depthFailure(at: properties.start ?? atom.offset) }
    let text = text(of: atom)
    guard function.isAttribute else {
      let node = Node(value: .string(text), place: Place(atom.offset), size: text.size)
      return finish(node, properties, text: nil)
    }
    let bytes = text.utf8
    guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex,
      bytes.index(after: dot) != bytes.endIndex
    else { throw attributeFailure(found: quoted(text), at: atom.offset) }
    let attribute = bytes.index(after: dot)
    var place = Place(atom.offset)
    place.firstChild = UInt32(tree.count)
    tree.append(Place(atom.offset))
    let isSource = if case .source = atom.content { atom.style == .plain } else { false }
    tree.append(Place(isSource ? atom.offset + bytes.distance(from: bytes.startIndex, to: attribute) : atom.offset))
    let value = JSONValue.array([.string(String(text[..<dot])), .string(String(text[attribute...]))])
    return finish(Node(value: value, place: place, size: 2 + text.size, height: 1), properties, text: nil)
  }

  /// The value of a scalar without a tag.
  private func value(of atom: Atom) throws(YAMLSyntaxError) -> JSONValue {
    // Only a text is written on several lines.
    guard case .source(let range) = atom.content else { return .string(text(of: atom)) }
    let bytes = UnsafeRawBufferPointer(rebasing: input[range])
    guard atom.style == .plain else { return .string(String(decoding: bytes, as: UTF8.self)) }
    switch PlainScalar(bytes) {
    case .text: return .string(String(decoding: bytes, as: UTF8.self))
    case .value(let value): return value
    case .unrepresentable: throw numberFailure(text(of: atom), at: atom.offset)
    }
  }

  /// The value of a scalar with a tag of YAML's own.
  private func value(
    of text: String, _ tag: CoreTag, _ properties: Properties, at start: Int
  ) throws(YAMLSyntaxError) -> JSONValue {
    let plain = text.withUTF8Bytes { PlainScalar($0) }
    switch (tag, plain) {
    case (.string, _): return .string(text)
    case (.null, .value(.null)): return .null
    case (.boolean, .value(.bool(let bool))): return .bool(bool)
    case (.integer, .value(let value)) where value.isInteger: return value
    case (.integer, .unrepresentable), (.float, .unrepresentable): throw numberFailure(text, at: start)
    case (.float, .value(.double(let double))): return .double(double)
    case (.float, .value(.integer(let integer))) where text.utf8.contains(UInt8(ascii: ":")):
      return .double(Double(integer))
    case (.float, _):
      if let value = PlainNumber.decimal(text) { return value }
      throw tagFailure(properties, found: quoted(text), at: start)
    default: throw tagFailure(properties, found: quoted(text), at: start)
    }
  }
}

extension JSONValue {
  /// Whether this is a number written without a fraction and an exponent.
  fileprivate var isInteger: Bool {
    switch self {
    case .integer: true
    case .number(let number): number.text.utf8.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
    default: false
    }
  }
}
