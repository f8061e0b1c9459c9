/// How a text is read whose parts aren't all known.
package enum Reading: Sendable, Hashable {
  /// As all that it may be.
  case possible
  /// As what it surely is: what isn't known stands as something that only a star fits, the same wherever it stands.
  case certain
}

/// The texts that stand for what isn't known, in bytes that no name has.
enum Placeholder {
  private static let end: UInt8 = 0x4
  private static let digits = UInt8(0x10)

  /// The bytes that stand for the name of a resource.
  static func name(of resource: Int, count: Int = 12) -> [UInt8] {
    var bytes: [UInt8] = []
    var left = resource
    repeat {
      bytes.append(digits + UInt8(left % 8))
      left /= 8
    } while left > 0
    bytes.append(contentsOf: repeatElement(end, count: max(1, count - bytes.count)))
    return bytes
  }

  static func isPlaceholder(_ byte: UInt8) -> Bool { byte == end || (digits..<digits + 8).contains(byte) }

  /// A text as it's shown to people, with dots for what isn't known.
  static func shown(_ text: String) -> String {
    var shown: [UInt8] = []
    var isInside = false
    for byte in text.utf8 {
      if isPlaceholder(byte) {
        if !isInside { shown += Array("…".utf8) }
        isInside = true
        continue
      }
      isInside = false
      shown += byte == 2 ? Array("<account>".utf8) : byte == 3 ? Array("<region>".utf8) : [byte]
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
