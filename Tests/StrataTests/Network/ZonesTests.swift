import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ZonesTests {
  private func zones(_ zones: Zones) throws -> [JSONValue?] {
    let template = try template { scope in
      Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: zones, subnets: [.private])
    }
    return template.resources(of: "AWS::EC2::Subnet").map { $0["AvailabilityZone"] ?? $0["AvailabilityZoneId"] }
  }

  private func mistakes(_ zones: Zones, region: String? = nil) -> [String] {
    findings(
      App("Test") { app in
        app.stack("Test", env: region.map { .init(region: $0) }) { scope in
          _ = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: zones, subnets: [.private])
        }
      })
  }

  private func mistake(_ message: String, expected: String, given: String) -> [String] {
    ["ZonesTests.swift: error: Test/Vpc: zones: \(message); expected \(expected), given \(given) [construct]"]
  }

  @Test func theFirstOfTheRegion() throws {
    let all: JSONValue = ["Fn::GetAZs": ["Ref": "AWS::Region"]]
    #expect(try zones(3) == [["Fn::Select": [0, all]], ["Fn::Select": [1, all]], ["Fn::Select": [2, all]]])
    #expect(try zones(.count(1)).count == 1)
  }

  @Test func byNameOrId() throws {
    #expect(try zones(["us-east-1a", "us-east-1f"]) == ["us-east-1a", "us-east-1f"])
    #expect(try zones(.named(["use1-az1", "use1-az6"])) == ["use1-az1", "use1-az6"])
  }

  @Test(arguments: [(0, "0"), (9, "9"), (-1, "-1"), (.max, "9223372036854775807")])
  func tooFewOrTooMany(count: Int, text: String) {
    #expect(mistakes(.count(count)) == mistake("a network spans 1 to 8 zones", expected: "1 to 8", given: text))
  }

  @Test func noneByName() {
    #expect(mistakes([]) == mistake("a network spans 1 to 8 zones", expected: "1 to 8", given: "0"))
  }

  @Test func oneTwice() {
    #expect(
      mistakes(["us-east-1a", "us-east-1a"])
        == mistake("a zone is named twice", expected: "each zone once", given: "us-east-1a"))
  }

  @Test func anotherRegion() {
    #expect(
      mistakes(["us-east-1a", "eu-west-1a"], region: "us-east-1")
        == mistake(
          "the zone isn't in the stack's region", expected: "zones of us-east-1, such as us-east-1a",
          given: "eu-west-1a"))
    #expect(mistakes(["use1-az1", "use1-az2"], region: "us-east-1") == [])
  }
}
