import StrataText

/// A text in a table.
package struct TableText: Equatable, Sendable {
  package let place: TablePlace

  @inlinable
  package init(_ place: TablePlace) { self.place = place }

  /// The number of its UTF-8 bytes.
  @inlinable
  package var count: Int { place.count(at: 0) }

  /// Its UTF-8 bytes, which never go away.
  @inlinable
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: place.type + (place.offset &+ 2), count: count)
  }

  /// The text as a string.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether some bytes are those of the text.
  @inlinable
  package func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    let count = count
    guard other.count == count else { return false }
    let start = place.type + (place.offset &+ 2)
    var index = 0
    while index &+ 8 <= count {
      let word = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word != other.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
      index &+= 8
    }
    while index < count {
      if start[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Whether the text comes before some bytes; a prefix comes before what it begins.
  @inlinable
  package func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
    let bytes = bytes
    let shared = min(bytes.count, other.count)
    var index = 0
    while index < shared {
      if bytes[index] != other[index] { return bytes[index] < other[index] }
      index &+= 1
    }
    return bytes.count < other.count
  }

  /// The UTF-8 bytes of its first step, where it's a path.
  package var firstStep: UnsafeRawBufferPointer {
    let bytes = bytes
    var count = 0
    while count < bytes.count, bytes[count] != UInt8(ascii: "/") { count += 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[..<count])
  }

  /// Whether a text has the same bytes.
  package static func == (left: TableText, right: String) -> Bool { right.withUTF8Bytes { left.isEqual(to: $0) } }
}
