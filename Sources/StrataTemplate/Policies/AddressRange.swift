/// Ranges of IPv4 addresses, as in `10.0.0.0/16`.
package struct AddressRange {
  private let network: UInt32
  private let bits: UInt32

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = UInt32(parts[1]), bits <= 32 else { return nil }
    let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard bytes.count == 4 else { return nil }
    var address: UInt32 = 0
    for byte in bytes {
      guard let byte else { return nil }
      address = address << 8 | UInt32(byte)
    }
    self.bits = bits
    network = address & Self.mask(bits)
  }

  private static func mask(_ bits: UInt32) -> UInt32 { bits == 0 ? 0 : UInt32.max << (32 - bits) }

  /// The first address and the last.
  package var bounds: ClosedRange<UInt32> { network...(network | ~Self.mask(bits)) }

  /// Whether some addresses are in two ranges.
  package func overlaps(_ other: AddressRange) -> Bool {
    let mask = Self.mask(min(bits, other.bits))
    return network & mask == other.network & mask
  }

  /// Whether all addresses of a range, or whatever else a rule names, are in another.
  package static func covers(_ text: String, _ other: String) -> Bool {
    if text == other || text == "::/0" && other.contains(":") && other.contains("/") && !other.contains("$") {
      return true
    }
    guard let range = AddressRange(text), let other = AddressRange(other) else { return false }
    return range.bits <= other.bits && other.network & mask(range.bits) == range.network
  }
}
