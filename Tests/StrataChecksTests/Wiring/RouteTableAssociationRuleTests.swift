import StrataFindings
import StrataJSON
import Testing

/// Subnets, and the route tables that they're associated with.
@Suite struct RouteTableAssociationRuleTests {
  private func found(
    _ first: JSONValue, _ second: JSONValue, in conditions: (first: JSONValue?, second: JSONValue?) = (nil, nil)
  )
    -> [String]
  {
    func association(_ subnet: JSONValue, _ condition: JSONValue?) -> JSONValue {
      var object: JSONObject = [
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": ["SubnetId": subnet, "RouteTableId": "rtb-0a1b2c3d"],
      ]
      object["Condition"] = condition
      return .object(object)
    }
    let wide: JSONValue = ["Fn::Equals": [["Ref": "AWS::Region"], "us-east-1"]]
    return StrataChecksTests.found(
      by: "second-route-table",
      in: [
        "Conditions": ["Wide": wide, "Narrow": ["Fn::Not": [["Condition": "Wide"]]]],
        "Resources": ["A": association(first, conditions.first), "B": association(second, conditions.second)],
      ])
  }

  private let text =
    ": A associates the subnet with a route table as well; expected a subnet that no other association names"

  @Test func aSubnetTwice() {
    #expect(found(["Ref": "S"], ["Ref": "S"]) == ["/Resources/B/Properties/SubnetId" + text])
    #expect(found("subnet-1", "subnet-1") == ["/Resources/B/Properties/SubnetId" + text])
    #expect(
      found(["Fn::Select": [0, ["Ref": "Subnets"]]], ["Fn::Select": [0, ["Ref": "Subnets"]]])
        == ["/Resources/B/Properties/SubnetId" + text])
  }

  @Test func underConditions() {
    #expect(found(["Ref": "S"], ["Ref": "S"], in: ("Wide", "Wide")).count == 1)
    #expect(found(["Ref": "S"], ["Ref": "S"], in: ("Wide", "Narrow")) == [])
    #expect(
      found(["Ref": "S"], ["Fn::If": ["Wide", "subnet-1", ["Ref": "S"]]]) == [
        "/Resources/B/Properties/SubnetId/Fn::If/2" + text
      ])
    #expect(found(["Ref": "S"], ["Fn::If": ["Wide", "subnet-1", ["Ref": "S"]]], in: ("Wide", nil)) == [])
  }

  @Test func otherSubnets() {
    #expect(found(["Ref": "S"], ["Ref": "T"]) == [])
    #expect(found(["Fn::Select": [0, ["Ref": "Subnets"]]], ["Fn::Select": [1, ["Ref": "Subnets"]]]) == [])
  }
}
