/// Writes one value and all within it, with a stack of its own instead of recursion.
struct ValueWriter: ~Copyable {
  /// The way in which the writing of children came to a stop.
  private enum Stop {
    /// All were written.
    case done

    /// The latest is an array or object that has children or is too deep.
    case container

    /// The latest is a double that is NaN or infinite.
    case notFinite(Double)
  }

  private let sortsKeys: Bool
  private let isPretty: Bool
  private let isOpen: Bool
  private let maximumDepth: Int

  /// The most bytes of a line that has a whole array or object on it.
  private static let lineLimit = 120

  /// The offset at which the line being written starts.
  private var lineStart = 0

  /// The number of bytes written that are white space of the layout.
  private(set) var layoutByteCount = 0

  /// The containers around the one being written, outermost first.
  private var outer = MoveStack<WriterFrame>()

  /// The orders of the members of all objects being written that are not in order already.
  private var ranks = MoveStack<RankedMember>()

  /// Makes a writer of one value.
  init(_ options: JSONWriter) {
    sortsKeys = options.keyOrder == .sorted
    isPretty = options.layout != .compact
    isOpen = options.layout == .open
    maximumDepth = options.maximumDepth
  }

  /// Appends the bytes of a value to a buffer, in the pretty layout with a newline at the end.
  mutating func write(_ value: JSONValue, to out: inout ByteBuffer) throws(JSONWritingError) {
    // The value is written as the only element of an array without brackets.
    var frame = WriterFrame(elements: [value], depth: 0, form: .broken, indentation: 0)
    lineStart = out.count
    while true {
      switch frame.isObject ? writeMembers(of: &frame, to: &out) : writeElements(of: &frame, to: &out) {
      case .container:
        guard frame.depth < maximumDepth else {
          throw failure(.nestedTooDeeply(maximumDepth: maximumDepth), in: frame)
        }
        guard let child = openLatestChild(of: frame, to: &out) else { continue }
        outer.push(frame)
        frame = child
      case .notFinite(let double):
        throw failure(double.isNaN ? .notANumber : .infinite, in: frame)
      case .done:
        close(frame, to: &out)
        if outer.isEmpty { return }
        frame = outer.pop()
      }
    }
  }

  /// Writes the rest of an array's elements, up to one that is not written as a whole.
  private mutating func writeElements(of frame: inout WriterFrame, to out: inout ByteBuffer) -> Stop {
    let (depth, form, indentation) = (frame.depth, frame.form, frame.indentation)
    let first = frame.written
    let (stop, written) = frame.elements.withUnsafeBufferPointer { elements -> (Stop, Int) in
      for position in first..<elements.count {
        if depth > 0 { writeSeparator(isFirst: position == 0, form: form, indentation: indentation, to: &out) }
        let stop = writeLeaf(elements[position], depth: depth, to: &out)
        guard case .done = stop else { return (stop, position &+ 1) }
      }
      return (.done, elements.count)
    }
    frame.written = written
    return stop
  }

  /// Writes the rest of an object's members, up to one whose value is not written as a whole.
  private mutating func writeMembers(of frame: inout WriterFrame, to out: inout ByteBuffer) -> Stop {
    let (depth, form, indentation) = (frame.depth, frame.form, frame.indentation)
    let first = frame.written
    let order = frame.ranks.map { ranks.elements(from: $0) }
    let (stop, written) = frame.members.withUnsafeBufferPointer { members -> (Stop, Int) in
      for place in first..<members.count {
        let position = order.map { $0[place].position } ?? place
        writeSeparator(isFirst: place == 0, form: form, indentation: indentation, to: &out)
        out.appendQuoted(members[position].key)
        out.append(UInt8(ascii: ":"))
        if isPretty { writeSpace(to: &out) }
        let stop = writeLeaf(members[position].value, depth: depth, to: &out)
        guard case .done = stop else { return (stop, place &+ 1) }
      }
      return (.done, members.count)
    }
    frame.written = written
    return stop
  }

  @inline(__always)
  private mutating func writeSeparator(isFirst: Bool, form: WriterForm, indentation: Int, to out: inout ByteBuffer) {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    guard isPretty else { return }
    if form == .broken {
      breakLine(indentation: indentation, to: &out)
    } else if !isFirst {
      writeSpace(to: &out)
    }
  }

  @inline(__always)
  private mutating func writeSpace(to out: inout ByteBuffer) {
    out.append(UInt8(ascii: " "))
    layoutByteCount &+= 1
  }

