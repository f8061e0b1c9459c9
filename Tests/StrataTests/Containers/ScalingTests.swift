import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ScalingTests {
  private func findings(_ scaling: Scaling) -> [String] {
    TestSupport.findings { scope in _ = service("Web", in: scope, scaling: scaling) }
  }

  private func finding(_ text: String) -> [String] { ["ScalingTests.swift: error: Test/Web: scaling: \(text)"] }

  private func policy(_ template: Template, _ goal: String) -> JSONValue? {
    template.resource("Web\(goal)Scaling")?["TargetTrackingScalingPolicyConfiguration"]
  }

  @Test func alwaysTheSameNumber() throws {
    let template = try template { scope in _ = service("Web", in: scope, scaling: .fixed(3)) }
    #expect(template.resource("Web")?["DesiredCount"] == 3)
    #expect(template.resources(of: "AWS::ApplicationAutoScaling::ScalableTarget").isEmpty)
    #expect(findings(.fixed(0)) == [])
  }

  @Test func asManyAsTheCpuTakes() throws {
    let template = try template { scope in
      _ = service("Web", in: scope, scaling: .cpu(target: 0.57, tasks: 2...10))
    }
    #expect(template.resource("Web")?["DesiredCount"] == nil)
    #expect(
      template.resource("WebScaling")?.properties == [
        "MaxCapacity": 10, "MinCapacity": 2, "ResourceId": ["Fn::Sub": "service/shared/${Web.Name}"],
        "ScalableDimension": "ecs:service:DesiredCount", "ServiceNamespace": "ecs",
      ])
    #expect(
      template.resource("WebCpuScaling")?.properties == [
        "PolicyName": ["Fn::Sub": "${AWS::StackName}-Web-Cpu"], "PolicyType": "TargetTrackingScaling",
        "ScalingTargetId": ["Ref": "WebScaling"],
        "TargetTrackingScalingPolicyConfiguration": [
          "PredefinedMetricSpecification": ["PredefinedMetricType": "ECSServiceAverageCPUUtilization"],
          "TargetValue": 57.0,
        ],
      ])
  }

  @Test func everyGoalAtOnce() throws {
    let template = try template { scope in
      let web = service(
        "Web", in: scope, port: 80,
        scaling: .between(0...4, following: .cpu(1), .memory(0.01), .requests(perTask: 1_000)))
      listener(in: scope).route("Web", to: web, when: .path("/*"))
    }
    #expect(policy(template, "Cpu")?["TargetValue"] == 100.0)
    #expect(
      policy(template, "Memory") == [
        "PredefinedMetricSpecification": ["PredefinedMetricType": "ECSServiceAverageMemoryUtilization"],
        "TargetValue": 1.0,
      ])
    #expect(
      policy(template, "Requests") == [
        "PredefinedMetricSpecification": [
          "PredefinedMetricType": "ALBRequestCountPerTarget",
          "ResourceLabel": [
            "Fn::Sub": "${Balancer.LoadBalancerFullName}/${WebTargetGroup.TargetGroupFullName}"
          ],
        ], "TargetValue": 1_000.0,
      ])
  }

  @Test func memoryAndRequestsAlone() throws {
    let template = try template { scope in
      _ = service("Web", in: scope, scaling: .memory(target: 0.8, tasks: 1...2))
      let api = service("Api", in: scope, port: 80, scaling: .requests(perTask: 5, tasks: 1...2))
      listener(in: scope).route("Api", to: api, when: .path("/*"))
    }
    #expect(policy(template, "Memory")?["TargetValue"] == 80.0)
    #expect(
      template.resource("ApiRequestsScaling")?["TargetTrackingScalingPolicyConfiguration"]?["TargetValue"] == 5.0)
  }

  @Test func twoServicesOfOneNameInTwoScopes() {
    #expect(
      findingsInTwoStacks { scope in
        for part in ["One", "Two"] {
          _ = service("Web", in: Scope(part, in: scope), scaling: .cpu(target: 0.5, tasks: 1...2))
        }
      } == [])
  }

  @Test(arguments: [(0, "0.0"), (0.001, "0.001"), (1.5, "1.5"), (-1, "-1.0"), (.nan, "nan"), (.infinity, "inf")])
  func sharesOutOfRange(_ share: Double, _ given: String) {
    let rule = "; expected 0.01 to 1, given \(given) [construct]"
    let hint = share == 1.5 ? "\n  hint: 70 percent are 0.7" : ""
    #expect(
      findings(.cpu(target: share, tasks: 1...2)) == finding("a service must follow a share of its CPU\(rule)\(hint)"))
    #expect(
      findings(.memory(target: share, tasks: 1...2))
        == finding("a service must follow a share of its memory\(rule)\(hint)")
    )
  }

  @Test(arguments: [(0, "0"), (-5, "-5"), (Int.min, "-9,223,372,036,854,775,808")])
  func requestsOutOfRange(_ count: Int, _ given: String) {
    #expect(
      TestSupport.findings { scope in
        let web = service("Web", in: scope, port: 80, scaling: .requests(perTask: count, tasks: 1...2))
        listener(in: scope).route("Web", to: web, when: .path("/*"))
      }
        == finding(
          "a service must follow 1 or more requests that each task gets in a minute; expected 1 or more, given \(given) "
            + "[construct]"))
  }

  @Test func requestsOfAServiceThatGetsNone() {
    #expect(
      findings(.requests(perTask: 100, tasks: 1...2))
        == finding(
          "nothing sends requests to this service that could be counted; expected a route of a load balancer to it, "
            + "given none [construct]\n  hint: route a listener to it, or follow .cpu"))
  }

  @Test func aMeasureTwice() {
    #expect(
      findings(.between(1...2, following: .cpu(0.5), .memory(0.5), .cpu(0.6)))
        == finding(
          "a service must follow each measure at most once; expected one goal for cpu, given another [construct]\n"
            + "  hint: remove one of them"))
  }

  @Test(arguments: [Scaling.fixed(-1), .cpu(target: 0.5, tasks: -1...2)])
  func fewerTasksThanNone(_ scaling: Scaling) {
    #expect(
      findings(scaling) == finding("a service must have 0 or more tasks; expected 0 or more, given -1 [construct]"))
  }

  /// Limits of a profile can be anything, and mustn't end the process.
  @Test(arguments: [
    (4, 3, ["the most tasks are fewer than the fewest; expected 4 or more, given 3 [construct]"]),
    (2, 10, []), (3, 3, []), (0, 0, []),
    (
      -1, -2,
      [
        "a service must have 0 or more tasks; expected 0 or more, given -1 [construct]",
        "the most tasks are fewer than the fewest; expected -1 or more, given -2 [construct]",
      ]
    ),
  ])
  func aPairOfLimits(fewest: Int, most: Int, said: [String]) {
    let expected = said.flatMap { finding($0) }
    #expect(findings(.cpu(target: 0.7, tasks: fewest, upTo: most)) == expected)
    #expect(findings(.memory(target: 0.7, tasks: fewest, upTo: most)) == expected)
    #expect(findings(.between(fewest, upTo: most, following: .cpu(0.5), .memory(0.5))) == expected)
  }

  @Test func aPairIsWhatARangeIs() throws {
    func written(_ scaling: Scaling) throws -> JSONValue {
      try template { scope in _ = service("Web", in: scope, scaling: scaling) }.json
    }
    #expect(
      try written(.cpu(target: 0.7, tasks: 2, upTo: 10)) == written(.cpu(target: 0.7, tasks: 2...10)))
  }
}
