import StrataText

/// Bytes that grow at their end, for writing text faster than into an array or a string.
///
/// Room is made for a whole piece at a time, and doubles when it runs out.
package struct ByteBuffer: ~Copyable {
  /// The number of bytes written.
  package private(set) var count = 0

  private var base: UnsafeMutableRawPointer
  private var capacity: Int

  /// Makes an empty buffer with room for at least `capacity` bytes.
  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    base = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit {
    base.deallocate()
  }

  /// Makes room for at least `additional` more bytes.
  @inline(__always)
  package mutating func reserve(_ additional: Int) {
    if capacity &- count < additional { grow(additional) }
  }

  /// Appends one byte.
  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count &+= 1
  }

  /// Appends bytes.
  package mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Appends a text known when the program is compiled.
  package mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  /// Appends the UTF-8 bytes of a text as they are.
  package mutating func append(_ text: String) {
    text.withUTF8Bytes { append(contentsOf: $0) }
  }

  /// Removes all bytes and keeps the room.
  package mutating func removeAll() {
    count = 0
  }

  /// Removes what was written behind the first `count` bytes.
  mutating func truncate(to count: Int) {
    assert(count <= self.count, "there are fewer bytes")
    self.count = count
  }

  /// Calls `body` with the bytes written, which are valid only during the call.
  package borrowing func withUnsafeBytes<Result, Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// A copy of the bytes written.
  package var bytes: [UInt8] {
    Array(unsafeUninitializedCapacity: count) { target, initialized in
      UnsafeMutableRawBufferPointer(target).copyMemory(from: UnsafeRawBufferPointer(start: base, count: count))
      initialized = count
    }
  }

  /// The bytes written, as text; any that are not UTF-8 are replaced by U+FFFD.
  package var text: String {
    String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// The place of the next byte, with room for as many as were last reserved.
  @inline(__always)
  var end: UnsafeMutableRawPointer { base + count }

  /// Counts bytes in that were put at `end`.
  @inline(__always)
  mutating func advance(by written: Int) {
    count &+= written
    assert(count <= capacity, "more was written than reserved")
  }

  @inline(never)
  private mutating func grow(_ additional: Int) {
    let larger = max(capacity * 2, count + additional)
    let target = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    target.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = target
    capacity = larger
  }
}
