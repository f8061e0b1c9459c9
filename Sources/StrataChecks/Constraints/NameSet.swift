/// A set of names of which a bit each is kept, so that what surely isn't in it is known at once.
struct NameSet {
  private var bits: UInt64 = 0

  mutating func insert(_ name: UnsafeRawBufferPointer) {
    guard let first = name.first, let last = name.last else { return }
    let number = UInt64(first) &* 7 &+ UInt64(last) &* 13 &+ UInt64(truncatingIfNeeded: name.count)
    bits |= 1 << (number & 63)
  }

  /// Whether all names of another set may be in this one.
  func mayContain(_ other: NameSet) -> Bool { bits & other.bits == other.bits }
}
