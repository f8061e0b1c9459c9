import StrataText

/// Reads one JSON text, with stacks of its own instead of recursion.
///
/// The elements and members of containers that are still open stand on two stacks, from which each container takes its
/// own when it closes.
struct JSONParser: ~Copyable {
  /// An array or object that is still open.
  struct Frame {
    /// The offset of the bracket or brace that opened it.
    let offset: Int

    /// Whether this is an object and not an array.
    let isObject: Bool

    /// The place of its first child on the stack.
    let start: Int

    /// The places of its keys, once there are many.
    var index: KeyIndex?
  }

  /// The mark of a key by which its repetition is found.
  struct KeyMark {
    /// A number that is the same for the same keys, and mostly another for others.
    let fingerprint: UInt64

    /// The offset of the key's opening quote.
    let offset: Int
  }

  /// The text to be read.
  let input: UnsafeRawBufferPointer

  /// The offset of the next byte to be read.
  var offset = 0

  /// The buffer in which strings with escapes are put together.
  var scratch = ByteBuffer(capacity: 256)

  private(set) var frames = MoveStack<Frame>()
  private(set) var members = MoveStack<JSONObject.Member>()
  private(set) var marks = MoveStack<KeyMark>()
  private var elements = MoveStack<JSONValue>()
  private let maximumDepth: Int

  /// Makes a parser of a text, which must stay in place until the parser is gone.
  init(_ input: UnsafeRawBufferPointer, maximumDepth: Int) {
    self.input = input
    self.maximumDepth = maximumDepth
  }

  /// Reads the whole text.
  mutating func parse() throws(JSONSyntaxError) -> JSONValue {
    try skipStart()
    while true {
      guard let value = try parseValue() else { continue }
      add(value)
      while try isContainerClosed() { add(closeContainer()) }
      if frames.isEmpty {
        skipWhiteSpace()
        guard offset == input.count else { throw failure(expecting: "the end of the text after the value") }
        return elements.pop()
      }
    }
  }

  /// The next byte, or zero at the end, which no byte of JSON is.
  @inline(__always)
  var next: UInt8 { offset < input.count ? input[offset] : 0 }

  /// Moves to the next byte that is no white space.
  @inline(__always)
  mutating func skipWhiteSpace() {
    while offset < input.count {
      switch input[offset] {
      case 0x20, 0x0D, 0x09: offset &+= 1
      case 0x0A:
        offset &+= 1
        // A line mostly starts with an indentation.
        while offset &+ 8 <= input.count, input.word(at: offset) == .repeating(0x20) { offset &+= 8 }
      default: return
      }
    }
  }

  /// Reads a scalar or an empty container, or opens another, the first child of which is then next.
  ///
  /// - Returns: The value, or nil where a container was opened.
  @inline(__always)
  private mutating func parseValue() throws(JSONSyntaxError) -> JSONValue? {
    switch next {
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "{"): return try openObject()
    case UInt8(ascii: "["): return try openArray()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    case UInt8(ascii: "t") where skipWord("true"): return .bool(true)
    case UInt8(ascii: "f") where skipWord("false"): return .bool(false)
    case UInt8(ascii: "n") where skipWord("null"): return .null
    default: throw valueFailure()
    }
  }

  private mutating func parseNumber() throws(JSONSyntaxError) -> JSONValue {
    do {
      let literal = try NumberLiteral(input, at: offset)
      offset = literal.end
      return literal.value(in: input)
    } catch {
      throw numberFailure(error)
    }
  }

  private mutating func openArray() throws(JSONSyntaxError) -> JSONValue? {
    let start = offset
    try enter()
    if next == UInt8(ascii: "]") {
      offset &+= 1
      return .array([])
    }
    frames.push(Frame(offset: start, isObject: false, start: elements.count))
    return nil
  }

  private mutating func openObject() throws(JSONSyntaxError) -> JSONValue? {
    let start = offset
    try enter()
    if next == UInt8(ascii: "}") {
      offset &+= 1
      return .object(JSONObject())
    }
    frames.push(Frame(offset: start, isObject: true, start: members.count))
    try parseKey()
    return nil
  }

  private mutating func enter() throws(JSONSyntaxError) {
    guard frames.count < maximumDepth else { throw depthFailure(maximumDepth) }
    offset &+= 1
    skipWhiteSpace()
  }

  /// Adds a value to the open array or gives it to the latest member of the open object.
  ///
  /// If there is neither, the value is the whole text's and the only element on the stack.
  @inline(__always)
  private mutating func add(_ value: consuming JSONValue) {
    if !frames.isEmpty, frames.top.pointee.isObject {
      members.top.pointee.value = value
    } else {
      elements.push(value)
    }
  }

  /// Reads what follows a value in the open container, if there is one: a comma, and a key in an object, or the end.
  private mutating func isContainerClosed() throws(JSONSyntaxError) -> Bool {
    guard !frames.isEmpty else { return false }
    let isObject = frames.top.pointee.isObject
    skipWhiteSpace()
    switch next {
    case UInt8(ascii: ","):
      offset &+= 1
      skipWhiteSpace()
      if isObject { try parseKey() }
      return false
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      offset &+= 1
      return true
    default:
      throw separatorFailure()
    }
  }

  /// Takes the open container and its children off the stacks.
  private mutating func closeContainer() -> JSONValue {
    let frame = frames.pop()
    guard frame.isObject else { return .array(elements.take(from: frame.start)) }
    marks.truncate(to: frame.start)
    return .object(JSONObject(uniqueMembers: members.take(from: frame.start), index: frame.index))
  }

  /// Reads a key and its colon, and adds a member that has yet to get its value.
  private mutating func parseKey() throws(JSONSyntaxError) {
    guard next == UInt8(ascii: "\"") else { throw keyFailure() }
    let start = offset
    let key = try parseString()
    let mark = KeyMark(fingerprint: key.utf8Fingerprint, offset: start)
    if let previous = position(of: key, mark) { throw repetitionFailure(of: key, at: start, first: previous) }
    members.push(JSONObject.Member(key: key, value: .null))
    marks.push(mark)
    skipWhiteSpace()
    guard next == UInt8(ascii: ":") else {
      throw failure(expecting: "a colon after the key \(quoted(key))")
    }
    offset &+= 1
    skipWhiteSpace()
  }

  /// The offset where the open object has a key already, or nil.
  private func position(of key: String, _ mark: KeyMark) -> Int? {
    let frame = frames.top
    let start = frame.pointee.start
    guard members.count &- start >= KeyIndex.threshold else {
      for place in start..<members.count
      where marks[place].fingerprint == mark.fingerprint && utf8Equal(members[place].key, key) {
        return marks[place].offset
      }
      return nil
    }
    let siblings = UnsafeBufferPointer(members.elements(from: start))
    if frame.pointee.index == nil { frame.pointee.index = KeyIndex(siblings) }
    return frame.pointee.index?.insert(key, in: siblings).map { marks[start + $0].offset }
  }

  /// Skips a word if it is next and ends there.
  private mutating func skipWord(_ word: StaticString) -> Bool {
    let end = offset &+ word.utf8CodeUnitCount
    guard end <= input.count else { return false }
    let isNext = word.withUTF8Buffer { word in
      bytesEqual(UnsafeRawBufferPointer(word), UnsafeRawBufferPointer(rebasing: input[offset..<end]))
    }
    guard isNext, end == input.count || !input[end].isWordCharacter else { return false }
    offset = end
    return true
  }
}

extension UInt8 {
  /// Whether this is an ASCII letter, a digit, an underscore or a dollar sign.
  var isWordCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default:
      false
    }
  }
}
