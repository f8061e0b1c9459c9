extension JSONValue {
  /// The number of bytes that the value takes on one line, or nil where it takes more than `limit`.
  ///
  /// Elements and members are separated by a comma and a space, keys and values by a colon and a space. The work is bounded
  /// by the limit, and so is the depth of the recursion, since each level takes two bytes.
  func lineLength(upTo limit: Int) -> Int? {
    var rest = limit
    return take(from: &rest) ? limit &- rest : nil
  }

  private func take(from rest: inout Int) -> Bool {
    switch self {
    case .string(let text): text.takeQuoted(from: &rest)
    case .array(let elements): Self.take(elements, from: &rest)
    case .object(let object): Self.take(object.members, from: &rest)
    case .integer(let integer): rest.take(integer.decimalLength)
    case .bool(let bool): rest.take(bool ? 4 : 5)
    case .null: rest.take(4)
    case .double(let double): rest.take(double.description.utf8.count)
    case .number(let number): rest.take(number.text.utf8.count)
    }
  }

  private static func take(_ elements: [JSONValue], from rest: inout Int) -> Bool {
    guard rest.take(2 &+ 2 &* max(elements.count &- 1, 0)) else { return false }
    for element in elements where !element.take(from: &rest) { return false }
    return true
  }

  private static func take(_ members: [JSONObject.Member], from rest: inout Int) -> Bool {
    guard rest.take(2 &+ 2 &* max(members.count &- 1, 0)) else { return false }
    for member in members {
      guard rest.take(2), member.key.takeQuoted(from: &rest), member.value.take(from: &rest) else { return false }
    }
    return true
  }
}

extension Int {
  /// Takes an amount away, if there is as much.
  fileprivate mutating func take(_ amount: Int) -> Bool {
    self &-= amount
    return self >= 0
  }
}

extension String {
  fileprivate func takeQuoted(from rest: inout Int) -> Bool {
    guard rest.take(2 &+ utf8.count) else { return false }
    return withUTF8Bytes { bytes in
      for byte in bytes where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        // Two bytes for what has a letter of its own, six for other controls.
        let isShort = byte >= 0x20 || [0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(byte)
        guard rest.take(isShort ? 1 : 5) else { return false }
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
