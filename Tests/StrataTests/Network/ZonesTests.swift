import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ZonesTests {
  /// What says in which zone each subnet lies.
  private func zones(_ zones: Zones) throws -> [[JSONValue?]] {
    let template = try template { scope in
      Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: zones, subnets: [.isolated])
    }
    return template.resources(of: "AWS::EC2::Subnet").map { subnet in
      [subnet["AvailabilityZone"], subnet["AvailabilityZoneId"]]
    }
  }

  /// The findings of a network in a stack of a region, or of one that may be anywhere.
  private func findingsOfVpc(_ zones: Zones, region: String? = nil) -> [String] {
    findings(
      App("Test") { app in
        app.stack("Test", env: region.map { .init(account: "123456789012", region: $0) }) { scope in
          Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: zones)
        }
      })
  }

  @Test(arguments: [1, 2, 8])
  func theFirstZonesOfTheRegion(_ count: Int) throws {
    #expect(
      try zones(.count(count))
        == (0..<count).map { [["Fn::Select": [.integer(Int64($0)), ["Fn::GetAZs": ["Ref": "AWS::Region"]]]], nil] })
    #expect(findingsOfVpc(.count(count)) == [])
    #expect(findingsOfVpc(.count(count), region: "eu-central-1") == [])
  }

  @Test func zonesByName() throws {
    let named: Zones = ["us-east-1a", "us-east-1c"]
    #expect(try zones(named) == [["us-east-1a", nil], ["us-east-1c", nil]])
    #expect(findingsOfVpc(named) == [])
    #expect(findingsOfVpc(named, region: "us-east-1") == [])
    #expect(findingsOfVpc(.named(["us-east-1a"] as Set)) == [])
  }

  @Test func zonesByID() throws {
    let named: Zones = ["use1-az1", "use1-az4"]
    #expect(try zones(named) == [[nil, "use1-az1"], [nil, "use1-az4"]])
    #expect(findingsOfVpc(named) == [])
    #expect(findingsOfVpc(named, region: "us-east-1") == [])
  }

  @Test func localZones() {
    #expect(findingsOfVpc(["us-west-2a", "us-west-2-lax-1a"], region: "us-west-2") == [])
  }

  @Test(arguments: [-1, 0, 9, 100])
  func countsThatNoRegionHas(_ count: Int) {
    #expect(
      findingsOfVpc(.count(count)) == [
        "ZonesTests.swift: error: Test/Vpc: zones: a network must span 1 to 8 zones; expected 1 to 8, given \(count) "
          + "[construct]"
      ])
  }

  @Test func noNames() {
    #expect(
      findingsOfVpc([]) == [
        "ZonesTests.swift: error: Test/Vpc: zones: a network must span 1 to 8 zones; expected 1 to 8, given 0 [construct]"
      ])
  }

  @Test func tooManyNames() {
    #expect(
      findingsOfVpc(.named("abcdefghi".map { "us-east-1\($0)" })) == [
        "ZonesTests.swift: error: Test/Vpc: zones: a network must span 1 to 8 zones; expected 1 to 8, given 9 [construct]"
      ])
  }

  @Test func aZoneNamedTwice() {
    #expect(
      findings { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1a"])
        ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc).listener(port: 80)
      } == [
        "ZonesTests.swift: error: Test/Vpc: zones: a zone is named twice; expected each zone once, given us-east-1a "
          + "[construct]"
      ])
  }

  @Test func zonesOfAnotherRegion() {
    #expect(
      findingsOfVpc(["eu-west-1a", "us-east-1b"], region: "us-east-1") == [
        "ZonesTests.swift: error: Test/Vpc: zones: the zone isn't in the stack's region; expected zones of us-east-1, "
          + "such as us-east-1a, given eu-west-1a [construct]"
      ])
  }

  @Test func whatIsNoZoneAtAll() {
    #expect(
      findingsOfVpc(["a"], region: "us-east-1") == [
        "ZonesTests.swift: error: Test/Vpc: zones: the zone isn't in the stack's region; expected zones of us-east-1, "
          + "such as us-east-1a, given a [construct]"
      ])
  }
}
