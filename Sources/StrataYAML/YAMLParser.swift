import StrataJSON

/// Reads one YAML document, with stacks of its own instead of recursion.
///
/// The children of collections that are still open stand on stacks, from which each collection takes its own when it
/// closes. Every byte is looked at a bounded number of times.
struct YAMLParser: ~Copyable {
  /// The text to be read.
  let input: UnsafeRawBufferPointer

  /// The offset of the next byte to be read.
  var offset = 0

  /// The offset of the first byte of the line being read.
  var lineStart = 0

  /// The offset of the first token of the line that was last begun.
  var firstToken = -1

  /// The offset of the first tab that stands between the parts of a line, or -1.
  var firstTab = -1

  /// The offsets of the keys that YAML reads as numbers, up to a number of them that nobody needs all of.
  var numberKeys: [Int] = []

  /// The offsets at which comments begin, each once.
  var comments: [Int] = []

  /// The collections that are open, outermost first.
  var frames: [Frame] = []

  /// The elements of all open sequences.
  var values: [JSONValue] = []

  /// The members of all open mappings.
  var members: [JSONObject.Member] = []

  /// A number for each key of `members` that is mostly another for other keys.
  var marks: [UInt64] = []

  /// The places of `values` and `members` together.
  var places: [Place] = []

  /// The places of what is in closed collections.
  var tree: [Place] = []

  /// The values that have an anchor.
  var anchors: [Anchor] = []

  /// The positions in `anchors` by name.
  var anchorPositions: [String: Int] = [:]

  /// The size of all that the aliases read so far stand for.
  var aliasedSize = 0

  /// The offsets at which the lines start.
  var lines = LineIndex(firstStart: 0)

  /// The buffer in which a text is put together.
  var scratch: [UInt8] = []

  /// The number of arrays and objects of the JSON that may stand within one another.
  let maximumDepth: Int

  /// Makes a parser of a text, which must stay in place until the parser is gone.
  init(_ input: UnsafeRawBufferPointer, maximumDepth: Int) {
    self.input = input
    self.maximumDepth = maximumDepth
  }

  /// Reads the whole text.
  mutating func parse() throws(YAMLSyntaxError) -> ParsedYAML {
    try readStart()
    var node = try readBlockNode(.document)
    while true {
      if let finished = node {
        if frames.isEmpty {
          try readEnd()
          return ParsedYAML(
            value: finished.value, places: PlaceTree(root: finished.place, places: tree, lines: lines),
            firstTab: firstTab, numberKeys: numberKeys, comments: comments)
        }
        add(finished)
      }
      node = try readNext()
    }
  }

  /// Reads on in the innermost collection.
  ///
  /// - Returns: Its next child, or itself where it ends; nil where a child was opened that is itself a collection.
  @inline(__always)
  private mutating func readNext() throws(YAMLSyntaxError) -> Node? {
    switch frames[frames.count - 1].kind {
    case .blockMapping: try readNextInBlockMapping()
    case .blockSequence: try readNextInBlockSequence()
    case .flowMapping: try readNextInFlowMapping()
    case .flowSequence: try readNextInFlowSequence()
    case .flowPair: try readNextInFlowPair()
    }
  }

  /// The byte at an offset, or zero beyond the end, which no byte of the text is.
  @inline(__always)
  func byte(at place: Int) -> UInt8 { place < input.count ? input[place] : 0 }

  /// The next byte, or zero at the end.
  @inline(__always)
  var next: UInt8 { byte(at: offset) }
}
