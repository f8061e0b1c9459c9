import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ApplicationLoadBalancerTests {
  private static let certificate = certificate(1)

  private static func certificate(_ number: Int) -> ImportedCertificate {
    ImportedCertificate(
      arn: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-55555555555\(number)")
  }

  @Test func isInsideItsNetworkUnlessSaidOtherwise() throws {
    let template = try template { ApplicationLoadBalancer("Balancer", in: $0, vpc: testVpc) }
    #expect(
      template.json["Resources"] == [
        "Balancer": [
          "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
          "Properties": [
            "LoadBalancerAttributes": [
              ["Key": "idle_timeout.timeout_seconds", "Value": "60"],
              ["Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"],
            ],
            "Scheme": "internal", "SecurityGroups": [["Fn::GetAtt": ["BalancerSecurityGroup", "GroupId"]]],
            "Subnets": ["subnet-0000000a", "subnet-0000000b"], "Type": "application",
          ],
        ],
        "BalancerSecurityGroup": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "GroupDescription": "Load balancer Test/Balancer", "VpcId": "vpc-0a1b2c3d",
            "SecurityGroupEgress": [
              ["CidrIp": "127.0.0.1/32", "Description": "Nothing may be sent", "IpProtocol": "-1"]
            ],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let logs = Bucket("Logs", in: scope)
      ApplicationLoadBalancer(
        "Balancer", in: scope, vpc: testVpc, scheme: .internetFacing, subnets: .private, accessLogs: logs,
        accessLogsPrefix: "web", idleTimeout: .minutes(5), isProtectedFromDeletion: true)
    }
    let balancer = try #require(template.resource("Balancer"))
    #expect(balancer["Scheme"] == "internet-facing")
    #expect(balancer["Subnets"] == ["subnet-0000000a", "subnet-0000000b"])
    #expect(
      balancer["LoadBalancerAttributes"] == [
        ["Key": "idle_timeout.timeout_seconds", "Value": "300"],
        ["Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"],
        ["Key": "deletion_protection.enabled", "Value": "true"],
        ["Key": "access_logs.s3.enabled", "Value": "true"],
        ["Key": "access_logs.s3.bucket", "Value": ["Ref": "Logs"]],
        ["Key": "access_logs.s3.prefix", "Value": "web"],
      ])
    #expect(balancer.json["DependsOn"] == ["LogsPolicy"], "it writes as soon as it's made")
    #expect(try template.resource("LogsPolicy")?.json.text().contains("/web/AWSLogs/") == true)
  }

  @Test func facesTheInternetFromPublicSubnets() throws {
    let template = try template {
      ApplicationLoadBalancer("Balancer", in: $0, vpc: testVpc, scheme: .internetFacing)
    }
    #expect(template.resource("Balancer")?["Subnets"] == ["subnet-0000000c", "subnet-0000000d"])
  }

  @Test func listenersAnswerWithNotFound() throws {
    let template = try template { scope in
      ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc).listener(port: 8080)
    }
    #expect(
      .object(try #require(template.resource("BalancerPort8080")).properties) == [
        "DefaultActions": [
          [
            "FixedResponseConfig": ["ContentType": "text/plain", "MessageBody": "Not found", "StatusCode": "404"],
            "Type": "fixed-response",
          ]
        ],
        "LoadBalancerArn": ["Ref": "Balancer"], "Port": 8080, "Protocol": "HTTP",
      ])
    #expect(template.resource("BalancerSecurityGroup")?["SecurityGroupIngress"] == nil)
  }

  @Test func theInternetIsServedWithTLS() throws {
    let template = try template { scope in
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
      balancer.redirectToHTTPS()
      balancer.listener(port: 443, certificates: (1...3).map(Self.certificate))
    }
    let secure = try #require(template.resource("BalancerPort443"))
    #expect(secure["Protocol"] == "HTTPS")
    #expect(secure["SslPolicy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06")
    #expect(secure["Certificates"]?.array?.count == 1)
    #expect(template.resource("BalancerPort443Certificates")?["Certificates"]?.array?.count == 2)
    #expect(
      template.resource("BalancerPort80")?["DefaultActions"] == [
        ["RedirectConfig": ["Port": "443", "Protocol": "HTTPS", "StatusCode": "HTTP_301"], "Type": "redirect"]
      ])
    #expect(
      template.resource("BalancerSecurityGroup")?["SecurityGroupIngress"]?.array?.map {
        [$0["CidrIp"], $0["FromPort"]]
      }
        == [["0.0.0.0/0", 80], ["0.0.0.0/0", 443]])
  }

  @Test func onlySomeMayCall() throws {
    let template = try template { scope in
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
      balancer.listener(port: 443, certificates: [Self.certificate], allow: .only("203.0.113.0/24"))
    }
    #expect(
      template.resource("BalancerSecurityGroup")?["SecurityGroupIngress"]?.array?.map { $0["CidrIp"] } == [
        "203.0.113.0/24"
      ])
  }

  @Test func onlySomeAreRedirected() throws {
    let template = try template { scope in
      ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
        .redirectToHTTPS(from: 8080, to: 8443, allow: .only("203.0.113.0/24"))
    }
    #expect(
      template.resource("BalancerSecurityGroup")?["SecurityGroupIngress"]?.array?.map { $0["CidrIp"] } == [
        "203.0.113.0/24"
      ])
    #expect(template.resource("BalancerPort8080")?["DefaultActions"]?[0]?["RedirectConfig"]?["Port"] == "8443")
  }

  @Test func logsToABucketOfAnotherStack() throws {
    let app = App("Orders") { app in
      let logs = app.stack("Logs") { scope in Bucket("Logs", in: scope) }
      app.stack("Web") { scope in
        for id in ["A", "B"] { ApplicationLoadBalancer(id, in: scope, vpc: testVpc, accessLogs: logs) }
      }
    }
    #expect(findings(app) == [])
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Logs", "Web"])
    #expect(
      assembly["Web"]?.template.resource("A")?["LoadBalancerAttributes"]?.array?.suffix(2) == [
        ["Key": "access_logs.s3.bucket", "Value": ["Fn::ImportValue": "Logs:Logs"]],
        ["Key": "access_logs.s3.prefix", "Value": "A"],
      ])
  }

  @Test func twoInAStackAndTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["A", "B"] { ApplicationLoadBalancer(id, in: scope, vpc: testVpc).listener(port: 80) }
      } == [])
  }

  // MARK: Refusals

  @Test func theInternetIsNotServedInPlainText() {
    #expect(
      findings { scope in
        ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing).listener(port: 80)
      } == [
        "ApplicationLoadBalancerTests.swift: warning: Test/Balancer: certificates: this listener takes requests "
          + "from the internet without TLS; expected a certificate, given none [plain-http]\n"
          + "  hint: give a certificate and use port 443, with redirectToHTTPS() for port 80"
      ])
  }

  @Test func subnetsOfOneZone() {
    let vpc = ImportedVpc(
      id: "vpc-00000001",
      subnets: [.private("subnet-00000001", zone: "eu-central-1a"), .private("subnet-00000002", zone: "eu-central-1a")])
    #expect(
      findings { ApplicationLoadBalancer("Balancer", in: $0, vpc: vpc) } == [
        "ApplicationLoadBalancerTests.swift: error: Test/Balancer: subnets: two subnets of a load balancer are in one "
          + "zone; expected one subnet in each zone, given two in eu-central-1a [construct]\n"
          + "  hint: leave one of them out of the network given here"
      ])
  }

  @Test func oneSubnet() {
    #expect(
      findings { scope in
        ApplicationLoadBalancer("Balancer", in: scope, vpc: Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 1))
      } == [
        "ApplicationLoadBalancerTests.swift: error: Test/Balancer: subnets: a load balancer must be in at least two zones; "
          + "expected subnets in two zones or more, given one subnet [construct]\n  hint: add a zone to the network"
      ])
  }

  @Test func timesThatAreOutOfRange() {
    #expect(
      findings { ApplicationLoadBalancer("Balancer", in: $0, vpc: testVpc, idleTimeout: .seconds(0.5)) } == [
        "ApplicationLoadBalancerTests.swift: error: Test/Balancer: idleTimeout: this must be whole seconds in a range; "
          + "expected 1 s to 4,000 s, given 0.5 s [construct]"
      ])
  }

  @Test func aPortTwice() {
    #expect(
      findings { scope in
        let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc)
        for _ in 0..<2 { balancer.listener(port: 80) }
      } == [
        "ApplicationLoadBalancerTests.swift: error: Test/Balancer/Port80: a construct \"Port80\" is declared here "
          + "already [duplicate-id]\n  note: ApplicationLoadBalancerTests.swift: the other is declared here\n"
          + "  hint: give one of them another id"
      ])
  }

  @Test func portsThereAreNot() {
    func mistake(_ place: String, _ given: String) -> String {
      "ApplicationLoadBalancerTests.swift: error: \(place): there is no such port; expected 1 to 65,535, given "
        + "\(given) [construct]"
    }
    #expect(
      findings { scope in
        ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)
          .listener(port: 0, certificates: [Self.certificate])
      } == [mistake("Test/Balancer/Port0: port", "0")])
    #expect(
      findings { scope in
        ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc).redirectToHTTPS(from: 65_536, to: -1)
      } == [mistake("Test/Balancer: to", "-1"), mistake("Test/Balancer/Port65536: port", "65,536")])
  }

  @Test func logsThatCannotBeWritten() {
    let found = findings { scope in
      let logs = Bucket("Logs", in: scope, key: Key("Key", in: scope))
      ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, accessLogs: logs, accessLogsPrefix: "/web")
    }
    #expect(
      found == [
        "ApplicationLoadBalancerTests.swift: error: Test/Logs: key: load balancers can't write to a bucket that is "
          + "encrypted with a key of KMS; expected a bucket without a key, given one with a key [construct]\n"
          + "  hint: keep such logs in a bucket of their own, declared without key",
        "ApplicationLoadBalancerTests.swift: error: Test/Logs: prefix: a load balancer takes no such prefix; "
          + "expected text without AWSLogs, and without a slash at an edge, given \"/web\" [construct]",
      ])
  }
}
