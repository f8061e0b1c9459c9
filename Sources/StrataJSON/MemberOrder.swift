/// A member's place in its object, with enough of its key to order most members by.
struct RankedMember {
  /// The first eight UTF-8 bytes of the key as a big-endian integer.
  let prefix: UInt64

  /// The position of the member in its object.
  let position: Int

  /// Whether the member comes before another of the same object.
  @inline(__always)
  func precedes(_ other: RankedMember, in members: UnsafeBufferPointer<InPlace<JSONObject.Member>>) -> Bool {
    prefix != other.prefix ? prefix < other.prefix : members[position].precedes(members[other.position])
  }
}

extension MoveStack<RankedMember> {
  /// Pushes members in the order of their keys' UTF-8 bytes, or nothing where they have that order already.
  ///
  /// - Returns: Whether the members were pushed.
  mutating func pushSorted(_ members: UnsafeBufferPointer<InPlace<JSONObject.Member>>) -> Bool {
    if members.isSortedByKey { return false }
    let start = count
    for position in 0..<members.count {
      push(RankedMember(prefix: members[position].prefix, position: position))
    }
    var ranked = elements(from: start)
    if ranked.count <= 16 {
      Self.sortByInsertion(ranked, in: members)
    } else {
      ranked.sort { $0.precedes($1, in: members) }
    }
    return true
  }

  private static func sortByInsertion(
    _ ranked: UnsafeMutableBufferPointer<RankedMember>, in members: UnsafeBufferPointer<InPlace<JSONObject.Member>>
  ) {
    for position in 1..<ranked.count {
      let member = ranked[position]
      var place = position
      while place > 0, member.precedes(ranked[place &- 1], in: members) {
        ranked[place] = ranked[place &- 1]
        place &-= 1
      }
      ranked[place] = member
    }
  }
}

extension [JSONObject.Member] {
  /// The members in the order of their keys' UTF-8 bytes; themselves where they have that order already.
  package func sortedByKey() -> [JSONObject.Member] {
    withElementsInPlace { members in
      if members.isSortedByKey { return self }
      var ranks = MoveStack<RankedMember>(capacity: members.count)
      _ = ranks.pushSorted(members)
      return ranks.elements().map { members[$0.position].value }
    }
  }
}

extension UnsafeBufferPointer<InPlace<JSONObject.Member>> {
  /// Whether the members have the order of their keys' UTF-8 bytes.
  fileprivate var isSortedByKey: Bool {
    guard count > 1 else { return true }
    var previous = self[0].prefix
    for position in 1..<count {
      let prefix = self[position].prefix
      if prefix < previous { return false }
      if prefix == previous, self[position].precedes(self[position &- 1]) { return false }
      previous = prefix
    }
    return true
  }
}

extension InPlace<JSONObject.Member> {
  /// The beginning of the key, as ``String/utf8Prefix``.
  @inline(__always)
  fileprivate var prefix: UInt64 { value.key.utf8Prefix }

  fileprivate func precedes(_ other: borrowing InPlace<JSONObject.Member>) -> Bool {
    utf8Precedes(value.key, other.value.key)
  }
}
