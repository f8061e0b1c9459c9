import StrataCost
import StrataJSON
import Testing

@Suite struct CostDifferenceTests {
  private static func service(_ tasks: Int) -> JSONObject {
    [
      "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "1024", "Memory": "2048"]],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": [
          "LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task"], "DesiredCount": .integer(Int64(tasks)),
        ],
      ],
    ]
  }

  /// A task more is 29.5504 + 6.4897; a gateway less is 32.85; a queue has no price of its own.
  @Test func whatIsMoreAndLessIsAddedUp() {
    var old = Self.service(2)
    old["Gateway"] = ["Type": "AWS::EC2::NatGateway"]
    var new = Self.service(3)
    new["Queue"] = ["Type": "AWS::SQS::Queue"]
    let difference = CostDifference(from: CostSamples.estimate(old), to: CostSamples.estimate(new))
    #expect(
      difference.changes.map { change in
        let line = change.after ?? change.before
        return "\(line?.resource.logicalID ?? ""): \(line?.dimension.title ?? ""), \(change.dollars?.idle.cents ?? "?")"
      } == [
        "Service: Fargate vCPU, 29.55", "Service: Fargate memory, 6.49", "Queue: queue requests, 0.00",
        "Gateway: NAT gateway, -32.85", "Gateway: NAT data, 0.00",
      ])
    #expect(difference.dollars.idle.description == "3.1901")
    #expect(difference.dollars.ceiling.description == "3.1901")
    #expect(difference.before.idle + difference.dollars.idle == difference.after.idle)
  }

  @Test func whatStaysIsNoChange() {
    let estimate = CostSamples.estimate(Self.service(2))
    #expect(CostDifference(from: estimate, to: estimate).changes == [])
  }

  @Test func aSideWithoutAPriceHasNoDollars() {
    let old = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]])
    let new = CostSamples.estimate(["Gateway": ["Type": "AWS::EC2::NatGateway"]], prices: .none)
    let difference = CostDifference(from: old, to: new)
    #expect(difference.changes.map { $0.dollars == nil } == [true, true])
    #expect(difference.after.notPricedCount == 2)
  }
}
