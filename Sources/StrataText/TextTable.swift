/// The positions of texts in a list that is kept elsewhere, found by hashes of their bytes.
///
/// It's for texts of the program's own, such as ids: the hash is quick, and nothing keeps someone from making texts that have
/// the same.
package struct TextTable {
  /// A hash with its position plus one below it, or zero for a free slot; their number is a power of two.
  private var slots: [UInt64] = []
  private var count = 0

  /// Makes an empty table.
  package init() {}

  /// Makes an empty table with room for a number of texts.
  package init(capacity: Int) {
    if capacity > 0 { grow(to: capacity) }
  }

  /// The hash of a text, which all texts have that `==` takes for the same.
  package static func hash(of text: String) -> UInt32 {
    text.withUTF8Bytes { bytes in
      var hash: UInt64 = 0
      var seen: UInt64 = 0
      var offset = 0
      while offset &+ 8 <= bytes.count {
        let word = bytes.word(at: offset)
        seen |= word
        hash = mixed(hash ^ word)
        offset &+= 8
      }
      let word = bytes.partialWord(at: offset, count: bytes.count &- offset)
      if (seen | word) & .highBits != 0 { return hashBeyondASCII(of: text) }
      return UInt32(truncatingIfNeeded: mixed(hash ^ word))
    }
  }

  /// The hash of a text that isn't all ASCII: texts of other bytes may be the same, by `==`.
  @inline(never)
  private static func hashBeyondASCII(of text: String) -> UInt32 {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      // The three that Unicode takes for one of ASCII.
      case "\u{212A}": plain.append("K")
      case "\u{37E}": plain.append(";")
      case "\u{1FEF}": plain.append("`")
      default: plain.append(scalar)
      }
    }
    if plain.allSatisfy(\.isASCII) { return hash(of: String(plain)) }
    return UInt32(truncatingIfNeeded: String(plain).hashValue)
  }

  /// The position of a text, or nil.
  ///
  /// - Parameters:
  ///   - hash: The hash of the text.
  ///   - isSame: Whether the text is the one at a position, of which the hash is the same.
  /// - Returns: The position, or nil where the list hasn't the text.
  package func position(of hash: UInt32, where isSame: (Int) -> Bool) -> Int? {
    if slots.isEmpty { return nil }
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let position = Int(slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] &>> 32 == hash, isSame(position) { return position }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Records where a text is that the list hasn't yet.
  package mutating func insert(_ hash: UInt32, at position: Int) {
    if count &* 2 >= slots.count { grow(to: max(count &* 2, 4)) }
    put(UInt64(hash) &<< 32 | UInt64(position &+ 1))
    count &+= 1
  }

  private mutating func put(_ entry: UInt64) {
    let mask = slots.count &- 1
    var slot = Int(entry &>> 32) & mask
    while slots[slot] != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow(to capacity: Int) {
    var size = 8
    while size < capacity &* 2 { size &*= 2 }
    let entries = slots
    slots = Array(repeating: 0, count: size)
    for entry in entries where entry != 0 { put(entry) }
  }

  /// A word that each bit of another changes much of.
  private static func mixed(_ word: UInt64) -> UInt64 {
    let (high, low) = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