  @inline(__always)
  private mutating func breakLine(indentation: Int, to out: inout ByteBuffer) {
    lineStart = out.count &+ 1
    out.appendNewline(indentedBy: 2 &* indentation)
    layoutByteCount &+= out.count &- lineStart &+ 1
  }

  /// The layout of a container that is about to be opened.
  private func form(of value: JSONValue, in parent: WriterForm, after out: borrowing ByteBuffer) -> WriterForm {
    guard isPretty else { return .inline }
    if isOpen { return value.array?.allSatisfy(\.isScalar) == true && fits(value, after: out) ? .inline : .broken }
    switch (parent, value) {
    case (.inline, _): return .inline
    case (_, .array(let elements)) where elements.count == 1:
      if elements[0].isScalar { return .inline }
      // What is in an array that didn't fit won't fit either.
      return parent == .broken && fits(value, after: out) ? .inline : .hugging
    case (_, .object(let object)) where object.count == 1 && object.members[0].value.isScalar: return .inline
    default: return parent == .broken && fits(value, after: out) ? .inline : .broken
    }
  }

  /// Whether a value has room on the line being written, with a comma behind it.
  @inline(__always)
  private func fits(_ value: JSONValue, after out: borrowing ByteBuffer) -> Bool {
    value.fitsOnLine(of: Self.lineLimit &- 1 &- (out.count &- lineStart))
  }

  /// Writes a value that stands in `depth` containers, unless it is one with children or too deep.
  @inline(__always)
  private func writeLeaf(_ value: JSONValue, depth: Int, to out: inout ByteBuffer) -> Stop {
    switch value {
    case .string(let text):
      out.appendQuoted(text)
    case .array(let elements):
      guard elements.isEmpty, depth < maximumDepth else { return .container }
      out.append("[]")
    case .object(let object):
      guard object.members.isEmpty, depth < maximumDepth else { return .container }
      out.append("{}")
    case .integer(let integer):
      out.appendDecimal(integer)
    case .bool(let bool):
      out.append(bool ? "true" : "false")
    case .null:
      out.append("null")
    case .double(let double):
      guard double.isFinite else { return .notFinite(double) }
      out.append(double.description)
    case .number(let number):
      out.append(number.text)
    }
    return .done
  }

  /// Starts the latest child of a container if it is one itself, or else gives nil.
  private mutating func openLatestChild(of frame: borrowing WriterFrame, to out: inout ByteBuffer) -> WriterFrame? {
    let position = latestPosition(in: frame)
    let depth = frame.depth &+ 1
    let child = frame.isObject ? frame.members[position].value : frame.elements[position]
    let form = form(of: child, in: frame.form, after: out)
    let indentation = frame.indentation &+ (form == .hugging ? 0 : 1)
    switch child {
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      return WriterFrame(elements: elements, depth: depth, form: form, indentation: indentation)
    case .object(let object):
      out.append(UInt8(ascii: "{"))
      let start = ranks.count
      let isRanked = sortsKeys && object.members.withUnsafeBufferPointer { ranks.pushSorted($0) }
      return WriterFrame(
        members: object.members, depth: depth, ranks: isRanked ? start : nil, form: form, indentation: indentation)
    default:
      return nil
    }
  }

  private mutating func close(_ frame: borrowing WriterFrame, to out: inout ByteBuffer) {
    if let start = frame.ranks { ranks.truncate(to: start) }
    if isPretty, frame.form == .broken { breakLine(indentation: max(frame.indentation &- 1, 0), to: &out) }
    if frame.depth > 0 { out.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) }
  }

  private func latestPosition(in frame: borrowing WriterFrame) -> Int {
    let place = frame.written &- 1
    return frame.ranks.map { ranks[$0 &+ place].position } ?? place
  }

  /// The error of the latest child of the innermost container.
  private func failure(
    _ reason: JSONWritingError.Reason, in innermost: borrowing WriterFrame
  ) -> JSONWritingError {
    var pointer = JSONPointer()
    let frames = outer.elements()
    for place in frames.indices { append(latestChildOf: frames[place], to: &pointer) }
    append(latestChildOf: innermost, to: &pointer)
    return JSONWritingError(reason: reason, pointer: pointer)
  }

  private func append(latestChildOf frame: borrowing WriterFrame, to pointer: inout JSONPointer) {
    guard frame.depth > 0 else { return }
    let position = latestPosition(in: frame)
    pointer = frame.isObject ? pointer.appending(frame.members[position].key) : pointer.appending(position)
  }
}
