/// The places of a large object's keys: a hash table of positions in a list of members kept elsewhere.
///
/// A word wide, also as an optional, so that an object that has none stays small.
package struct KeyIndex: Sendable {
  /// The number of members up to which looking at each is quicker than an index.
  package static let threshold = 16

  /// Positions plus one, zero for a free slot; their number is a power of two.
  private var slots: [UInt32]

  /// Indexes members whose keys are unique.
  package init(_ members: UnsafeBufferPointer<JSONObject.Member>) {
    slots = []
    rebuild(members)
  }

  /// The position of the member with `key`, or nil.
  func position(of key: String, in members: UnsafeBufferPointer<JSONObject.Member>) -> Int? {
    let found = slots[slot(of: key, in: members)]
    return found == 0 ? nil : Int(found) - 1
  }

  /// Records that `key` is about to be appended to `members`, unless it is there already.
  ///
  /// - Returns: The position of the member with the key, or nil where there was none.
  package mutating func insert(_ key: String, in members: UnsafeBufferPointer<JSONObject.Member>) -> Int? {
    if members.count * 2 >= slots.count { rebuild(members) }
    let slot = slot(of: key, in: members)
    guard slots[slot] == 0 else { return Int(slots[slot]) - 1 }
    slots[slot] = UInt32(members.count + 1)
    return nil
  }

  /// The slot that holds the position of `key`, or the free one where it belongs.
  private func slot(of key: String, in members: UnsafeBufferPointer<JSONObject.Member>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] != 0, !utf8Equal(members[Int(slots[slot]) - 1].key, key) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func rebuild(_ members: UnsafeBufferPointer<JSONObject.Member>) {
    var size = 64
    while size < members.count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    let mask = size - 1
    for (position, member) in members.enumerated() {
      var slot = Self.hash(member.key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(position + 1)
    }
  }

  /// A hash seeded anew in every process, so that no document can be made of keys that collide.
  private static func hash(_ key: String) -> Int {
    var hasher = Hasher()
    hasher.combine(utf8Of: key)
    return hasher.finalize()
  }
}
