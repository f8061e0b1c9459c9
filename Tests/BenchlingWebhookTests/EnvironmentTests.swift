import BenchlingWebhook
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// What each environment has of its own, and that it reaches nothing of another.
@Suite struct EnvironmentTests {
  @Test(arguments: [("dev", "Dev", 20, 1, 2), ("prod", "Prod", 10, 2, 10)])
  func eachStageReachesItsOwnTasks(stage: String, id: String, priority: Int, fewest: Int, most: Int) throws {
    let template = try both()
    let apiStage = try template.onlyResource(
      of: "AWS::ApiGateway::Stage", matching: ["StageName": .exactly(.string(stage))])
    let host = try #require(apiStage["Variables"]?["backendHost"]?.string)
    let target = Capture()
    let rule = try template.onlyResource(
      of: "AWS::ElasticLoadBalancingV2::ListenerRule",
      matching: ["Conditions": [["Field": "host-header", "HostHeaderConfig": ["Values": [.exactly(.string(host))]]]]])
    #expect(rule["Priority"] == .integer(Int64(priority)))
    #expect(JSONPattern.list(containing: ["TargetGroupArn": .capture(target)]).matches(rule["Actions"]))
    let group = try #require(template.resource(referencedBy: target.values.first))
    #expect(group["HealthCheckPath"] == "/health")
    #expect(group["Port"] == 5000)
    let service = try template.onlyResource(
      of: "AWS::ECS::Service",
      matching: [
        "LoadBalancers": [["ContainerPort": 5000, "TargetGroupArn": ["Ref": .exactly(.string(group.logicalID))]]]
      ])
    #expect(service.logicalID == "\(id)Service")
    let scaling = try #require(template.resource("\(id)ServiceScaling"))
    #expect(scaling["MinCapacity"] == .integer(Int64(fewest)))
    #expect(scaling["MaxCapacity"] == .integer(Int64(most)))
  }

  @Test func whatNoStageKnowsIsNotFound() throws {
    let listener = try both().onlyResource(of: "AWS::ElasticLoadBalancingV2::Listener")
    let answer: JSONPattern = [["Type": "fixed-response", "FixedResponseConfig": ["StatusCode": "404"]]]
    #expect(answer.mismatches(listener["DefaultActions"]) == [])
  }

  @Test(arguments: [
    ("Dev", "quiltdata/benchling-webhook/default/my-company"), ("Prod", "quiltdata/benchling-webhook/dev/my-company"),
  ])
  func noEnvironmentReadsTheSecretOfAnother(id: String, secretOfOther: String) throws {
    for resource in try both().allResources where resource.logicalID.hasPrefix(id) {
      #expect(try !resource.json.text().contains(secretOfOther), "\(resource.logicalID)")
    }
  }

  @Test(arguments: [("Dev", "Prod"), ("Prod", "Dev")])
  func nothingOfAnEnvironmentRefersToAnother(id: String, other: String) throws {
    let template = try both()
    for resource in template.allResources where resource.logicalID.hasPrefix(id) {
      for used in template.resources(referencedBy: resource) {
        #expect(!used.logicalID.hasPrefix(other) && !used.logicalID.hasPrefix("Api\(other)"), "\(resource.logicalID)")
      }
    }
  }

  @Test func theTaskIsWhatTheSpecificationSays() throws {
    let task = try #require(both().resource("DevServiceTaskDefinition"))
    let pattern: JSONPattern = [
      "Cpu": "512", "Memory": "1024",
      "ContainerDefinitions": [
        [
          "Environment": [["Name": "STAGE", "Value": "dev"]],
          "Image": .exactly([
            "Fn::Sub":
              "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/quiltdata/benchling:${DevImageTag}"
          ]),
          "Secrets": [["Name": "BENCHLING_SECRETS"]],
        ]
      ],
    ]
    #expect(pattern.mismatches(.object(task.properties)) == [])
  }

  /// What bills are split by; the types that can't be tagged are left out.
  @Test func whatAnEnvironmentHasIsTaggedWithIt() throws {
    let untaggable = [
      "AWS::ApiGateway::Deployment", "AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::EC2::SecurityGroupEgress",
      "AWS::EC2::SecurityGroupIngress", "AWS::SNS::TopicPolicy",
    ]
    for resource in try both().allResources where !untaggable.contains(resource.type) {
      let environment = ["Dev", "Prod"].first { name in
        resource.logicalID.hasPrefix(name) || resource.logicalID.hasPrefix("Api\(name)")
      }
      let tags = try resource["Tags"]?.text(layout: .compact) ?? ""
      for (name, tag) in [("Dev", "dev"), ("Prod", "prod")] {
        #expect(tags.contains("\"\(tag)\"") == (environment == name), "\(resource.logicalID): \(tags)")
      }
    }
  }

  @Test func theTaskMayDoNothingInTheAccount() throws {
    #expect(try both().resource("ProdServiceTaskRole")?["Policies"] == nil)
  }

  @Test func theEndpointIsTheStage() throws {
    #expect(
      try both().outputs["DevEndpoint"]?["Value"] == [
        "Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiDev}"
      ])
  }

  @Test func anAllowListIsOfItsEnvironmentAlone() throws {
    var environments = try samples()
    environments[0].profile.webhookAllowList = ["203.0.113.0/24", "198.51.100.7/32"]
    let template = try synthesize(environments)
    let policy = try #require(template.resource("Api")?["Policy"]?["Statement"])
    #expect(policy[0]?["Resource"] == ["execute-api:/prod/*"])
    #expect(policy[0]?["Condition"] == ["IpAddress": ["aws:SourceIp": ["203.0.113.0/24", "198.51.100.7/32"]]])
    #expect(policy[1]?["Resource"] == ["execute-api:/dev/*"])
    #expect(policy[1]?["Condition"] == nil)
    // The stage of prod is deployed anew, that of dev isn't.
    let deployments = try (both(), template)
    func ids(_ template: Template, _ id: String) -> [String] {
      template.resources(of: "AWS::ApiGateway::Deployment").map(\.logicalID).filter { $0.hasPrefix("Api\(id)") }
    }
    #expect(ids(deployments.0, "Prod") != ids(deployments.1, "Prod"))
    #expect(ids(deployments.0, "Dev") == ids(deployments.1, "Dev"))
  }
}
