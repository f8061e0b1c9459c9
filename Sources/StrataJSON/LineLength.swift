import StrataText

extension JSONValue {
  /// Whether the value takes at most `limit` bytes on one line.
  ///
  /// Elements and members are separated by a comma and a space, keys and values by a colon and a space. Most values are much
  /// too long, so what is cheap to know comes first: the lengths of what is here, then of what is inside, and only where all of
  /// it has room, what escapes add. The depth of the recursion is bounded by the limit, since each level takes two bytes.
  func fitsOnLine(of limit: Int) -> Bool {
    var rest = limit
    return take(from: &rest) && takeEscapes(from: &rest)
  }

  // MARK: Lengths without escapes

  private func take(from rest: inout Int) -> Bool {
    takeScalar(from: &rest) && takeChildren(from: &rest)
  }

  /// Takes what is known without looking at children.
  @inline(__always)
  private func takeScalar(from rest: inout Int) -> Bool {
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

  private func takeChildren(from rest: inout Int) -> Bool {
    switch self {
    case .array(let elements):
      // Even the shortest element takes a byte.
      guard elements.count <= rest else { return false }
      return elements.withUnsafeBufferPointer { elements in
        for index in elements.indices where !elements[index].takeScalar(from: &rest) { return false }
        for index in elements.indices where !elements[index].isScalar {
          guard elements[index].takeChildren(from: &rest) else { return false }
        }
        return true
      }
    case .object(let object):
      return object.members.withUnsafeBufferPointer { members in
        for index in members.indices {
          guard rest.take(members[index].key.utf8.count), members[index].value.takeScalar(from: &rest) else {
            return false
          }
        }
        for index in members.indices where !members[index].value.isScalar {
          guard members[index].value.takeChildren(from: &rest) else { return false }
        }
        return true
      }
    default: return true
    }
  }

  // MARK: What escapes add

  private func takeEscapes(from rest: inout Int) -> Bool {
    switch self {
    case .string(let text): return text.takeEscapes(from: &rest)
    case .array(let elements):
      return elements.withUnsafeBufferPointer { elements in
        for index in elements.indices where !elements[index].takeEscapes(from: &rest) { return false }
        return true
      }
    case .object(let object):
      return object.members.withUnsafeBufferPointer { members in
        for index in members.indices {
          guard members[index].key.takeEscapes(from: &rest), members[index].value.takeEscapes(from: &rest) else {
            return false
          }
        }
        return true
      }
    default: return true
    }
  }
}

extension Int {
  /// Takes an amount away, if there is as much.
  @inline(__always)
  fileprivate mutating func take(_ amount: Int) -> Bool {
    self &-= amount
    return self >= 0
  }
}

extension String {
  fileprivate func takeEscapes(from rest: inout Int) -> Bool {
    withUTF8Bytes { bytes in
      var offset = 0
      while let place = bytes.firstStringStop(from: offset) {
        let byte = bytes[place]
        // Two bytes for what has a letter of its own, six for other controls.
        let isShort = byte >= 0x20 || [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(byte)
        guard rest.take(isShort ? 1 : 5) else { return false }
        offset = place &+ 1
      }
      return true
    }
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
