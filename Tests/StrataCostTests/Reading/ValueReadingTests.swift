import StrataCost
import StrataJSON
import Testing

/// What templates leave open: bounded where they say by what, and not decided otherwise.
@Suite struct ValueReadingTests {
  private static func service(_ desired: JSONValue, cpu: JSONValue = "1024") -> JSONObject {
    [
      "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": cpu, "Memory": "2048"]],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": ["LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task"], "DesiredCount": desired],
      ],
    ]
  }

  private static func lines(
    _ resources: JSONObject, _ sections: JSONObject, given: [String: String] = [:]
  ) -> [String] {
    CostSamples.estimate(resources, sections: sections, given: given).lineWords.filter { $0.contains("vCPU") }
  }

  @Test func aParameterIsBoundedByItsAllowedValues() {
    let sections: JSONObject = ["Parameters": ["Tasks": ["Type": "Number", "AllowedValues": [2, 6, 4], "Default": 2]]]
    let resources = Self.service(["Ref": "Tasks"])
    // 0.04048 × 730 = 29.5504 a task
    #expect(Self.lines(resources, sections) == ["Service: Fargate vCPU, bounded: 59.10, 59.10, 177.30"])
    #expect(
      Self.lines(resources, sections, given: ["Tasks": "4"]) == ["Service: Fargate vCPU, fixed: 118.20, 118.20, 118.20"]
    )
  }

  @Test func aParameterIsBoundedByItsRange() {
    let sections: JSONObject = ["Parameters": ["Tasks": ["Type": "Number", "MinValue": 1, "MaxValue": 3]]]
    #expect(
      Self.lines(Self.service(["Ref": "Tasks"]), sections) == ["Service: Fargate vCPU, bounded: 29.55, 29.55, 88.65"])
  }

  @Test func aDefaultIsNotTaken() {
    let sections: JSONObject = ["Parameters": ["Tasks": ["Type": "Number", "Default": 2]]]
    #expect(
      Self.lines(Self.service(["Ref": "Tasks"]), sections) == [
        "Service: Fargate vCPU, bounded: not decided: DesiredCount is the parameter Tasks, of which neither a value nor the "
          + "allowed ones are known"
      ])
  }

  @Test func whatIsLookedUpAtDeploymentIsNotKnown() {
    let sections: JSONObject = ["Parameters": ["Tasks": ["Type": "AWS::SSM::Parameter::Value<String>"]]]
    #expect(
      Self.lines(Self.service(["Ref": "Tasks"]), sections, given: ["Tasks": "/shop/tasks"]) == [
        "Service: Fargate vCPU, bounded: not decided: DesiredCount is the parameter Tasks, of which neither a value nor the "
          + "allowed ones are known"
      ])
    #expect(
      Self.lines(Self.service(["Fn::GetAtt": ["Sizes", "Tasks"]]), [:]) == [
        "Service: Fargate vCPU, bounded: not decided: DesiredCount isn't known before deployment: it's of Sizes"
      ])
    #expect(
      Self.lines(Self.service("two"), [:]) == [
        "Service: Fargate vCPU, bounded: not decided: DesiredCount is no number: two"
      ])
  }

  @Test func branchesThatCannotHoldAreLeftOut() {
    let sections: JSONObject = [
      "Parameters": ["Stage": ["Type": "String", "AllowedValues": ["test", "live"]]],
      "Conditions": [
        "IsLive": ["Fn::Equals": [["Ref": "Stage"], "live"]], "IsOther": ["Fn::Equals": [["Ref": "Stage"], "other"]],
      ],
    ]
    let both = Self.service(["Fn::If": ["IsLive", 4, 1]])
    #expect(Self.lines(both, sections) == ["Service: Fargate vCPU, bounded: 29.55, 29.55, 118.20"])
    #expect(
      Self.lines(both, sections, given: ["Stage": "live"]) == ["Service: Fargate vCPU, fixed: 118.20, 118.20, 118.20"])
    let one = Self.service(["Fn::If": ["IsOther", 40, 1]])
    #expect(Self.lines(one, sections) == ["Service: Fargate vCPU, fixed: 29.55, 29.55, 29.55"])
  }

  @Test func valuesOfMappingsAreRead() {
    let sections: JSONObject = [
      "Parameters": ["Stage": ["Type": "String", "AllowedValues": ["test", "live"]]],
      "Mappings": ["Sizes": ["test": ["Tasks": 1], "live": ["Tasks": 3]]],
    ]
    let resources = Self.service(["Fn::FindInMap": ["Sizes", ["Ref": "Stage"], "Tasks"]])
    #expect(Self.lines(resources, sections) == ["Service: Fargate vCPU, bounded: 29.55, 29.55, 88.65"])
    #expect(
      Self.lines(resources, sections, given: ["Stage": "live"]) == ["Service: Fargate vCPU, fixed: 88.65, 88.65, 88.65"]
    )
  }

  @Test func aResourceUnderAConditionMayCostNothing() {
    let resources: JSONObject = ["Gateway": ["Type": "AWS::EC2::NatGateway", "Condition": "IsLive"]]
    let sections: JSONObject = [
      "Parameters": ["Stage": ["Type": "String"]],
      "Conditions": ["IsLive": ["Fn::Equals": [["Ref": "Stage"], "live"]]],
    ]
    func words(_ given: [String: String]) -> [String] {
      CostSamples.estimate(resources, sections: sections, given: given).lineWords
    }
    #expect(words([:])[0] == "Gateway: NAT gateway, bounded: 0.00, 0.00, 32.85")
    #expect(words(["Stage": "live"])[0] == "Gateway: NAT gateway, fixed: 32.85, 32.85, 32.85")
    #expect(words(["Stage": "test"]) == [])
  }

  @Test func listsOfParametersAreCounted() {
    let resources: JSONObject = [
      "Balancer": [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": ["Subnets": ["Ref": "Subnets"]],
      ]
    ]
    let sections: JSONObject = ["Parameters": ["Subnets": ["Type": "List<AWS::EC2::Subnet::Id>"]]]
    func words(_ given: [String: String]) -> String {
      CostSamples.estimate(resources, sections: sections, given: given).lineWords[2]
    }
    // 3 × 0.005 × 730
    #expect(
      words(["Subnets": "subnet-1,subnet-2,subnet-3"]) == "Balancer: public IPv4 address, fixed: 10.95, 10.95, 10.95")
    #expect(
      words([:])
        == "Balancer: public IPv4 address, bounded: not decided: Subnets is the parameter Subnets, of which neither a value "
        + "nor the allowed ones are known")
  }

  @Test func aTaskMayHaveOneOfSeveralSizes() {
    let sections: JSONObject = ["Parameters": ["Cpu": ["Type": "String", "AllowedValues": ["256", "512"]]]]
    let estimate = CostSamples.estimate(Self.service(2, cpu: ["Ref": "Cpu"]), sections: sections)
    #expect(estimate.lineWords == ["Service: AWS::ECS::Service, fixed: not decided: Cpu may be 256 or 512"])
  }

  @Test func numbersThatAreTooLargeAreSaid() {
    let lines = Self.lines(Self.service(99_999_999_999), [:])
    #expect(lines == ["Service: Fargate vCPU, fixed: not decided: it's more than can be counted"])
    let larger = Self.lines(Self.service(9_999_999_999_999), [:])
    #expect(larger == ["Service: Fargate vCPU, bounded: not decided: DesiredCount is no number: 9999999999999"])
  }
}
