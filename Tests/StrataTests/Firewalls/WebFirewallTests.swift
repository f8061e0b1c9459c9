import Strata
import StrataFirewalls
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct WebFirewallTests {
  private func balancer(in scope: Scope, _ id: String = "Balancer") -> ApplicationLoadBalancer {
    ApplicationLoadBalancer(id, in: scope, vpc: testVpc, scheme: .internetFacing)
  }

  private func measures(_ name: JSONValue) -> JSONValue {
    ["CloudWatchMetricsEnabled": true, "MetricName": name, "SampledRequestsEnabled": true]
  }

  private func managed(_ name: String, _ group: String, _ priority: Int64, _ action: JSONValue) -> JSONValue {
    [
      "Name": .string(name), "OverrideAction": action, "Priority": .integer(priority),
      "Statement": ["ManagedRuleGroupStatement": ["Name": .string(group), "VendorName": "AWS"]],
      "VisibilityConfig": measures(.string(name)),
    ]
  }

  @Test func aFirewall() throws {
    let template = try template { scope in
      WebFirewall("Firewall", in: scope, before: [balancer(in: scope)])
    }
    let none: JSONValue = ["None": [:]]
    #expect(
      template.resource("Firewall")?.json == [
        "Type": "AWS::WAFv2::WebACL",
        "Properties": [
          "DefaultAction": ["Allow": [:]],
          "Rules": [
            managed("ipReputation", "AWSManagedRulesAmazonIpReputationList", 1, none),
            managed("common", "AWSManagedRulesCommonRuleSet", 2, none),
            managed("knownBadInputs", "AWSManagedRulesKnownBadInputsRuleSet", 3, none),
            [
              "Action": ["Block": [:]], "Name": "requestsPerAddress", "Priority": 0,
              "Statement": ["RateBasedStatement": ["AggregateKeyType": "IP", "Limit": 2_000]],
              "VisibilityConfig": measures("requestsPerAddress"),
            ],
          ],
          "Scope": "REGIONAL", "VisibilityConfig": measures(["Fn::Sub": "${AWS::StackName}-Firewall"]),
        ],
      ])
    let arn: JSONValue = ["Fn::GetAtt": ["Firewall", "Arn"]]
    #expect(
      template.resource("FirewallAssociation")?.json["Properties"] == [
        "ResourceArn": ["Ref": "Balancer"], "WebACLArn": arn,
      ])
    #expect(
      template.resource("FirewallLogs")?["LogGroupName"] == ["Fn::Sub": "aws-waf-logs-${AWS::StackName}-Firewall"])
    #expect(
      template.resource("FirewallLogging")?.json["Properties"] == [
        "LogDestinationConfigs": [
          [
            "Fn::Sub":
              "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${FirewallLogs}"
          ]
        ],
        "RedactedFields": [["SingleHeader": ["Name": "authorization"]], ["SingleHeader": ["Name": "cookie"]]],
        "ResourceArn": arn,
      ])
  }

  @Test func options() throws {
    let template = try template { scope in
      WebFirewall(
        "Firewall", in: Scope("Shop", in: scope), before: [balancer(in: scope), balancer(in: scope, "Other")],
        rules: [.sqlDatabase], requestsPerAddress: 10, isObserving: true, retention: .days(7), description: "Shop",
        key: Key("Key", in: scope))
    }
    let firewall = try #require(template.resource("ShopFirewall"))
    #expect(firewall["Description"] == "Shop")
    #expect(firewall["Rules"]?[0] == managed("sqlDatabase", "AWSManagedRulesSQLiRuleSet", 1, ["Count": [:]]))
    #expect(firewall["Rules"]?[1]?["Action"] == ["Count": [:]])
    #expect(firewall["Rules"]?[1]?["Statement"]?["RateBasedStatement"]?["Limit"] == 10)
    #expect(
      template.resources(of: "AWS::WAFv2::WebACLAssociation").map { $0["ResourceArn"] } == [
        ["Ref": "Balancer"], ["Ref": "Other"],
      ])
    let logs = try #require(template.resource("ShopFirewallLogs"))
    #expect(logs["RetentionInDays"] == 7 && logs["KmsKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
    #expect(logs["LogGroupName"] == ["Fn::Sub": "aws-waf-logs-${AWS::StackName}-Shop-Firewall"])
  }

  @Test func withoutALimit() throws {
    let template = try template { scope in
      WebFirewall(
        "Firewall", in: scope, before: [balancer(in: scope)], rules: [.linux, .posix], requestsPerAddress: nil)
    }
    let rules = try #require(template.resource("Firewall")?["Rules"]?.array)
    #expect(rules.map { $0["Name"] } == ["linux", "posix"] && rules.map { $0["Priority"] } == [1, 2])
  }

  @Test func metrics() throws {
    let template = try template { scope in
      let firewall = WebFirewall("Firewall", in: scope, before: [balancer(in: scope)])
      Alarm("Attacked", in: scope, when: firewall.blocked, is: .above(100))
      Alarm("Busy", in: scope, when: firewall.allowed, is: .above(1_000))
    }
    let attacked = try #require(template.resource("Attacked"))
    #expect(attacked["Namespace"] == "AWS/WAFV2" && attacked["MetricName"] == "BlockedRequests")
    // By the name that the firewall gives its metrics, which isn't its own.
    #expect(
      attacked["Dimensions"] == [
        ["Name": "Region", "Value": ["Ref": "AWS::Region"]], ["Name": "Rule", "Value": "ALL"],
        ["Name": "WebACL", "Value": ["Fn::Sub": "${AWS::StackName}-Firewall"]],
      ])
    #expect(template.resource("Busy")?["MetricName"] == "AllowedRequests")
  }

  @Test func mistakes() {
    let place = "WebFirewallTests.swift: error: Test/Firewall: "
    #expect(
      findings { scope in
        WebFirewall("Firewall", in: scope, before: [], rules: [.common, .linux, .common], requestsPerAddress: 9)
      } == [
        "\(place)before: a firewall must stand before something; expected a load balancer or more, given none [construct]",
        "\(place)requestsPerAddress: a firewall can't count to this limit; expected 10 to 2,000,000,000, given 9 "
          + "[construct]",
        "\(place)rules: a group of rules is there twice; expected each group once, given common [construct]",
      ])
    #expect(
      findings { scope in
        WebFirewall("Firewall", in: scope, before: [balancer(in: scope)], rules: [], requestsPerAddress: nil)
      } == [
        "\(place)rules: this firewall would refuse nothing; expected a group of rules, or requestsPerAddress, given "
          + "neither [construct]"
      ])
  }
}
