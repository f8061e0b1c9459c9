/// Formats of texts; what can't be told for sure passes.
enum TextFormat {
  /// Whether a text begins with a date, or with a date and a time of day, and goes on with nothing strange.
  static func isDateTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let shape = Array("0000-00-00T00:00".utf8)
    guard bytes.count >= 10 else { return false }
    for (byte, mark) in zip(bytes, shape) {
      switch mark {
      case UInt8(ascii: "0"): if !isDigit(byte) { return false }
      case UInt8(ascii: "T"): if !"Tt ".utf8.contains(byte) { return false }
      default: if byte != mark { return false }
      }
    }
    if bytes.count > 10, bytes.count < shape.count { return false }
    func number(_ place: Int) -> Int { Int(bytes[place] &- 0x30) * 10 + Int(bytes[place + 1] &- 0x30) }
    guard (1...12).contains(number(5)), (1...31).contains(number(8)) else { return false }
    if bytes.count > 10, number(11) > 24 || number(14) > 59 { return false }
    return bytes.dropFirst(shape.count).allSatisfy { isDigit($0) || ":.,+-Zz []".utf8.contains($0) }
  }

  /// Whether a text is four numbers up to 255 with the length of a prefix.
  static func isIPv4Network(_ text: String) -> Bool {
    guard let (address, prefix) = network(text), prefix <= 32 else { return false }
    return isIPv4Address(address)
  }

  /// Whether a text is four numbers up to 255.
  static func isIPv4Address(_ address: Substring) -> Bool {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { decimal($0).map { $0 <= 255 } == true }
  }

  /// Whether a text could be an IPv6 address with the length of a prefix.
  static func isIPv6Network(_ text: String) -> Bool {
    guard let (address, prefix) = network(text), prefix <= 128 else { return false }
    return isIPv6Address(address)
  }

  /// Whether a text is eight groups of hexadecimal digits, the last two of which may be written as an IPv4 address; two
  /// colons stand for groups of zeros.
  static func isIPv6Address(_ address: Substring) -> Bool {
    let parts = address.split(separator: "::", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    var count = 0
    for (index, part) in parts.enumerated() where !part.isEmpty {
      let groups = part.split(separator: ":", omittingEmptySubsequences: false)
      for (place, group) in groups.enumerated() {
        let isLast = index == parts.count - 1 && place == groups.count - 1
        if isLast, group.contains(".") {
          guard isIPv4Address(group) else { return false }
          count += 2
        } else {
          guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(isHexDigit) else { return false }
          count += 1
        }
      }
    }
    return parts.count == 2 ? count < 8 : count == 8
  }

  /// Whether a text has no character that a URI can't have.
  static func isURI(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private static func network(_ text: String) -> (address: Substring, prefix: Int)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let prefix = decimal(parts[1]) else { return nil }
    return (parts[0], prefix)
  }

  private static func decimal(_ text: Substring) -> Int? {
    text.utf8.count <= 3 && text.utf8.allSatisfy(isDigit) ? Int(text) : nil
  }

  // MARK: Characters

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  static func isLetter(_ byte: UInt8) -> Bool { isLowercase(byte | 0x20) }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
