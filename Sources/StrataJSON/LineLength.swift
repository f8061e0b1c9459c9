extension JSONValue {
  /// Whether the value takes at most `limit` bytes on one line, if nothing in it is escaped.
  ///
  /// Elements and members are separated by a comma and a space, keys and values by a colon and a space. Most values are much
  /// too long, so what is cheap to know comes first: the lengths of what is here, then of what is inside. The depth of the
  /// recursion is bounded by the limit, since each level takes two bytes.
  func mayFitOnLine(of limit: Int) -> Bool {
    var rest = limit
    return takeItself(from: &rest) && takeChildren(from: &rest)
  }

  /// Takes what is known without looking at children.
  @inline(__always)
  fileprivate func takeItself(from rest: inout Int) -> Bool {
    switch self {
    case .string(let text): rest.take(2 &+ text.utf8.count)
    case .array(let elements): rest.take(2 &+ 2 &* max(elements.count &- 1, 0))
    // Each key has two quotes, a colon and a space beside its text.
    case .object(let object): rest.take(2 &+ 2 &* max(object.count &- 1, 0) &+ 4 &* object.count)
    case .integer(let integer): rest.take(integer.decimalLength)
    case .bool(let bool): rest.take(bool ? 4 : 5)
    case .null: rest.take(4)
    case .double(let double): rest.take(double.description.utf8.count)
    case .number(let number): rest.take(number.text.utf8.count)
    }
  }

  fileprivate func takeChildren(from rest: inout Int) -> Bool {
    switch self {
    case .array(let elements):
      // Even the shortest element takes a byte.
      guard elements.count <= rest else { return false }
      return elements.withElementsInPlace { elements in
        for index in 0..<elements.count where !elements[index].takeItself(from: &rest) { return false }
        for index in 0..<elements.count where !elements[index].takeChildren(from: &rest) { return false }
        return true
      }
    case .object(let object):
      return object.members.withElementsInPlace { members in
        for index in 0..<members.count where !members[index].takeItself(from: &rest) { return false }
        for index in 0..<members.count where !members[index].takeChildren(from: &rest) { return false }
        return true
      }
    default: return true
    }
  }
}

extension InPlace<JSONValue> {
  @inline(__always)
  fileprivate func takeItself(from rest: inout Int) -> Bool { value.takeItself(from: &rest) }

  fileprivate func takeChildren(from rest: inout Int) -> Bool { value.takeChildren(from: &rest) }
}

extension InPlace<JSONObject.Member> {
  @inline(__always)
  fileprivate func takeItself(from rest: inout Int) -> Bool {
    rest.take(value.key.utf8.count) && value.value.takeItself(from: &rest)
  }

  fileprivate func takeChildren(from rest: inout Int) -> Bool { value.value.takeChildren(from: &rest) }
}

extension Int {
  /// Takes an amount away, if there is as much.
  @inline(__always)
  fileprivate mutating func take(_ amount: Int) -> Bool {
    self &-= amount
    return self >= 0
  }
}

extension Int64 {
  fileprivate var decimalLength: Int {
    var length = self < 0 ? 2 : 1
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      length &+= 1
    }
    return length
  }
}
