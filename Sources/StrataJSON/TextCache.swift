import StrataText

/// The texts that were read last, by which one that comes again needn't be made again.
///
/// Most keys, types and words of a template stand in it hundreds of times.
struct TextCache: ~Copyable {
  private struct Entry {
    var text = ""
    /// The number that is the same for the same bytes.
    var fingerprint: UInt64 = 0
  }

  private let entries: UnsafeMutablePointer<Entry>
  /// The most bytes of a text that is kept, as longer ones hardly come again; -1 where none is.
  private let mostBytes: Int

  /// The number of places, of which each text has one.
  private static var count: Int { 1 << bits }
  private static var bits: Int { 9 }
  /// The bytes of a document from which on a cache takes less time than it takes to make it.
  private static var leastBytes: Int { 16_384 }

  /// Makes a cache for a document of so many bytes.
  init(forByteCount byteCount: Int) {
    mostBytes = byteCount < Self.leastBytes ? -1 : 48
    entries = .allocate(capacity: mostBytes < 0 ? 0 : Self.count)
    if mostBytes >= 0 { entries.initialize(repeating: Entry(), count: Self.count) }
  }

  deinit {
    if mostBytes >= 0 { entries.deinitialize(count: Self.count) }
    entries.deallocate()
  }

  /// The text of bytes in UTF-8.
  @inline(__always)
  func text(of bytes: UnsafeRawBufferPointer) -> String {
    if bytes.count > mostBytes { return String(decoding: bytes, as: UTF8.self) }
    let fingerprint = bytes.fingerprint
    // The high bits of the product depend on all of the number's.
    let place = entries + Int(truncatingIfNeeded: (fingerprint &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - Self.bits))
    if place.pointee.fingerprint == fingerprint, place.pointee.text.isEqual(toUTF8: bytes) { return place.pointee.text }
    let text = String(decoding: bytes, as: UTF8.self)
    place.pointee = Entry(text: text, fingerprint: fingerprint)
    return text
  }
}

extension UnsafeRawBufferPointer {
  /// A number that is the same for the same bytes, and mostly another for others.
  var fingerprint: UInt64 {
    guard count > 8 else { return firstWord &+ UInt64(count) }
    let last = word(at: count &- 8)
    return firstWord &+ (last &<< 23 | last &>> 41) &+ UInt64(count)
  }
}
