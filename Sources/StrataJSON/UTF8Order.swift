import StrataText

/// Whether the UTF-8 bytes of `left` come before those of `right`; a prefix comes before what it begins.
///
/// This is also the order of the Unicode scalars, and unlike `<` it does not depend on a version of Unicode.
package func utf8Precedes(_ left: String, _ right: String) -> Bool {
  left.withUTF8Bytes { left in right.withUTF8Bytes { right in bytesPrecede(left, right) } }
}

/// Whether two strings have the same UTF-8 bytes, which is stricter than `==`.
package func utf8Equal(_ left: String, _ right: String) -> Bool {
  if isStoredAlike(left, right) { return true }
  // What `==` tells apart, which takes little, differs in bytes as well.
  guard left.utf8.count == right.utf8.count, left == right else { return false }
  return left.withUTF8Bytes { left in right.withUTF8Bytes { right in bytesEqual(left, right) } }
}

/// Whether two strings are stored in the same way at the same place: then they're the same, else nothing follows.
@inline(__always)
func isStoredAlike(_ left: String, _ right: String) -> Bool {
  // Two words wherever pointers have 64 bits.
  guard MemoryLayout<String>.size == MemoryLayout<(UInt, UInt)>.size else { return false }
  return unsafeBitCast(left, to: (UInt, UInt).self) == unsafeBitCast(right, to: (UInt, UInt).self)
}

extension String {
  /// The first eight UTF-8 bytes as a big-endian integer, a shorter string's padded with zeros.
  ///
  /// If two strings' prefixes differ, they order as the strings do; where they are the same, nothing follows.
  var utf8Prefix: UInt64 {
    withUTF8Bytes { $0.firstWord.byteSwapped }
  }
}

extension Hasher {
  /// Feeds a string's UTF-8 bytes and their number to the hasher.
  package mutating func combine(utf8Of text: String) {
    text.withUTF8Bytes { combine(bytes: $0) }
    combine(text.utf8.count)
  }
}

/// Whether the bytes of `left` come before those of `right`; a prefix comes before what it begins.
func bytesPrecede(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let shared = min(left.count, right.count)
  var offset = 0
  while offset &+ 8 <= shared {
    let leftWord = left.word(at: offset)
    let rightWord = right.word(at: offset)
    if leftWord != rightWord { return leftWord.byteSwapped < rightWord.byteSwapped }
    offset &+= 8
  }
  while offset < shared {
    if left[offset] != right[offset] { return left[offset] < right[offset] }
    offset &+= 1
  }
  return left.count < right.count
}

/// Whether two runs of bytes have the same length and contents.
func bytesEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  let count = left.count
  guard count == right.count else { return false }
  guard count >= 8 else { return left.firstWord == right.firstWord }
  var offset = 0
  while offset &+ 8 <= count {
    if left.word(at: offset) != right.word(at: offset) { return false }
    offset &+= 8
  }
  return left.word(at: count &- 8) == right.word(at: count &- 8)
}
