import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// What tests of stages are made with.
struct StageFixture: Sendable {
  var name: String
  var service: String
  var allow: Callers?
  var stripsPrefix = true
  var priority: Int?
  var tags: Tags = [:]

  init(
    _ name: String, _ service: String, allow: Callers? = nil, stripsPrefix: Bool = true, priority: Int? = nil,
    tags: Tags = [:]
  ) {
    (self.name, self.service, self.allow) = (name, service, allow)
    (self.stripsPrefix, self.priority, self.tags) = (stripsPrefix, priority, tags)
  }

  /// The template of an API with stages, each service declared once.
  static func template(
    _ stages: StageFixture..., timeout: Duration = .seconds(29), allow: Callers = .anyone, tags: Tags = [:]
  ) throws -> Template {
    try TestSupport.template { scope in
      scope.tags = tags
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, allow: allow, timeout: timeout)
      var services: [String: FargateService] = [:]
      for stage in stages {
        let web = services[stage.service] ?? StrataTests.service(stage.service, in: scope, port: 8080)
        services[stage.service] = web
        gateway.stage(
          stage.name, to: web, allow: stage.allow, stripsPrefix: stage.stripsPrefix, priority: stage.priority)
      }
    }
  }
}

@Suite struct StageTests {
  private let prod = StageFixture("prod", "Prod")
  private let dev = StageFixture("dev", "Dev")

  private func deployment(_ stage: String, _ template: Template) throws -> String {
    let found = template.resources(of: "AWS::ApiGateway::Deployment").map(\.logicalID)
    return try #require(found.first { $0.hasPrefix("Api\(stage)Deployment") })
  }

  /// The service that a stage leads to, by way of its variable, the rule with that host, and the rule's target group.
  private func service(of stage: String, in template: Template) throws -> [String] {
    let stage = try template.onlyResource(
      of: "AWS::ApiGateway::Stage", matching: ["StageName": .exactly(.string(stage))])
    let host = try #require(stage["Variables"]?["backendHost"])
    let rule = try template.onlyResource(
      of: "AWS::ElasticLoadBalancingV2::ListenerRule",
      matching: ["Conditions": [["HostHeaderConfig": ["Values": [.exactly(host)]]]]])
    let group = try #require(template.resource(referencedBy: rule["Actions"]?[0]?["TargetGroupArn"]))
    #expect(group.type == "AWS::ElasticLoadBalancingV2::TargetGroup")
    return template.resources(of: "AWS::ECS::Service").filter { service in
      template.resource(referencedBy: service["LoadBalancers"]?[0]?["TargetGroupArn"]) == group
    }.map(\.logicalID)
  }

  @Test func eachStageReachesItsOwnServiceAlone() throws {
    let template = try StageFixture.template(prod, dev)
    #expect(try service(of: "prod", in: template) == ["Prod"])
    #expect(try service(of: "dev", in: template) == ["Dev"])
    #expect(template.resources(of: "AWS::ElasticLoadBalancingV2::TargetGroup").count == 2)
    let listener = try template.onlyResource(of: "AWS::ElasticLoadBalancingV2::Listener")
    #expect(listener["DefaultActions"]?[0]?["FixedResponseConfig"]?["StatusCode"] == "404")
    #expect(listener["DefaultActions"]?.array?.count == 1)
  }

  @Test func twoStagesMayHaveOneService() throws {
    let template = try StageFixture.template(prod, StageFixture("blue", "Prod"))
    #expect(try service(of: "prod", in: template) == ["Prod"])
    #expect(try service(of: "blue", in: template) == ["Prod"])
    #expect(template.resources(of: "AWS::ElasticLoadBalancingV2::TargetGroup").count == 1)
    #expect(template.resource("Prod")?.json["DependsOn"] == ["ApiBlueRule", "ApiProdRule"])
  }

