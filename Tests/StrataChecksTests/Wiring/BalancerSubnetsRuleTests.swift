import StrataChecks
import StrataJSON
import Testing

@Suite struct BalancerSubnetsRuleTests {
  private func found(_ properties: JSONValue, zones: (JSONValue, JSONValue) = ("eu-west-1a", "eu-west-1b"))
    -> [String]
  {
    StrataChecksTests.found(
      by: "balancer-subnets",
      in: [
        "Parameters": ["One": ["Type": "AWS::EC2::Subnet::Id"], "All": ["Type": "List<AWS::EC2::Subnet::Id>"]],
        "Resources": [
          "A": ["Type": "AWS::EC2::Subnet", "Properties": ["AvailabilityZone": zones.0]],
          "B": ["Type": "AWS::EC2::Subnet", "Properties": ["AvailabilityZone": zones.1]],
          "Outpost": [
            "Type": "AWS::EC2::Subnet", "Properties": ["OutpostArn": "arn:aws:outposts:eu-west-1:1:outpost/o"],
          ],
          "Web": ["Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": properties],
        ],
      ])
  }

  private static let expected = "expected 2 subnets or more, in 2 zones or more"

  @Test(
    arguments: [
      (["subnet-1"], "1"), ([["Ref": "A"]], "1"), ([["Ref": "One"], ["Ref": "One"]], "1"), ([], "0"),
      (["subnet-1", "subnet-1"], "1"), ([["Fn::Select": [0, ["Ref": "All"]]]], "1"),
    ] as [(JSONValue, String)])
  func tooFew(subnets: JSONValue, given: String) {
    let message = "an application load balancer must have subnets in two zones; \(Self.expected); given \(given)"
    #expect(found(["Subnets": subnets]) == ["/Resources/Web/Properties/Subnets: \(message)"])
    #expect(
      found(["Type": "application", "Subnets": ["Fn::If": ["C", subnets, ["subnet-1", "subnet-2"]]]])
        == ["/Resources/Web/Properties/Subnets/Fn::If/1: \(message)"])
    let mappings = JSONValue.array((subnets.array ?? []).map { ["SubnetId": $0] })
    #expect(found(["SubnetMappings": mappings]) == ["/Resources/Web/Properties/SubnetMappings: \(message)"])
  }

  @Test func oneZone() {
    let message = "the subnets of an application load balancer must be in two zones; \(Self.expected); given all in"
    #expect(
      found(["Subnets": [["Ref": "A"], ["Ref": "B"]]], zones: ("eu-west-1a", "eu-west-1a"))
        == ["/Resources/Web/Properties/Subnets: \(message) eu-west-1a"])
    let zone: JSONValue = ["Fn::Sub": "${AWS::Region}a"]
    #expect(
      found(["Subnets": [["Ref": "A"], ["Ref": "B"]]], zones: (zone, zone))
        == ["/Resources/Web/Properties/Subnets: \(message) ${AWS::Region}a"])
  }

  @Test(
    arguments: [
      ["Type": "network", "Subnets": ["subnet-1"]], ["Type": ["Ref": "P"], "Subnets": ["subnet-1"]],
      ["Subnets": ["Ref": "All"]], ["Subnets": [["Ref": "All"]]], ["Subnets": ["Fn::Split": [",", "a"]]],
      ["Subnets": [["Ref": "A"], ["Ref": "B"]]], ["Subnets": [["Ref": "Outpost"]]],
      ["Subnets": [["Fn::If": ["C", ["Ref": "A"], ["Ref": "AWS::NoValue"]]]]], ["Subnets": [["Ref": "A"], "subnet-1"]],
      [:],
    ] as [JSONValue])
  func whatIsRight(properties: JSONValue) {
    #expect(found(properties) == [])
  }
}
