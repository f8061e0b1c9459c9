import StrataTemplate

/// A set of addresses of both kinds.
///
/// An address of IPv4 is the number that IPv6 keeps for it, `::ffff:0:0/96`, which no packet of IPv6 has.
package typealias AddressSet = IntervalSet<UInt128>

extension AddressSet {
  private static let mapped: UInt128 = 0xffff_0000_0000

  /// The addresses of IPv4.
  package static let ipv4 = AddressSet([mapped...(mapped + UInt128(UInt32.max))])

  /// The addresses of IPv6.
  package static let ipv6 = ipv4.complement

  /// Reads a range such as `10.0.0.0/16` or `2001:db8::/32`.
  package init?(cidr text: String) {
    if let range = AddressRange(text)?.bounds {
      self.init([(Self.mapped + UInt128(range.lowerBound))...(Self.mapped + UInt128(range.upperBound))])
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = Int(parts[1]), (0...128).contains(bits), let address = Self.ipv6(parts[0]) else {
      return nil
    }
    let rest: UInt128 = bits == 128 ? 0 : .max >> UInt128(bits)
    self = AddressSet([(address & ~rest)...(address | rest)]).intersection(.ipv6)
  }

  /// The number of an address of IPv6, as RFC 4291 writes it, without the form that ends in an address of IPv4.
  private static func ipv6(_ text: Substring) -> UInt128? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    var groups: [[UInt16]] = []
    for half in halves {
      let texts = half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
      let numbers = texts.compactMap { $0.utf8.count <= 4 ? UInt16($0, radix: 16) : nil }
      if numbers.count != texts.count { return nil }
      groups.append(numbers)
    }
    let missing = 8 - groups.joined().count
    guard groups.count == 1 ? missing == 0 : missing > 0 else { return nil }
    let all = groups[0] + (groups.count == 1 ? [] : Array(repeating: 0, count: missing) + groups[1])
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  /// The least address, as text; nil where there's none.
  package var sample: String? {
    guard let first = ranges.first?.lowerBound else { return nil }
    // Where there are both, an address of IPv4 says more.
    let number = intersection(.ipv4).ranges.first?.lowerBound ?? first
    if Self.ipv4.contains(number) {
      return [24, 16, 8, 0].map { String((number - Self.mapped) >> $0 & 0xff) }.joined(separator: ".")
    }
    return stride(from: 112, through: 0, by: -16).map { String(number >> UInt128($0) & 0xffff, radix: 16) }
      .joined(separator: ":")
  }
}
