import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct WeightedTargetsTests {
  private static let rule = "AWS::ElasticLoadBalancingV2::ListenerRule"

  private func findings(of weights: [Int]) -> [String] {
    TestSupport.findings(file: #filePath) { scope in
      let targets = weights.enumerated().map { index, weight in
        (target: service("Web\(index)", in: scope, port: 80) as any RouteTarget, weight: weight)
      }
      listener(in: scope).route("Web", to: WeightedTargets(targets), when: .path("*"))
    }
  }

  @Test func theRequestsAreShared() throws {
    let template = try template { scope in
      let (blue, green) = (service("Blue", in: scope, port: 80), service("Green", in: scope, port: 8080))
      listener(in: scope).route("Web", to: .weighted((blue, 90), (green, 10)), when: .path("*"))
    }
    #expect(
      try template.onlyResource(of: Self.rule)["Actions"] == [
        [
          "ForwardConfig": [
            "TargetGroups": [
              ["TargetGroupArn": ["Ref": "BlueTargetGroup"], "Weight": 90],
              ["TargetGroupArn": ["Ref": "GreenTargetGroup"], "Weight": 10],
            ]
          ], "Type": "forward",
        ]
      ])
    // Neither service can be made before its target group has a load balancer.
    for id in ["Blue", "Green"] {
      #expect(template.resource(id)?.json["DependsOn"]?.array?.contains("BalancerPort80Web") == true)
    }
  }

  @Test func aChangeOfWeightsIsOneOfTheRouteAlone() throws {
    func template(_ weight: Int) throws -> Template {
      try TestSupport.template { scope in
        let (blue, green) = (service("Blue", in: scope, port: 80), service("Green", in: scope, port: 80))
        listener(in: scope).route("Web", to: .weighted((blue, 100 - weight), (green, weight)), when: .path("*"))
      }
    }
    let (before, after) = (try template(10), try template(0))
    let changed = before.allResources.filter { after.resource($0.logicalID) != $0 }
    #expect(changed.map(\.type) == [Self.rule])
  }

  @Test(arguments: [
    ([1, 2, 3, 4, 5, 6], "a route must lead to 1 to 5 targets; expected 1 to 5, given 6"),
    ([], "a route must lead to 1 to 5 targets; expected 1 to 5, given 0"),
    ([1_000], "a weight must be 0 to 999; expected 0 to 999, given 1,000"),
    ([-1, 5], "a weight must be 0 to 999; expected 0 to 999, given -1"),
    ([0, 0], "no target would get a request; expected a weight above 0, given 0 for each"),
  ])
  func weightsThatMakeNoSense(weights: [Int], text: String) {
    #expect(
      findings(of: weights) == [
        "WeightedTargetsTests.swift: error: Test/Balancer/Port80/Web: to: \(text) [construct]"
      ])
  }
}
