import TestSupport
import Testing

@testable import Strata

@Suite struct CIDRTests {
  private func mistake(_ text: String) -> [String] {
    findings(file: #filePath) { scope in Vpc("Vpc", in: scope, cidr: CIDR(text)) }
  }

  private func message(_ message: String, _ expected: String, _ given: String, hint: String? = nil) -> [String] {
    [
      "CIDRTests.swift: error: Test/Vpc: cidr: \(message); expected \(expected), given \(given) [invalid-value]"
        + (hint.map { "\n  hint: \($0)" } ?? "")
    ]
  }

  @Test(arguments: ["0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "255.255.255.255/32", "192.168.128.0/17"])
  func blocks(text: String) throws {
    let cidr = CIDR(text)
    let block = try #require(cidr.block)
    #expect(cidr.description == text)
    #expect(CIDR(block) == cidr)
  }

  @Test(
    arguments: [
      "", "10.0.0.0/", "/16", "10.0.0/16", "10.0.0.0.0/16", "10.0.0.256/32", "10.00.0.0/16", "10.0.0.0/33",
      "10.0.0.0/016", "10.0.0.0/-1", "10.0.0.0/16 ", "+1.0.0.0/8", "a.b.c.d/8", "10.0.0.0/16/16", "::/0",
      "10.0.0.٠/32", "10..0.0/16", "99999999999999999999.0.0.0/8",
    ])
  func textThatIsNoBlock(text: String) {
    #expect(mistake(text) == message("this is no block of IPv4 addresses", "text such as 10.0.0.0/16", "\"\(text)\""))
  }

  @Test func anAddressAlone() {
    #expect(
      mistake("10.1.2.3")
        == message(
          "this is no block of IPv4 addresses", "text such as 10.0.0.0/16", "\"10.1.2.3\"",
          hint: "write 10.1.2.3/32 for a single address"))
  }

  @Test func anAddressInABlock() {
    #expect(
      mistake("10.1.2.3/16")
        == message(
          "this is an address in a block, not the block", "10.1.0.0/16", "10.1.2.3/16",
          hint: "write 10.1.0.0/16, or 10.1.2.3/32 for the address alone"))
  }

  @Test func textThatIsKnownOnlyAfterDeployment() {
    #expect(
      findings { scope in
        let text = String(describing: scope.parameter("Block"))
        Vpc("Vpc", in: scope, cidr: CIDR(text))
      } == [
        "CIDRTests.swift: error: Test/Vpc: cidr: a block of addresses must be known before deployment; expected "
          + "text such as 10.0.0.0/16, given Test/Block [unresolved-text]\n"
          + "  hint: write the block where the stack is declared"
      ])
  }

  @Test func whatIsWrittenIsReadBack() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<5_000 {
      let prefix = Int(random.next() % 33)
      let block = CIDR.Block(
        address: UInt32(truncatingIfNeeded: random.next()) & CIDR.Block.mask(prefix), prefix: prefix)
      #expect(CIDR(CIDR(block).description).block == block)
    }
  }

  /// Blocks of a few addresses, each address looked at.
  @Test func containingAndOverlappingIsThatOfTheAddresses() {
    var random = SplitMix64(seed: 6)
    func block() -> CIDR.Block {
      let prefix = 26 + Int(random.next() % 7)
      return CIDR.Block(address: UInt32(random.next() % 64) & CIDR.Block.mask(prefix), prefix: prefix)
    }
    func addresses(_ block: CIDR.Block) -> Set<UInt32> { Set(block.address...block.last) }
    for _ in 0..<2_000 {
      let (left, right) = (block(), block())
      #expect(addresses(left).count == left.count)
      #expect(left.contains(right) == addresses(left).isSuperset(of: addresses(right)))
      #expect(left.overlaps(right) == !addresses(left).isDisjoint(with: addresses(right)))
    }
  }
}
