/// Writes JSON values as UTF-8 bytes: the same value always as the same bytes.
public struct JSONWriter: Sendable, Hashable {
  /// The order of objects' members in what is written.
  public enum KeyOrder: Sendable, Hashable {
    /// The order of the keys' UTF-8 bytes, at every level.
    case sorted

    /// The order that the members have in each object.
    case given
  }

  /// The white space in what is written.
  public enum Layout: Sendable, Hashable {
    /// Arrays and objects on one line where that line has at most 120 bytes, else each element and member on its own line,
    /// indented by two spaces a level; and a newline at the end.
    ///
    /// A single child stays on the line of its array, and a single scalar on that of its object, however long it is.
    case pretty

    /// As pretty, but each member of an object on its own line, for files that people edit.
    case open

    /// No white space at all, and no newline at the end.
    case compact
  }

  /// The order of objects' members; by default the one given.
  public var keyOrder: KeyOrder

  /// The white space; by default that of the pretty layout.
  public var layout: Layout

  /// The number of arrays and objects that may stand within one another; 512 by default.
  public var maximumDepth: Int

  /// Makes a writer.
  public init(keyOrder: KeyOrder = .given, layout: Layout = .pretty, maximumDepth: Int = 512) {
    self.keyOrder = keyOrder
    self.layout = layout
    self.maximumDepth = maximumDepth
  }

  /// The UTF-8 bytes of a value.
  ///
  /// - Throws: An error that names the first value that JSON cannot express or that is nested too deeply.
  public func write(_ value: JSONValue) throws(JSONWritingError) -> [UInt8] {
    var buffer = ByteBuffer()
    try write(value, to: &buffer)
    return buffer.bytes
  }

  /// Appends the UTF-8 bytes of a value to a buffer, in the pretty layout with the newline at the end.
  ///
  /// - Returns: The number of bytes that the value has in the compact layout.
  /// - Throws: An error that names the first value that JSON cannot express or that is nested too deeply; the buffer
  ///   then holds what came before it.
  @discardableResult
  package func write(_ value: JSONValue, to buffer: inout ByteBuffer) throws(JSONWritingError) -> Int {
    var writer = ValueWriter(self)
    let start = buffer.count
    try writer.write(value, to: &buffer)
    return buffer.count - start - writer.layoutByteCount
  }
}

extension JSONValue {
  /// The value as UTF-8 bytes of JSON; by default in the order given and the pretty layout.
  public func bytes(
    keyOrder: JSONWriter.KeyOrder = .given, layout: JSONWriter.Layout = .pretty
  ) throws(JSONWritingError) -> [UInt8] {
    try JSONWriter(keyOrder: keyOrder, layout: layout).write(self)
  }

  /// The value as JSON text; by default in the order given and the pretty layout.
  public func text(
    keyOrder: JSONWriter.KeyOrder = .given, layout: JSONWriter.Layout = .pretty
  ) throws(JSONWritingError) -> String {
    var buffer = ByteBuffer()
    try JSONWriter(keyOrder: keyOrder, layout: layout).write(self, to: &buffer)
    return buffer.text
  }
}
