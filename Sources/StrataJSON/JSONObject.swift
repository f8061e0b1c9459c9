import StrataText

/// The members of a JSON object: unique keys and their values, in a given order.
///
/// Keys are the same when their UTF-8 bytes are. Objects are equal regardless of the order of their members.
public struct JSONObject: Sendable {
  /// A key and its value.
  public struct Member: Sendable {
    /// The name of the member.
    public var key: String

    /// The value of the member.
    public var value: JSONValue

    /// Makes a member of its key and value.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  @usableFromInline private(set) var members: [Member]

  /// Made once a large object is parsed or changed; while there is none, each key is looked at.
  private var index: KeyIndex?

  /// Makes an object without members.
  public init() {
    members = []
  }

  /// Makes an object of keys and values in order; the last value of a repeated key wins, at the place of its first.
  public init(_ elements: some Sequence<(String, JSONValue)>) {
    self.init()
    reserveCapacity(elements.underestimatedCount)
    for (key, value) in elements { self[key] = value }
  }

  /// Makes an object of members whose keys the caller knows to be unique, unchecked.
  package init(uniqueMembers: [Member]) {
    members = uniqueMembers
  }

  /// Makes an object of members with unique keys and an index that was made along with them.
  package init(uniqueMembers: [Member], index: KeyIndex?) {
    members = uniqueMembers
    self.index = index
  }

  /// The keys, in the order of the members.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key, or nil where there is no such member.
  ///
  /// Setting a value replaces it in its place, or appends a new member; setting nil removes the member, which takes
  /// time in proportion to their number.
  public subscript(key: String) -> JSONValue? {
    get {
      guard let position = position(of: key) else { return nil }
      return members[position].value
    }
    set {
      switch (newValue, position(of: key)) {
      case (let value?, let position?):
        members[position].value = value
      case (let value?, nil):
        append(Member(key: key, value: value))
      case (nil, let position?):
        members.remove(at: position)
        index = nil
      case (nil, nil):
        break
      }
    }
  }

  /// Makes room for at least `capacity` members in all.
  public mutating func reserveCapacity(_ capacity: Int) {
    members.reserveCapacity(capacity)
  }

  /// The same members in the order of the UTF-8 bytes of their keys; objects within them stay as they are.
  public func sorted() -> JSONObject {
    JSONObject(uniqueMembers: members.sortedByKey())
  }

  /// The position of the member with `key`, or nil.
  package func position(of key: String) -> Int? {
    if let index { return members.withUnsafeBufferPointer { index.position(of: key, in: $0) } }
    return members.withElementsInPlace { members in
      // What is stored alike is found without a look at bytes.
      for position in 0..<members.count where members[position].hasKey(storedAs: key) { return position }
      let count = key.utf8.count
      for position in 0..<members.count where members[position].hasKey(key, ofCount: count) { return position }
      return nil
    }
  }

  /// The same object with an index, where it is large enough for one to pay.
  func indexed() -> JSONObject {
    guard index == nil, members.count > KeyIndex.threshold else { return self }
    return JSONObject(uniqueMembers: members, index: members.withUnsafeBufferPointer { KeyIndex($0) })
  }

  private mutating func append(_ member: Member) {
    if members.count >= KeyIndex.threshold {
      members.withUnsafeBufferPointer { members in
        if index == nil { index = KeyIndex(members) }
        _ = index?.insert(member.key, in: members)
      }
    }
    members.append(member)
  }
}

extension InPlace<JSONObject.Member> {
  @inline(__always)
  fileprivate func hasKey(storedAs key: String) -> Bool { isStoredAlike(value.key, key) }

  @inline(__always)
  fileprivate func hasKey(_ key: String, ofCount count: Int) -> Bool {
    value.key.utf8.count == count && utf8Equal(value.key, key)
  }
}
