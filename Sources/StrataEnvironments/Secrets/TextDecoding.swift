/// Ways in which a text is written within another.
enum TextDecoding: CaseIterable {
  case json, address, query, html, lines

  /// The sign without which a text isn't written in this way.
  var sign: TextSigns {
    switch self {
    case .json: .backslash
    case .address: .percent
    case .query: .plus
    case .html: .ampersand
    case .lines: .lineEnd
    }
  }

  /// The text that's meant, in which stays what isn't of this way of writing; nil where nothing is.
  func decoded(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    var result: [UInt8] = []
    var (index, taken) = (0, 0)
    while index < text.count {
      let rest = UnsafeRawBufferPointer(rebasing: text[index...])
      guard let (bytes, count) = decodedStart(of: rest) else {
        index += 1
        continue
      }
      result += text[taken..<index]
      result += bytes
      index += count
      taken = index
    }
    return taken == 0 ? nil : result + text[taken...]
  }

  /// The bytes that the start of a text stands for, and how many it has there; nil where it stands for itself.
  private func decodedStart(of text: UnsafeRawBufferPointer) -> ([UInt8], Int)? {
    switch self {
    case .json: Self.jsonEscape(text)
    case .address:
      if text[0] == UInt8(ascii: "%"), text.count > 2, let byte = Self.hex(text[1..<3]) {
        ([UInt8(truncatingIfNeeded: byte)], 3)
      } else {
        nil
      }
    case .query: text[0] == UInt8(ascii: "+") ? ([0x20], 1) : nil
    case .html: text[0] == UInt8(ascii: "&") ? Self.entity(text) : nil
    case .lines: text[0] == 0x0A || text[0] == 0x0D ? ([], 1) : nil
    }
  }

  private static func jsonEscape(_ text: UnsafeRawBufferPointer) -> ([UInt8], Int)? {
    guard text[0] == UInt8(ascii: "\\"), text.count > 1 else { return nil }
    switch text[1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"): return ([text[1]], 2)
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    case UInt8(ascii: "b"): return ([0x08], 2)
    case UInt8(ascii: "f"): return ([0x0C], 2)
    case UInt8(ascii: "u"):
      guard let unit = unit(text) else { return nil }
      // Two halves of one scalar.
      if unit & 0xFC00 == 0xD800, text.count > 11,
        let low = Self.unit(UnsafeRawBufferPointer(rebasing: text[6...])), low & 0xFC00 == 0xDC00
      {
        return (utf8(of: 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF), 12)
      }
      return (utf8(of: unit), 6)
    default: return nil
    }
  }

  private static func unit(_ text: UnsafeRawBufferPointer) -> UInt32? {
    guard text.count > 5, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "u") else { return nil }
    return hex(text[2..<6])
  }

  private static func entity(_ text: UnsafeRawBufferPointer) -> ([UInt8], Int)? {
    guard let end = text.prefix(12).firstIndex(of: UInt8(ascii: ";")), end > 1 else { return nil }
    let name = String(decoding: text[1..<end], as: UTF8.self)
    let scalar: UInt32?
    switch name {
    case "amp": scalar = 0x26
    case "lt": scalar = 0x3C
    case "gt": scalar = 0x3E
    case "quot": scalar = 0x22
    case "apos": scalar = 0x27
    default:
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        scalar = UInt32(name.dropFirst(2), radix: 16)
      } else {
        scalar = name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      }
    }
    return scalar.map { (utf8(of: $0), end + 1) }
  }

  private static func hex(_ digits: Slice<UnsafeRawBufferPointer>) -> UInt32? {
    UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func utf8(of scalar: UInt32) -> [UInt8] {
    Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
  }
}
