import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FargateServiceRoutingTests {
  private static let unreached = [
    "FargateServiceRoutingTests.swift: warning: Test/Web: port: nothing reaches port 8080 of this service "
      + "[unreached-port]\n  hint: route a listener or an API's stage to it, allow(from:port:) another construct, or "
      + "leave out the port"
  ]

  @Test func aRouteToAService() throws {
    let template = try template { scope in
      let web = FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2), port: 8080,
        gracePeriod: .seconds(90))
      listener(in: scope).route("Web", to: web, when: .path("/*"))
      #expect(web.targetGroup != nil)
    }
    let web = try #require(template.resource("Web"))
    #expect(web.json["DependsOn"] == ["BalancerPort80Web"])
    #expect(web["HealthCheckGracePeriodSeconds"] == 90)
    #expect(
      web["LoadBalancers"]
        == [["ContainerName": "main", "ContainerPort": 8080, "TargetGroupArn": ["Ref": "WebTargetGroup"]]])
    #expect(
      template.resource("WebTaskDefinition")?["ContainerDefinitions"]?[0]?["PortMappings"]
        == [["ContainerPort": 8080, "Protocol": "tcp"]])
    #expect(
      template.resource("WebTargetGroup")?.properties == [
        "HealthCheckIntervalSeconds": 30, "HealthCheckPath": "/", "HealthCheckTimeoutSeconds": 5,
        "HealthyThresholdCount": 2, "Matcher": ["HttpCode": "200-299"], "Port": 8080, "Protocol": "HTTP",
        "TargetGroupAttributes": [["Key": "deregistration_delay.timeout_seconds", "Value": "30"]],
        "TargetType": "ip", "UnhealthyThresholdCount": 3, "VpcId": "vpc-0a1b2c3d",
      ])
    let ingress = try template.onlyResource(of: "AWS::EC2::SecurityGroupIngress")
    #expect(ingress["GroupId"] == ["Fn::GetAtt": ["WebSecurityGroup", "GroupId"]])
    #expect(ingress["SourceSecurityGroupId"] == ["Fn::GetAtt": ["BalancerSecurityGroup", "GroupId"]])
    #expect(ingress["FromPort"] == 8080)
  }

  @Test func twoRoutesOfOneLoadBalancerShareATargetGroup() throws {
    let template = try template { scope in
      let web = service("Web", in: scope, port: 8080)
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc)
      balancer.listener(port: 80).route("A", to: web, when: .path("/a"))
      balancer.listener(port: 81).route("B", to: web, when: .path("/b"))
    }
    #expect(template.resources(of: "AWS::ElasticLoadBalancingV2::TargetGroup").count == 1)
    #expect(template.resource("Web")?.json["DependsOn"] == ["BalancerPort80A", "BalancerPort81B"])
    #expect(template.resources(of: "AWS::EC2::SecurityGroupIngress").count == 1)
  }

  @Test func nothingReachesAPort() {
    #expect(findings { scope in _ = service("Web", in: scope, port: 8080) } == Self.unreached)
    #expect(
      findings { scope in
        service("Web", in: scope, port: 8080).allow(from: "10.0.0.0/16", port: 80)
      } == Self.unreached)
  }

  @Test func somethingReachesAPort() {
    #expect(findings { scope in _ = service("Web", in: scope) } == [])
    #expect(findings { scope in service("Web", in: scope, port: 8080).allow(from: "10.0.0.0/16", port: 8080) } == [])
    #expect(
      findings { scope in
        service("Web", in: scope, port: 8080).allow(from: service("Worker", in: scope), port: 8080)
      } == [])
    #expect(
      findings { scope in
        listener(in: scope).route("Web", to: service("Web", in: scope, port: 8080), when: .path("/*"))
      } == [])
    #expect(
      findings { scope in
        AlbApiGateway("Api", in: scope, vpc: testVpc).stage("dev", to: service("Web", in: scope, port: 8080))
      } == [])
  }

  @Test(arguments: [(0, "0"), (-1, "-1"), (65_536, "65,536"), (Int.max, "9,223,372,036,854,775,807")])
  func portsThatThereArent(_ port: Int, _ given: String) {
    let expected = [
      "FargateServiceRoutingTests.swift: error: Test/Web: port: there is no such port; expected 1 to 65,535, given "
        + "\(given) [construct]"
    ]
    #expect(findings { scope in _ = service("Web", in: scope, port: port) } == expected)
    #expect(
      findings { scope in
        listener(in: scope).route("Web", to: service("Web", in: scope, port: port), when: .path("/*"))
      } == expected)
    #expect(
      findings { scope in
        AlbApiGateway("Api", in: scope, vpc: testVpc).stage("dev", to: service("Web", in: scope, port: port))
      } == expected)
  }

  @Test(arguments: [1, 65_535])
  func portsAtTheEdges(_ port: Int) {
    #expect(
      findings { scope in
        listener(in: scope).route("Web", to: service("Web", in: scope, port: port), when: .path("/*"))
      } == [])
  }

  @Test func aWorkerIsNotRoutedTo() {
    let mistake =
      "to: Test/Worker listens at no port; expected a service with a port, given one without [construct]\n"
      + "  hint: give the service the port that its container listens at"
    #expect(
      findings { scope in
        listener(in: scope).route("Web", to: service("Worker", in: scope), when: .path("/*"))
      } == ["FargateServiceRoutingTests.swift: error: Test/Balancer/Port80/Web: \(mistake)"])
    #expect(
      findings { scope in
        AlbApiGateway("Api", in: scope, vpc: testVpc).stage("dev", to: service("Worker", in: scope))
      } == ["FargateServiceRoutingTests.swift: error: Test/Api/dev/Rule: \(mistake)"])
  }

  @Test func twoLoadBalancers() {
    #expect(
      findings { scope in
        let web = service("Web", in: scope, port: 8080)
        listener("A", in: scope).route("Web", to: web, when: .path("/*"))
        listener("B", in: scope).route("Web", to: web, when: .path("/*"))
      } == [
        "FargateServiceRoutingTests.swift: error: Test/B/Port80/Web: to: Test/Web is reached through Test/A already; "
          + "expected one load balancer for it, given a second, Test/B [construct]\n"
          + "  hint: route both through one load balancer, or declare it twice"
      ])
  }

  @Test func aServiceOfAnotherStack() throws {
    let app = App("Orders") { app in
      let web = app.stack("Web") { scope in service("Web", in: scope, port: 8080) }
      app.stack("Edge") { scope in
        AlbApiGateway("Api", in: scope, vpc: testVpc).stage("dev", to: web)
        scope.output("Api", "made")
      }
    }
    #expect(findings(app) == [])
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Edge", "Web"], "the tasks come when there is something to reach them by")
    let web = try #require(assembly["Web"]).template
    let rule = try web.onlyResource(of: "AWS::ElasticLoadBalancingV2::ListenerRule")
    #expect(web.resource("Web")?.json["DependsOn"] == [.string(rule.logicalID)])
    #expect(web.resource(referencedBy: rule["Actions"]?[0]?["TargetGroupArn"])?.logicalID == "WebTargetGroup")
  }

  @Test func aListenerOfAnotherStack() throws {
    let app = App("Orders") { app in
      let edge = app.stack("Edge") { scope in listener("Balancer", in: scope) }
      app.stack("Web") { scope in
        edge.route("Web", to: service("Web", in: scope, port: 8080), when: .path("/*"))
      }
    }
    #expect(findings(app) == [])
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Edge", "Web"])
    #expect(try #require(assembly["Edge"]).template.resources(of: "AWS::EC2::SecurityGroupEgress").isEmpty)
  }
}