  @Test func anotherStageChangesNothingOfTheFirst() throws {
    let alone = try StageFixture.template(prod)
    let both = try StageFixture.template(prod, dev)
    for resource in alone.allResources where resource.logicalID != "Api" {
      #expect(both.resource(resource.logicalID) == resource, "\(resource.logicalID)")
    }
    let (before, after) = (try #require(alone.resource("Api")), try #require(both.resource("Api")))
    #expect(before.properties.filter { $0.key != "Policy" } == after.properties.filter { $0.key != "Policy" })
    #expect(after["Policy"]?["Statement"]?.array?.first == before["Policy"]?["Statement"]?[0])
    #expect(after["Policy"]?["Statement"]?.array?.count == 2)
    let added = both.allResources.filter { alone.resource($0.logicalID) == nil }.map(\.logicalID)
    #expect(added.allSatisfy { $0.contains("Dev") }, "\(added)")
  }

  @Test func removingTheFirstStageChangesNothingOfTheSecond() throws {
    let both = try StageFixture.template(prod, dev)
    let alone = try StageFixture.template(dev)
    for resource in alone.allResources where resource.logicalID != "Api" {
      #expect(both.resource(resource.logicalID) == resource, "\(resource.logicalID)")
    }
  }

  @Test func whatIsDeployedDecidesTheDeployment() throws {
    let template = try StageFixture.template(prod, dev)
    let (first, second) = (try deployment("Prod", template), try deployment("Dev", template))
    func deployments(_ template: Template) throws -> [Bool] {
      [try deployment("Prod", template) == first, try deployment("Dev", template) == second]
    }
    #expect(try deployments(StageFixture.template(prod, dev, timeout: .seconds(5))) == [false, false])
    #expect(try deployments(StageFixture.template(prod, dev, tags: ["Team": "orders"])) == [true, true])
    let closed = StageFixture("dev", "Dev", allow: .only("203.0.113.0/24"))
    #expect(try deployments(StageFixture.template(prod, closed)) == [true, false])
    #expect(try deployments(StageFixture.template(prod, dev, allow: .only("203.0.113.0/24"))) == [false, false])
    let kept = StageFixture("dev", "Dev", stripsPrefix: false, priority: 7)
    #expect(try deployments(StageFixture.template(prod, kept)) == [true, true])
    #expect(try deployments(StageFixture.template(dev, prod)) == [true, true])
  }

  @Test func aDeploymentWaitsForEveryMethod() throws {
    let template = try StageFixture.template(prod)
    let methods = template.resources(of: "AWS::ApiGateway::Method").map(\.logicalID)
    let deployment = try template.onlyResource(of: "AWS::ApiGateway::Deployment")
    #expect(deployment.json["DependsOn"]?.array?.compactMap(\.string) == methods.sorted())
    #expect(methods.count == 2)
  }

  @Test func thePrefixIsStrippedOrNot() throws {
    let template = try StageFixture.template(
      prod, StageFixture("dev", "Dev", stripsPrefix: false), StageFixture("my_stage-2", "Other"))
    #expect(template.resource("ApiDevRule")?["Transforms"] == nil)
    let rewrite = template.resource("ApiMyStage2Rule")?["Transforms"]?[0]?["UrlRewriteConfig"]?["Rewrites"]?[0]
    let expression = try Regex(try #require(rewrite?["Regex"]?.string))
    #expect(rewrite?["Replace"] == "/$1")
    for (path, rest) in [
      ("/my_stage-2", ""), ("/my_stage-2/", ""), ("/my_stage-2/a/b?c=d", "a/b?c=d"),
      ("/my_stage-2/my_stage-2", "my_stage-2"),
    ] {
      let match = try #require(try expression.wholeMatch(in: path), "\(path)")
      #expect((match.output[1].substring ?? "") == rest)
    }
    for path in ["/", "/my_stage-21/a", "/a/my_stage-2/b", "/prod/a"] {
      #expect(try expression.firstMatch(in: path) == nil, "\(path)")
    }
  }

  @Test func aStageHasThePriorityThatItWasGiven() throws {
    let template = try StageFixture.template(prod, dev, StageFixture("qa", "Qa", priority: 5))
    #expect(template.resource("ApiQaRule")?["Priority"] == 5)
  }

  @Test func whoMayCall() throws {
    let template = try StageFixture.template(
      prod, StageFixture("dev", "Dev", allow: .only("198.51.100.7/32", "10.0.0.0/8")),
      StageFixture("open", "Open", allow: .anyone), allow: .only("203.0.113.0/24"))
    func statement(_ stage: String, _ blocks: JSONValue?) -> JSONValue {
      var statement: JSONObject = ["Action": ["execute-api:Invoke"]]
      if let blocks { statement["Condition"] = ["IpAddress": ["aws:SourceIp": blocks]] }
      statement["Effect"] = "Allow"
      statement["Principal"] = "*"
      statement["Resource"] = [.string("execute-api:/\(stage)/*")]
      return .object(statement)
    }
    #expect(
      template.resource("Api")?["Policy"]?["Statement"] == [
        statement("prod", ["203.0.113.0/24"]), statement("dev", ["198.51.100.7/32", "10.0.0.0/8"]),
        statement("open", nil),
      ])
  }
}
