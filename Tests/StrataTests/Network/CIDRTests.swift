import StrataJSON
import StrataTesting
import TestSupport
import Testing

@testable import StrataNetwork

@Suite struct CIDRTests {
  /// The findings of a network that has the text as its block.
  private func findingsOfVpc(_ text: String) -> [String] {
    findings { scope in Vpc("Vpc", in: scope, cidr: CIDR(text)) }
  }

  @Test(arguments: ["10.0.0.0/16", "10.255.240.0/21", "192.168.0.0/20", "172.16.0.0/17", "100.64.0.0/16"])
  func blocksOfNetworks(_ text: String) throws {
    #expect(findingsOfVpc(text) == [])
    let template = try template { scope in Vpc("Vpc", in: scope, cidr: CIDR(text)) }
    #expect(template.resource("Vpc")?["CidrBlock"] == .string(text))
  }

  @Test(arguments: ["0.0.0.0/0", "255.255.255.255/32", "128.0.0.0/1", "10.0.0.8/29", "0.0.0.0/32"])
  func blocksThatRulesName(_ text: String) throws {
    #expect(CIDR(text).block != nil)
    #expect(CIDR(text).description == text)
    #expect(CIDR(text).value.node.literalText == text)
  }

  @Test func everyAddressIsABlock() {
    #expect(CIDR.anywhere.block == CIDR.Block(address: 0, prefix: 0))
    #expect(CIDR.anywhere.block?.last == .max)
    #expect(CIDR.anywhere.block?.count == 1 << 32)
    #expect(CIDR.anywhere.description == "0.0.0.0/0")
  }

  @Test func blocksAreEqualByTheirText() {
    #expect(CIDR("10.0.0.0/16") == "10.0.0.0/16")
    #expect(CIDR("10.0.0.0/16") != "10.0.0.0/17")
    #expect(Set<CIDR>(["10.0.0.0/16", "10.0.0.0/16", "10.1.0.0/16"]).count == 2)
    #expect(CIDR("allow: 10.0.0.0/16".dropFirst(7)) == "10.0.0.0/16")
  }

  @Test func partsOfIds() {
    #expect(CIDR("10.0.0.0/16").id == "10x0x0x0x16")
    #expect(CIDR("office").id == nil)
  }

  @Test(arguments: [
    "", "/", "office", "10.0.0.0/", "/16", "10.0.0/16", "10.0.0.0.0/16", "10..0.0/16", "10.0.0.256/32", "10.0.0.0/33",
    "010.0.0.0/16", "10.0.0.0/016", "10.0.0.0/16/8", " 10.0.0.0/16", "10.0.0.0/16 ", "10.0.0.0/+16", "-1.0.0.0/16",
    "10.0.0.0/16\n", "1000.0.0.0/8", "::/0", "fd00::/8", "10.0.0.0\\16", "1٠.0.0.0/16", "10.0.0.0/99999999999999999999",
    ".10.0.0.0/16", "10.0.0.0./16",
  ])
  func textThatIsNoBlock(_ text: String) {
    #expect(CIDR(text).block == nil)
    #expect(findingsOfVpc(text).count == 1)
  }

  @Test(arguments: [
    "", "office", "10.0.0.256/16", "010.0.0.0/16", "10.0.0.0/33", "10.0.0/16", "fd00::/8", "10.0.0.256", "10.0.0.0/",
  ])
  func whatIsSaidOfIt(_ text: String) {
    #expect(
      findingsOfVpc(text) == [
        "CIDRTests.swift: error: Test/Vpc: cidr: this is no block of IPv4 addresses; expected text such as "
          + "10.0.0.0/16, given \"\(text)\" [invalid-value]"
      ])
  }

  @Test func anAddressAloneIsNoBlock() {
    #expect(
      findingsOfVpc("10.0.0.1") == [
        "CIDRTests.swift: error: Test/Vpc: cidr: this is no block of IPv4 addresses; expected text such as "
          + "10.0.0.0/16, given \"10.0.0.1\" [invalid-value]\n  hint: write 10.0.0.1/32 for a single address"
      ])
  }

  @Test func anAddressInABlockIsNotTheBlock() {
    #expect(
      findingsOfVpc("10.0.1.7/16") == [
        "CIDRTests.swift: error: Test/Vpc: cidr: this is an address in a block, not the block; expected "
          + "10.0.0.0/16, given 10.0.1.7/16 [invalid-value]\n  hint: write 10.0.0.0/16, or 10.0.1.7/32 for the "
          + "address alone"
      ])
  }

  @Test func rulesOfSecurityGroupsSaySoAsWell() {
    #expect(
      findings { scope in
        let group = SecurityGroup("Group", in: scope, vpc: testVpc, description: "Orders")
        group.allow(from: "203.0.113.7", port: 443)
        group.allow(from: "203.0.113.7/24", port: 443)
      } == [
        "CIDRTests.swift: error: Test/Group: from: this is an address in a block, not the block; expected "
          + "203.0.113.0/24, given 203.0.113.7/24 [invalid-value]\n  hint: write 203.0.113.0/24, or 203.0.113.7/32 "
          + "for the address alone",
        "CIDRTests.swift: error: Test/Group: from: this is no block of IPv4 addresses; expected text such as "
          + "10.0.0.0/16, given \"203.0.113.7\" [invalid-value]\n  hint: write 203.0.113.7/32 for a single address",
      ])
  }

  @Test func aBlockIsKnownBeforeDeployment() {
    #expect(
      findings { scope in
        let group = LogGroup("Logs", in: scope)
        Vpc("Vpc", in: scope, cidr: CIDR(String(describing: group.name)))
      } == [
        "CIDRTests.swift: error: Test/Vpc: cidr: a block of addresses must be known before deployment; expected "
          + "text such as 10.0.0.0/16, given Test/Logs [unresolved-text]\n  hint: write the block where the "
          + "stack is declared"
      ])
  }

  /// Blocks near each other, so that many of them touch.
  private func block(_ random: inout SplitMix64) -> CIDR.Block {
    let prefix = 24 + random.below(9)
    return CIDR.Block(address: (0x0A00_0000 + UInt32(random.below(512))) & CIDR.Block.mask(prefix), prefix: prefix)
  }

  @Test func whatIsWrittenIsReadAgain() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let prefix = random.below(33)
      let address = UInt32(truncatingIfNeeded: random.next())
      let block = CIDR.Block(address: address & CIDR.Block.mask(prefix), prefix: prefix)
      #expect(CIDR(CIDR(block).description).block == block)
      let isFirst = address == block.address
      #expect((CIDR(CIDR(CIDR.Block(address: address, prefix: prefix)).description).block != nil) == isFirst)
    }
  }

  @Test func whatLiesInWhatAddressByAddress() {
    var random = SplitMix64(seed: 2)
    var overlaps = 0
    for _ in 0..<500 {
      let (one, other) = (block(&random), block(&random))
      let (addresses, others) = (Set(one.address...one.last), Set(other.address...other.last))
      #expect(addresses.count == one.count)
      #expect(one.contains(other) == others.isSubset(of: addresses))
      #expect(one.overlaps(other) == !addresses.isDisjoint(with: others))
      overlaps += one.overlaps(other) ? 1 : 0
    }
    #expect((50...450).contains(overlaps))
  }
}
