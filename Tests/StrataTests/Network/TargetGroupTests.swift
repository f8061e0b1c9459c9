import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct TargetGroupTests {
  private static func group(_ id: String, in scope: Scope) -> TargetGroup {
    TargetGroup(id, in: scope, vpc: testVpc, port: 8080, targets: .addresses("10.0.1.20", "10.0.2.20"))
  }

  @Test func aGroupAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      listener(in: scope).route("Legacy", to: Self.group("Legacy", in: scope), when: .path("*"))
    }
    #expect(
      template.json["Resources"]?["Legacy"]?["Properties"] == [
        "HealthCheckIntervalSeconds": 30, "HealthCheckPath": "/", "HealthCheckTimeoutSeconds": 5,
        "HealthyThresholdCount": 2, "Matcher": ["HttpCode": "200-299"], "Port": 8080, "Protocol": "HTTP",
        "TargetGroupAttributes": [["Key": "deregistration_delay.timeout_seconds", "Value": "30"]], "TargetType": "ip",
        "Targets": [["Id": "10.0.1.20"], ["Id": "10.0.2.20"]], "UnhealthyThresholdCount": 3, "VpcId": "vpc-0a1b2c3d",
      ])
    #expect(template.resource("LegacySecurityGroupFromBalancerSecurityGroupPort8080") != nil)
  }

  @Test func instancesThatOthersRegister() throws {
    let template = try template { scope in
      let group = TargetGroup(
        "Legacy", in: scope, vpc: testVpc, port: 80, targets: .instances(), healthCheck: .http("/up"),
        draining: .minutes(2))
      listener(in: scope).route("Legacy", to: group, when: .path("*"))
    }
    let group = try #require(template.resource("Legacy"))
    #expect(group["TargetType"] == "instance")
    #expect(group["Targets"] == nil)
    #expect(group["HealthCheckPath"] == "/up")
    #expect(group["TargetGroupAttributes"]?[0]?["Value"] == "120")
  }

  @Test func oneThatExists() throws {
    let arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/legacy/0123456789abcdef"
    let template = try template { scope in
      let targets = SecurityGroup("Targets", in: scope, existing: "sg-0a1b2c3d")
      listener(in: scope).route(
        "Legacy", to: ImportedTargetGroup(arn: "\(arn)", port: 80, securityGroup: targets), when: .path("*"))
    }
    let rule = try template.onlyResource(of: "AWS::ElasticLoadBalancingV2::ListenerRule")
    #expect(rule["Actions"]?[0]?["TargetGroupArn"] == .string(arn))
    #expect(template.resource("TargetsFromBalancerSecurityGroupPort80")?["GroupId"] == "sg-0a1b2c3d")
  }

  @Test func whatIsNoTargetGroup() {
    let found = findings(file: #filePath) { scope in
      let targets = SecurityGroup("Targets", in: scope, existing: "sg-0a1b2c3d")
      let group = ImportedTargetGroup(
        arn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/a/b", port: 80,
        securityGroup: targets)
      listener(in: scope).route("Legacy", to: group, when: .path("*"))
    }
    #expect(found.count == 1)
    #expect(
      found[0].hasSuffix(
        "TargetGroupArn: this isn't the ARN of a target group; expected "
          + "arn:<partition>:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>, given "
          + "\"arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/a/b\" [invalid-value]"),
      "\(found)")
  }

  @Test func aGroupOnAnotherNetwork() {
    let found = findings(file: #filePath) { scope in
      let other = Vpc("Other", in: scope, cidr: "10.1.0.0/16")
      let group = TargetGroup("Legacy", in: scope, vpc: other, port: 80, targets: .instances())
      listener(in: scope).route("Legacy", to: group, when: .path("*"))
    }
    #expect(
      found == [
        "TargetGroupTests.swift: error: Test/Balancer/Port80/Legacy: to: Test/Legacy is in another network than the load "
          + "balancer; expected a target in the network of Test/Balancer, given one in another [construct]\n"
          + "  hint: give both the same vpc, or declare a load balancer in the other network"
      ])
  }

  @Test func twiceAndInTwoStacks() {
    let declare: @Sendable (Scope) -> Void = { scope in
      let listener = listener(in: scope)
      for id in ["A", "B"] { listener.route(id, to: Self.group(id, in: scope), when: .path("/\(id)")) }
    }
    #expect(findings(file: #filePath, declare) == [])
    #expect(findingsInTwoStacks(declare) == [])
  }
}
