import StrataText

/// A block of IPv4 addresses, such as `10.0.0.0/16`.
///
/// It's written as a literal or made of text that is known now, such as an entry of an allow list. Text that is no
/// block is reported by the construct it's given to. A profile has it as text, and is refused where that is no block.
public struct CIDR: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The block as it was given, such as `10.0.0.0/16`.
  public let description: String

  /// The first address and the number of leading bits that all addresses share, where the text is a block.
  package let block: Block?

  /// The place in a profile that it was read from, if it was.
  package var origin = ValueOrigin()

  /// A block's first address and the number of leading bits that all its addresses share.
  package struct Block: Hashable {
    package var address: UInt32
    package var prefix: Int

    /// The last address.
    package var last: UInt32 { address | ~Self.mask(prefix) }

    /// The number of addresses.
    package var count: Int { 1 << (32 - prefix) }

    package func contains(_ other: Block) -> Bool { address <= other.address && other.last <= last }

    package func overlaps(_ other: Block) -> Bool { address <= other.last && other.address <= last }

    package static func mask(_ prefix: Int) -> UInt32 { prefix == 0 ? 0 : ~0 << (32 - prefix) }
  }

  /// Every IPv4 address.
  public static let anywhere: CIDR = "0.0.0.0/0"

  /// Makes a block of a literal.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// Makes a block of text that is known now; text that is no block is reported where it's used.
  public init(_ text: some StringProtocol) {
    description = String(text)
    block = Self.parse(description).flatMap { $0.address & ~Block.mask($0.prefix) == 0 ? $0 : nil }
  }

  init(_ block: Block) {
    self.block = block
    description = Self.text(block.address) + "/\(block.prefix)"
  }

  /// The block as it stands in a template.
  ///
  /// Text that is no block has been reported by ``report(by:property:)``; a block that nobody is in stands for it.
  package var value: StringValue { .literal((block == nil ? .nowhere : self).description) }

  /// A block that no traffic comes from or goes to, and that no network can have.
  static let nowhere: CIDR = "0.0.0.0/32"

  /// A part of an id that is another for each block, such as `10x0x0x0x16`; nil where the text is no block.
  package var id: String? {
    block == nil
      ? nil : String(decoding: description.utf8.map { $0.isASCIIDigit ? $0 : UInt8(ascii: "x") }, as: UTF8.self)
  }

  private static func text(_ address: UInt32) -> String {
    "\(address >> 24).\(address >> 16 & 0xFF).\(address >> 8 & 0xFF).\(address & 0xFF)"
  }

  /// The address and prefix in the text, where it has the form of a block.
  private static func parse(_ text: String) -> Block? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let prefix = number(halves[1], upTo: 32) else { return nil }
    let octets = halves[0].split(separator: ".", omittingEmptySubsequences: false).compactMap { number($0, upTo: 255) }
    guard octets.count == 4, halves[0].utf8.count(where: { $0 == UInt8(ascii: ".") }) == 3 else { return nil }
    return Block(address: octets.reduce(0) { $0 << 8 | UInt32($1) }, prefix: prefix)
  }

  /// A decimal number without sign or leading zeros.
  private static func number(_ digits: Substring, upTo maximum: Int) -> Int? {
    guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    guard digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0") else { return nil }
    return Int(digits).flatMap { $0 <= maximum ? $0 : nil }
  }
}

extension CIDR {
  /// Reports the fault in the text, where it's no block, for the construct it was given to.
  func report(by declaration: Declaration, property: String) {
    if block != nil { return }
    if let subject = UnresolvedText.subject(in: description) {
      declaration.report(
        "a block of addresses must be known before deployment", rule: .unresolvedText, property: property,
        expected: "text such as 10.0.0.0/16", given: subject, hint: "write the block where the stack is declared",
        from: [origin])
    } else if let parsed = Self.parse(description) {
      let whole = CIDR(Block(address: parsed.address & Block.mask(parsed.prefix), prefix: parsed.prefix))
      declaration.report(
        "this is an address in a block, not the block", rule: .invalidValue, property: property,
        expected: whole.description, given: description,
        hint: "write \(whole), or \(Self.text(parsed.address))/32 for the address alone", from: [origin])
    } else {
      declaration.report(
        "this is no block of IPv4 addresses", rule: .invalidValue, property: property,
        expected: "text such as 10.0.0.0/16", given: "\"\(description)\"",
        hint: description.utf8.contains(UInt8(ascii: "/")) ? nil : Self.hint(description), from: [origin])
    }
  }

  /// Reports a network that has addresses of another; what is no block is reported where it's used.
  ///
  /// See [VPC peering limitations](https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations).
  func report(by declaration: Declaration, overlapping other: CIDR) {
    guard let block, let second = other.block, block.overlaps(second) else { return }
    declaration.report(
      "the network has addresses of another, from which it must be apart", property: "cidr",
      expected: "a block outside of \(other)", given: description,
      hint: "networks that overlap can never be connected: give each a block of its own", from: [origin, other.origin])
  }

  private static func hint(_ text: String) -> String? {
    parse(text + "/32").map { "write \(Self.text($0.address))/32 for a single address" }
  }
}
