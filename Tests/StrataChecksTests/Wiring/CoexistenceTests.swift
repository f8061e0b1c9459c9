import StrataJSON
import StrataLanguage
import Testing

/// What is never there together can't be in each other's way.
@Suite struct CoexistenceTests {
  private func rules(_ conditions: [String?]) -> [String] {
    let properties: JSONObject = ["ListenerArn": ["Ref": "L"], "Priority": 10]
    return found(
      by: "duplicate-listener-priority",
      in: template("AWS::ElasticLoadBalancingV2::ListenerRule", properties, conditions))
  }

  private func subnets(_ conditions: [String?]) -> [String] {
    let properties: JSONObject = ["VpcId": ["Ref": "V"], "CidrBlock": "10.0.0.0/24"]
    return found(by: "overlapping-subnets", in: template("AWS::EC2::Subnet", properties, conditions))
  }

  private func template(_ type: String, _ properties: JSONObject, _ conditions: [String?]) -> JSONValue {
    var resources: JSONObject = [:]
    for (index, condition) in conditions.enumerated() {
      var resource: JSONObject = ["Type": .string(type), "Properties": .object(properties)]
      resource["Condition"] = condition.map(JSONValue.string)
      resources["R\(index)"] = .object(resource)
    }
    return [
      "Parameters": ["Stage": ["Type": "String"], "Size": ["Type": "String"]],
      "Conditions": [
        "IsProd": ["Fn::Equals": [["Ref": "Stage"], "prod"]], "IsDev": ["Fn::Equals": [["Ref": "Stage"], "dev"]],
        "IsLarge": ["Fn::Equals": [["Ref": "Size"], "large"]],
      ], "Resources": .object(resources),
    ]
  }

  private let priority =
    "the listener has a rule of this priority, R0; expected a priority that no other rule has; given 10"
  private let addresses =
    "the subnet R0 has some of these addresses; expected a block apart from 10.0.0.0/24; given 10.0.0.0/24"

  @Test(
    arguments: [[nil, nil], [nil, "IsProd"], ["IsProd", nil], ["IsProd", "IsProd"], ["IsProd", "IsLarge"]]
      as [[String?]])
  func together(conditions: [String?]) {
    #expect(rules(conditions) == ["/Resources/R1/Properties/Priority: \(priority)"])
    #expect(subnets(conditions) == ["/Resources/R1/Properties/CidrBlock: \(addresses)"])
  }

  @Test func neverTogether() {
    #expect(rules(["IsProd", "IsDev"]) == [])
    #expect(subnets(["IsProd", "IsDev"]) == [])
  }

  /// The third meets the first, whatever stands between them.
  @Test func oneOfMany() {
    #expect(rules(["IsProd", "IsDev", "IsProd"]) == ["/Resources/R2/Properties/Priority: \(priority)"])
    #expect(subnets(["IsProd", "IsDev", "IsProd"]) == ["/Resources/R2/Properties/CidrBlock: \(addresses)"])
  }
}
