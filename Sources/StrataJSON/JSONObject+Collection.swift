extension JSONObject: RandomAccessCollection {
  /// The position of the first member: zero.
  @inlinable public var startIndex: Int { 0 }

  /// The position after the last member: the number of members.
  @inlinable public var endIndex: Int { members.count }

  /// The member at a position, counted from zero.
  @inlinable public subscript(position: Int) -> Member { members[position] }

  /// Calls `body` with the members in place, which are valid only during the call; for loops in which copies of them show.
  @inlinable
  package func withMembers<Result>(_ body: (UnsafeBufferPointer<Member>) throws -> Result) rethrows -> Result {
    try members.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the members in place, which count no references and are valid only during the call.
  @inlinable @inline(__always)
  package func withMembersInPlace<Result>(_ body: (UnsafeBufferPointer<InPlace<Member>>) -> Result) -> Result {
    members.withElementsInPlace(body)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object in the order given; the last value of a repeated key wins, at the place of its first.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}

extension JSONObject: Hashable {
  /// Whether two objects have the same keys with equal values, in any order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    // Objects that are equal mostly have the same order too, and then need no look-up.
    let position = left.members.withUnsafeBufferPointer { left in
      right.members.withUnsafeBufferPointer { right -> Int? in
        var position = 0
        while position < left.count, utf8Equal(left[position].key, right[position].key) {
          guard left[position].value == right[position].value else { return nil }
          position += 1
        }
        return position
      }
    }
    guard let position else { return false }
    guard position < left.count else { return true }
    let right = right.indexed()
    return left[position...].allSatisfy { right[$0.key] == $0.value }
  }

  /// Feeds the members to `hasher`, in such a way that their order makes no difference.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var memberHasher = hasher
      memberHasher.combine(member)
      sum &+= memberHasher.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(sum)
  }
}

extension JSONObject.Member: Hashable {
  /// Whether two members have the same key, by UTF-8 bytes, and equal values.
  public static func == (left: JSONObject.Member, right: JSONObject.Member) -> Bool {
    utf8Equal(left.key, right.key) && left.value == right.value
  }

  /// Feeds the key and the value to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(utf8Of: key)
    hasher.combine(value)
  }
}
