public import StrataJSON

/// The exact steps from one template's JSON to another's, the order of keys included.
///
/// Its JSON is a [JSON Patch](https://www.rfc-editor.org/rfc/rfc6902) with two additions, for the order of keys, which
/// is nothing to other readers of patches: `add` may have `before`, the key that the new one comes before, and the
/// operation `order` lists the keys of an object.
public struct TemplatePatch: Sendable, Hashable {
  /// A step.
  public enum Operation: Sendable, Hashable {
    /// A new member of an object, before another or at the end; or a new element of a list.
    case add(JSONPointer, JSONValue, before: String?)
    /// A member or an element is taken away.
    case remove(JSONPointer)
    /// A value takes the place of another.
    case replace(JSONPointer, JSONValue)
    /// The members of an object come in another order.
    case order(JSONPointer, [String])
  }

  /// The steps, in order.
  public let operations: [Operation]

  /// Takes steps.
  public init(_ operations: [Operation]) {
    self.operations = operations
  }

  /// Finds the steps from one value to another.
  public init(from old: JSONValue, to new: JSONValue) {
    var maker = PatchMaker()
    maker.compare(old, new)
    operations = maker.operations
  }
}

extension TemplatePatch {
  /// The logical ids of the resources in which there's a step; nil where a step is about more than one.
  var touchedResources: Set<String>? {
    var ids: Set<String> = []
    for operation in operations {
      let pointer =
        switch operation {
        case .add(let pointer, _, _), .remove(let pointer), .replace(let pointer, _), .order(let pointer, _): pointer
        }
      guard pointer.tokens.count > 1 else { return nil }
      if pointer.tokens[0] == "Resources" { ids.insert(pointer.tokens[1]) }
    }
    return ids
  }
}

/// Finds the steps of a patch.
private struct PatchMaker {
  var operations: [TemplatePatch.Operation] = []
  private var tokens: [String] = []

  private var pointer: JSONPointer { JSONPointer(tokens) }

  mutating func compare(_ old: JSONValue, _ new: JSONValue) {
    switch (old, new) {
    case (.object(let old), .object(let new)): compare(old, new)
    case (.array(let old), .array(let new)): compare(old, new)
    default: if !old.isIdentical(to: new) { operations.append(.replace(pointer, new)) }
    }
  }

  private mutating func within(_ token: String, _ body: (inout PatchMaker) -> Void) {
    tokens.append(token)
    body(&self)
    tokens.removeLast()
  }

  private mutating func compare(_ old: JSONObject, _ new: JSONObject) {
    if let positions = Self.differing(old, new) {
      for position in positions {
        within(old[position].key) { $0.compare(old[position].value, new[position].value) }
      }
      return
    }
    var (isInOrder, last) = (true, -1)
    for member in old {
      guard let value = new[member.key] else {
        operations.append(.remove(pointer.appending(member.key)))
        continue
      }
      let position = new.position(of: member.key) ?? 0
      isInOrder = isInOrder && position > last
      last = position
      within(member.key) { $0.compare(member.value, value) }
    }
    var next: String?
    for member in new.reversed() {
      if old.position(of: member.key) == nil {
        operations.append(.add(pointer.appending(member.key), member.value, before: next))
      }
      next = member.key
    }
    if !isInOrder { operations.append(.order(pointer, new.keys)) }
  }

  /// The positions of members that aren't written alike; nil where the keys, or their order, are others.
  private static func differing(_ old: JSONObject, _ new: JSONObject) -> [Int]? {
    old.withMembers { old in
      new.withMembers { new in
        guard old.count == new.count else { return nil }
        var positions: [Int] = []
        for position in old.indices {
          guard utf8Equal(old[position].key, new[position].key) else { return nil }
          if !old[position].value.isIdentical(to: new[position].value) { positions.append(position) }
        }
        return positions
      }
    }
  }

  private mutating func compare(_ old: [JSONValue], _ new: [JSONValue]) {
    let head = zip(old, new).prefix { $0.isIdentical(to: $1) }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0.isIdentical(to: $1) }
      .count
    let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
    let shared = min(oldEnd, newEnd)
    for index in head..<max(head, shared) { within(String(index)) { $0.compare(old[index], new[index]) } }
    // The last first, so that the places of the others stay.
    for index in (shared..<max(shared, oldEnd)).reversed() { operations.append(.remove(pointer.appending(index))) }
    for index in shared..<max(shared, newEnd) {
      operations.append(.add(pointer.appending(index), new[index], before: nil))
    }
  }
}

extension JSONValue {
  /// Whether two values are written alike, the order of keys included.
  func isIdentical(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let left), .object(let right)):
      return left.withMembers { left in
        right.withMembers { right in
          left.count == right.count
            && left.indices.allSatisfy {
              utf8Equal(left[$0].key, right[$0].key) && left[$0].value.isIdentical(to: right[$0].value)
            }
        }
      }
    case (.array(let left), .array(let right)):
      return left.count == right.count && left.indices.allSatisfy { left[$0].isIdentical(to: right[$0]) }
    // Zero and minus zero are equal, and aren't written alike.
    case (.double(let left), .double(let right)): return left.bitPattern == right.bitPattern
    default: return self == other
    }
  }
}
