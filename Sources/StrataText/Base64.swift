/// Bytes written with 64 letters, three bytes as four of them.
package enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The letters that some bytes have within longer ones, whatever stands before and behind them.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - offset: How many bytes stand before them, of each group of three: 0, 1 or 2.
  /// - Returns: The letters that come of these bytes alone; the first and last are left out where others have a share.
  package static func core(of bytes: [UInt8], at offset: Int) -> [UInt8] {
    let padded = [UInt8](repeating: 0, count: offset) + bytes
    let first = (8 * offset + 5) / 6
    let last = 8 * padded.count / 6
    return (first..<max(first, last)).map { letter(at: $0, of: padded) }
  }

  private static func letter(at index: Int, of bytes: [UInt8]) -> UInt8 {
    let bit = 6 * index
    let high = UInt16(bytes[bit / 8]) << 8
    let low = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
    return letters[Int((high | low) >> UInt16(10 - bit % 8) & 0x3F)]
  }

  /// The bytes that a text of letters stands for, in either alphabet; nil where it has anything else in it.
  ///
  /// - Parameter text: The letters, with or without the signs at their end, and with line ends between.
  /// - Returns: The bytes, without what is left over of the last letter.
  package static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, UInt32) = (0, 0)
    var hasEnded = false
    for byte in text {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { continue }
      if byte == UInt8(ascii: "=") {
        hasEnded = true
        continue
      }
      guard !hasEnded, let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
