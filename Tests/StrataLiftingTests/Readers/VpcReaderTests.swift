import StrataLanguage
import StrataNetwork
import Testing

@testable import StrataLifting

/// Networks that become constructs.
@Suite struct VpcReaderTests {
  @Test func networkBecomesWhatMadeIt() throws {
    let migration = try lifted { scope in
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 3, flowLogs: .rejected(retention: .days(7)))
      let thing = Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Subnet": .value(vpc.subnets[3].id)])
      thing.wait(for: vpc.routes(of: .private)[0])
      scope.output("Id", vpc.vpcID)
    }
    #expect(
      migration.body == """
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 3, flowLogs: .rejected(retention: .days(7)))
        let thing = Resource("Thing", type: "Custom::Thing", in: scope, properties: ["Subnet": .value(vpc.subnets[3].id)])
        thing.wait(for: vpc.routes(of: .private)[0])

        scope.output("Id", vpc.vpcID)
        """)
  }

  @Test func blocksAndZonesAreRead() throws {
    let migration = try lifted { scope in
      Vpc(
        "Vpc", in: scope, cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b"],
        subnets: [.public(prefix: 24), .isolated(["10.0.250.0/24", "10.0.251.0/24"])],
        gatewayEndpoints: [.s3, .dynamoDB])
    }
    #expect(
      migration.body == """
        Vpc(
          "Vpc", in: scope,
          cidr: "10.0.0.0/16",
          zones: ["us-east-1a", "us-east-1b"],
          subnets: [.public(prefix: 24), .isolated(["10.0.250.0/24", "10.0.251.0/24"])],
          gatewayEndpoints: [.s3, .dynamoDB])
        """)
  }

  @Test func networkOfAnotherNameStaysItself() throws {
    let migration = try lifted(stack: "Other") { Vpc("Vpc", in: $0, cidr: "10.0.0.0/16") }
    #expect(migration.told == ["Vpc: not a Vpc: Tags would differ"])
  }
}
