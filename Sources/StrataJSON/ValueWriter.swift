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

  /// The way in which an attempt to write a value on one line ended.
  private enum Attempt {
    /// The value was written.
    case written

    /// The line would be too long.
    case tooLong

    /// Something in the value is too deep or not finite, as is found when it's written in parts.
    case impossible
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
    // The value is written as the only element of an array without brackets, which holds all that frames look at.
    let elements = [value]
    defer { withExtendedLifetime(elements) {} }
    var frame = WriterFrame(elements: elements.inPlace, depth: 0, form: .broken, indentation: 0)
    lineStart = out.count
    while true {
      switch frame.isObject ? writeMembers(of: &frame, to: &out) : writeElements(of: &frame, to: &out) {
      case .container:
        guard frame.depth < maximumDepth else {
          throw failure(.nestedTooDeeply(maximumDepth: maximumDepth), in: frame)
        }
        guard let child = writeLatestChild(of: frame, to: &out) else { continue }
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

  // MARK: One after the other

  /// Writes the rest of an array's elements, up to one that is not written as a whole.
  private mutating func writeElements(of frame: inout WriterFrame, to out: inout ByteBuffer) -> Stop {
    for position in frame.written..<frame.elements.count {
      if frame.depth > 0 {
        writeSeparator(isFirst: position == 0, form: frame.form, indentation: frame.indentation, to: &out)
      }
      let stop = writeLeaf(frame.elements[position], depth: frame.depth, to: &out)
      guard case .done = stop else {
        frame.written = position &+ 1
        return stop
      }
    }
    return .done
  }

  /// Writes the rest of an object's members, up to one whose value is not written as a whole.
  private mutating func writeMembers(of frame: inout WriterFrame, to out: inout ByteBuffer) -> Stop {
    for place in frame.written..<frame.members.count {
      writeSeparator(isFirst: place == 0, form: frame.form, indentation: frame.indentation, to: &out)
      let position = position(at: place, startingAt: frame.ranks)
      let stop = writeLeaf(frame.members[position], depth: frame.depth, to: &out)
      guard case .done = stop else {
        frame.written = place &+ 1
        return stop
      }
    }
    return .done
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

  /// Writes a member's key, and its value unless that has children or is too deep.
  @inline(__always)
  private mutating func writeLeaf(
    _ member: borrowing InPlace<JSONObject.Member>, depth: Int, to out: inout ByteBuffer
  ) -> Stop {
    out.appendQuoted(member.value.key)
    out.append(UInt8(ascii: ":"))
    if isPretty { writeSpace(to: &out) }
    return writeLeaf(member.value.value, depth: depth, to: &out)
  }

  @inline(__always)
  private func writeLeaf(_ element: borrowing InPlace<JSONValue>, depth: Int, to out: inout ByteBuffer) -> Stop {
    writeLeaf(element.value, depth: depth, to: &out)
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

  // MARK: Containers

  /// Writes the latest child of a container as a whole, and gives nil, or else opens it.
  private mutating func writeLatestChild(of frame: WriterFrame, to out: inout ByteBuffer) -> WriterFrame? {
    let position = latestPosition(in: frame)
    return frame.isObject
      ? write(frame.members[position], in: frame, to: &out) : write(frame.elements[position], in: frame, to: &out)
  }

  private mutating func write(
    _ member: borrowing InPlace<JSONObject.Member>, in frame: WriterFrame, to out: inout ByteBuffer
  ) -> WriterFrame? {
    write(member.value.value, in: frame, to: &out)
  }

  private mutating func write(
    _ element: borrowing InPlace<JSONValue>, in frame: WriterFrame, to out: inout ByteBuffer
  ) -> WriterFrame? {
    write(element.value, in: frame, to: &out)
  }

  private mutating func write(_ child: JSONValue, in frame: WriterFrame, to out: inout ByteBuffer) -> WriterFrame? {
    var form = form(of: child, in: frame.form)
    if form != .inline, frame.form == .broken, !isOpen || child.isListOfScalars {
      switch writeOnLine(child, depth: frame.depth, to: &out) {
      case .written: return nil
      case .tooLong: break
      case .impossible: form = .inline
      }
    }
    let depth = frame.depth &+ 1
    let indentation = frame.indentation &+ (form == .hugging ? 0 : 1)
    switch child {
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      return WriterFrame(elements: elements.inPlace, depth: depth, form: form, indentation: indentation)
    case .object(let object):
      out.append(UInt8(ascii: "{"))
      let members = object.members.inPlace
      return WriterFrame(
        members: members, depth: depth, ranks: rank(members), form: form, indentation: indentation)
    default:
      return nil
    }
  }

  /// The layout of a container that has no room on the line as a whole, or has it however long it is.
  private func form(of value: JSONValue, in parent: WriterForm) -> WriterForm {
    guard isPretty else { return .inline }
    if isOpen { return .broken }
    switch (parent, value) {
    case (.inline, _): return .inline
    // What is in an array that didn't fit won't fit either.
    case (_, .array(let elements)) where elements.count == 1: return elements[0].isScalar ? .inline : .hugging
    case (_, .object(let object)) where object.count == 1 && object.members[0].value.isScalar: return .inline
    default: return .broken
    }
  }

  private mutating func close(_ frame: WriterFrame, to out: inout ByteBuffer) {
    if let start = frame.ranks { ranks.truncate(to: start) }
    if isPretty, frame.form == .broken { breakLine(indentation: max(frame.indentation &- 1, 0), to: &out) }
    if frame.depth > 0 { out.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) }
  }

  // MARK: On one line

  /// Writes a value as a whole, with room for a comma behind it, or nothing where the line would be too long or an error is
  /// in it.
  private mutating func writeOnLine(_ value: JSONValue, depth: Int, to out: inout ByteBuffer) -> Attempt {
    let (start, layout, ranked) = (out.count, layoutByteCount, ranks.count)
    let limit = lineStart &+ Self.lineLimit &- 1
    guard value.mayFitOnLine(of: limit &- start) else { return .tooLong }
    let isWritten = writeWhole(value, depth: depth, to: &out)
    // What escapes add is known only now.
    if isWritten, out.count <= limit { return .written }
    out.truncate(to: start)
    layoutByteCount = layout
    ranks.truncate(to: ranked)
    return isWritten ? .tooLong : .impossible
  }

  /// Writes a value on the line being written, up to an error.
  ///
  /// The depth of the recursion is bounded, as each level takes two bytes.
  private mutating func writeWhole(_ value: JSONValue, depth: Int, to out: inout ByteBuffer) -> Bool {
    switch writeLeaf(value, depth: depth, to: &out) {
    case .done: return true
    case .notFinite: return false
    case .container: break
    }
    if depth >= maximumDepth { return false }
    let depth = depth &+ 1
    switch value {
    case .array(let elements):
      out.append(UInt8(ascii: "["))
      let elements = elements.inPlace
      for position in 0..<elements.count {
        writeSeparator(isFirst: position == 0, form: .inline, indentation: 0, to: &out)
        if !writeWhole(elements[position], depth: depth, to: &out) { return false }
      }
      out.append(UInt8(ascii: "]"))
    case .object(let object):
      out.append(UInt8(ascii: "{"))
      let members = object.members.inPlace
      let start = rank(members)
      for place in 0..<members.count {
        writeSeparator(isFirst: place == 0, form: .inline, indentation: 0, to: &out)
        if !writeWhole(members[position(at: place, startingAt: start)], depth: depth, to: &out) { return false }
      }
      if let start { ranks.truncate(to: start) }
      out.append(UInt8(ascii: "}"))
    default: break
    }
    return true
  }

  private mutating func writeWhole(
    _ member: borrowing InPlace<JSONObject.Member>, depth: Int, to out: inout ByteBuffer
  ) -> Bool {
    out.appendQuoted(member.value.key)
    out.append(UInt8(ascii: ":"))
    writeSpace(to: &out)
    return writeWhole(member.value.value, depth: depth, to: &out)
  }

  private mutating func writeWhole(
    _ element: borrowing InPlace<JSONValue>, depth: Int, to out: inout ByteBuffer
  ) -> Bool {
    writeWhole(element.value, depth: depth, to: &out)
  }

  // MARK: The order of members

  /// Puts the order of members on the stack, and gives the place where it starts; nil where they're in order already.
  private mutating func rank(_ members: UnsafeBufferPointer<InPlace<JSONObject.Member>>) -> Int? {
    let start = ranks.count
    return sortsKeys && ranks.pushSorted(members) ? start : nil
  }

  /// The position in its object of the member that is written as number `place`.
  @inline(__always)
  private func position(at place: Int, startingAt start: Int?) -> Int {
    start.map { ranks[$0 &+ place].position } ?? place
  }

  private func latestPosition(in frame: WriterFrame) -> Int {
    position(at: frame.written &- 1, startingAt: frame.ranks)
  }

  // MARK: Errors

  /// The error of the latest child of the innermost container.
  private func failure(
    _ reason: JSONWritingError.Reason, in innermost: WriterFrame
  ) -> JSONWritingError {
    var pointer = JSONPointer()
    let frames = outer.elements()
    for place in frames.indices { append(latestChildOf: frames[place], to: &pointer) }
    append(latestChildOf: innermost, to: &pointer)
    return JSONWritingError(reason: reason, pointer: pointer)
  }

  private func append(latestChildOf frame: WriterFrame, to pointer: inout JSONPointer) {
    guard frame.depth > 0 else { return }
    let position = latestPosition(in: frame)
    pointer = frame.isObject ? pointer.appending(frame.members[position].value.key) : pointer.appending(position)
  }
}

extension Array {
  /// The elements in place, which are valid as long as the array is held elsewhere and not changed.
  fileprivate var inPlace: UnsafeBufferPointer<InPlace<Element>> { withElementsInPlace { $0 } }
}

extension JSONValue {
  fileprivate var isListOfScalars: Bool {
    if case .array(let elements) = self { elements.allSatisfy(\.isScalar) } else { false }
  }
}
