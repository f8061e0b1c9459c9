import StrataJSON
import StrataTesting
import TestSupport
import Testing

@testable import StrataNetwork

@Suite struct SubnetPlanTests {
  private func blocks(
    _ cidr: CIDR, zones: Int = 2, _ groups: [SubnetGroup] = [.public, .private]
  ) throws -> [String: String] {
    let template = try template { scope in
      Vpc("Vpc", in: scope, cidr: cidr, zones: .count(zones), subnets: groups, natGateways: 0)
    }
    return Dictionary(
      uniqueKeysWithValues: template.resources(of: "AWS::EC2::Subnet").map {
        (String($0.logicalID.dropFirst(3)), $0["CidrBlock"]?.string ?? "")
      })
  }

  private func mistakes(_ cidr: CIDR, zones: Int = 2, _ groups: SubnetGroup...) -> [String] {
    findings(file: #filePath) { scope in
      Vpc("Vpc", in: scope, cidr: cidr, zones: .count(zones), subnets: groups, natGateways: 0)
    }
  }

  private func mistake(
    _ message: String, expected: String, given: String, hint: String? = nil, property: String = "subnets"
  ) -> [String] {
    [
      "SubnetPlanTests.swift: error: Test/Vpc: \(property): \(message); expected \(expected), given \(given) "
        + "[construct]"
        + (hint.map { "\n  hint: \($0)" } ?? "")
    ]
  }

  @Test func eachKindHasAQuarter() throws {
    #expect(
      try blocks("10.0.0.0/16", [.public, .private, .isolated]) == [
        "Public1": "10.0.0.0/21", "Public2": "10.0.8.0/21", "Private1": "10.0.64.0/21", "Private2": "10.0.72.0/21",
        "Isolated1": "10.0.128.0/21", "Isolated2": "10.0.136.0/21",
      ])
    #expect(
      try blocks("192.168.1.0/24") == [
        "Public1": "192.168.1.0/28", "Public2": "192.168.1.16/28", "Private1": "192.168.1.64/28",
        "Private2": "192.168.1.80/28",
      ])
  }

  @Test func sizesAndBlocksMayBeGiven() throws {
    #expect(
      try blocks("10.0.0.0/16", [.public(prefix: 24), .isolated(["10.0.250.0/24", "10.0.251.0/24"])]) == [
        "Public1": "10.0.0.0/24", "Public2": "10.0.1.0/24", "Isolated1": "10.0.250.0/24",
        "Isolated2": "10.0.251.0/24",
      ])
  }

  @Test func anotherZoneOrKindMovesNothing() throws {
    let before = try blocks("10.0.0.0/16", zones: 2, [.private])
    let after = try blocks("10.0.0.0/16", zones: 8, [.public, .isolated, .private])
    for (id, block) in before { #expect(after[id] == block) }
    #expect(after.count == 24)
  }

  /// The plan says what is wrong, or all blocks lie inside and apart.
  @Test func plansAreRightOrRefused() {
    var random = SplitMix64(seed: 7)
    var (right, refused) = (0, 0)
    for _ in 0..<3_000 {
      let cidr = CIDR(.init(address: 10 << 24, prefix: 14 + Int(random.next() % 17)))
      let zones = 1 + Int(random.next() % 8)
      let groups = (0..<1 + random.next() % 3).map { _ in
        let sizes: [SubnetGroup.Size] = [
          .default, .prefix(14 + Int(random.next() % 17)), .blocks([CIDR(.init(address: 10 << 24, prefix: 20))]),
        ]
        return SubnetGroup(
          kind: Subnet.Kind.allCases[Int(random.next() % 3)], size: sizes[Int(random.next() % 3)])
      }
      var entries: [SubnetPlan.Entry] = []
      let found = plan(groups, in: cidr, zones: zones, &entries)
      if !found.isEmpty {
        refused += 1
        continue
      }
      right += 1
      let blocks = entries.compactMap { $0.block?.block }
      #expect(blocks.count == zones * groups.count)
      for (index, block) in blocks.enumerated() {
        #expect(cidr.block?.contains(block) == true)
        #expect(!blocks[..<index].contains { $0.overlaps(block) })
      }
    }
    #expect(right > 300 && refused > 300, "both were tried: \(right) and \(refused)")
  }

  private func plan(
    _ groups: [SubnetGroup], in cidr: CIDR, zones: Int, _ entries: inout [SubnetPlan.Entry]
  ) -> [String] {
    nonisolated(unsafe) var planned: [SubnetPlan.Entry] = []
    let found = findings { scope in
      Resource("Thing", type: "Acme::Test::Thing", in: scope)
      planned = SubnetPlan(groups, in: cidr, zones: zones, Declaration(scope, at: CallSite(file: "", line: 1))).entries
    }
    entries = planned
    return found
  }

  // MARK: Refusals

  @Test func aVpcThatIsTooSmall() {
    #expect(
      mistakes("10.0.0.0/24", zones: 5, .private)
        == mistake(
          "the VPC is too small for its private subnets: each kind has a quarter of it, 64 addresses",
          expected: "at most 64 addresses for all zones", given: "5 subnets of /28, 80 addresses",
          hint: "take a larger block for the VPC, smaller subnets or fewer zones, or give the blocks one by one"))
    #expect(mistakes("10.0.0.0/28", .private).count == 1)
    #expect(mistakes("10.0.0.0/28", .public, .private, .isolated).count == 1, "it's said once")
    #expect(mistakes("10.0.0.0/20", .public(prefix: 18), .private(prefix: 22)).count == 2, "these are two sizes")
  }

  @Test(arguments: [("10.0.0.0/8", "/16 to /28"), ("10.0.0.0/29", "/16 to /28")])
  func aVpcOfASizeThatThereIsNot(cidr: String, expected: String) {
    #expect(
      mistakes(CIDR(cidr), .private)
        == mistake("a VPC must have a block of /16 to /28", expected: expected, given: cidr, property: "cidr"))
  }

  @Test(arguments: [15, 29, 0, -3, 64, .max, .min])
  func subnetsOfASizeThatThereIsNot(prefix: Int) {
    #expect(
      mistakes("10.0.0.0/16", .private(prefix: prefix))
        == mistake(
          "a subnet must have a block of /16 to /28", expected: "/16 to /28", given: "/\(prefix) for private subnets"))
  }

  @Test func subnetsThatOverlap() {
    #expect(
      mistakes("10.0.0.0/16", zones: 1, .public(["10.0.1.0/24"]), .private(["10.0.0.0/23"]))
        == mistake(
          "two subnets overlap", expected: "blocks that have no address in common",
          given: "10.0.1.0/24 (public) and 10.0.0.0/23 (private)"))
  }

  @Test func subnetsOutside() {
    #expect(
      mistakes("10.0.0.0/16", zones: 1, .private(["10.1.0.0/24"]))
        == mistake("the subnet lies outside the VPC", expected: "a block in 10.0.0.0/16", given: "10.1.0.0/24"))
  }

  @Test func tooFewBlocks() {
    #expect(
      mistakes("10.0.0.0/16", zones: 2, .private(["10.0.0.0/24"]))
        == mistake("private subnets need one block for each zone", expected: "2 blocks", given: "1"))
  }

  @Test func aKindTwice() {
    #expect(
      mistakes("10.0.0.0/16", .private, .private(prefix: 24))
        == mistake(
          "there are two groups of private subnets", expected: "one group of each kind", given: ".private, .private"))
  }
}
