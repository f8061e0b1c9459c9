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
    members.withUnsafeBufferPointer { members in
      if let index { return index.position(of: key, in: members) }
      // By index, as an element would be a copy. What is stored alike is found without a look at bytes.
      for position in members.indices where isStoredAlike(members[position].key, key) { return position }
      let count = key.utf8.count
      for position in members.indices where members[position].key.utf8.count == count {
        if utf8Equal(members[position].key, key) { return position }
      }
      return nil
    }
  }

  /// The position of the member whose key has some UTF-8 bytes, or nil; each key is looked at.
  package func position(ofUTF8 key: UnsafeRawBufferPointer) -> Int? {
    members.withUnsafeBufferPointer { members in
      members.firstIndex { $0.key.utf8.count == key.count && $0.key.withUTF8Bytes { bytesEqual($0, key) } }
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
