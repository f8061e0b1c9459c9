import StrataTemplate

extension TypeCost {
  static let network = [
    TypeCost("EC2::NatGateway") { gateway throws(Undecided) in
      let isRegional = try gateway.text("AvailabilityMode", default: "zonal") == "regional"
      return [
        isRegional
          ? .undecided(.natGateway, "a regional gateway costs for each zone that it comes to be in")
          : .hours(.natGateway), .used(.natData, .data),
      ]
    },
    TypeCost("EC2::EIP") { address throws(Undecided) in
      // Addresses that are one's own cost nothing.
      try address.has("PublicIpv4Pool") ? [] : [.hours(.address)]
    },
    TypeCost("EC2::VPCEndpoint") { endpoint throws(Undecided) in
      switch try endpoint.text("VpcEndpointType", default: "Gateway") {
      case "Gateway": []
      case "GatewayLoadBalancer": [.hours(.balancerEndpoint, times: try endpoint.count("SubnetIds"))]
      case "Interface": [.hours(.endpoint, times: try endpoint.count("SubnetIds")), .used(.endpointData, .data)]
      case let other: [.undecided(.endpoint, "what an endpoint of the type \(other) costs isn't read")]
      }
    },
    TypeCost("EC2::TransitGatewayAttachment") { _ in [.hours(.transitAttachment), .used(.transitData, .data)] },
    TypeCost("EC2::TransitGatewayVpcAttachment") { _ in [.hours(.transitAttachment), .used(.transitData, .data)] },
    TypeCost("EC2::VPNConnection") { _ in [.hours(.vpn)] },
    TypeCost("EC2::FlowLog") { log throws(Undecided) in
      switch try log.text("LogDestinationType", default: "cloud-watch-logs") {
      case "cloud-watch-logs": [.used(.vendedLogData, .data)]
      case let other: [.undecided(.vendedLogData, "what flow logs to \(other) cost isn't read")]
      }
    },
    TypeCost("NetworkFirewall::Firewall") { firewall throws(Undecided) in
      [.hours(.firewallEndpoint, times: try firewall.count("SubnetMappings")), .used(.firewallData, .data)]
    },
    TypeCost("WAFv2::WebACL") { acl throws(Undecided) in
      var charges: [Charge] = [
        .monthly(.webACL), .monthly(.webRule, times: try acl.count("Rules")), .used(.webRequests, .requests),
      ]
      for (rule, _) in try acl.properties.elements("Rules") {
        guard let group = rule.choices("Statement/ManagedRuleGroupStatement").first ?? nil else { continue }
        let name = try group.text("Name")
        if try group.text("VendorName") != "AWS" || subscribedRules.contains(name) {
          charges.append(.undecided(.webRule, "what the rules \(name) cost beside isn't read"))
        }
      }
      return charges
    },
    TypeCost("Route53::HostedZone") { _ in [.monthly(.hostedZone), .used(.dnsQueries, UsageQuantity.queries)] },
    TypeCost("Route53::RecordSet") { record throws(Undecided) in
      // Queries of aliases to what AWS has cost nothing.
      if try record.has("AliasTarget") { return [] }
      return [.used(try record.has("Region") ? .latencyQueries : .dnsQueries, UsageQuantity.queries)]
    },
    TypeCost("Route53::HealthCheck") { check throws(Undecided) in
      let kind = try check.text("HealthCheckConfig/Type")
      if ["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"].contains(kind) {
        return [.undecided(.healthCheck, "what a check of the type \(kind) costs isn't read")]
      }
      return [.monthly(try check.isOwnEndpoint ? .ownHealthCheck : .healthCheck)]
    },
  ]
}

/// The rules of AWS that cost more than others.
private let subscribedRules: Set = [
  "AWSManagedRulesACFPRuleSet", "AWSManagedRulesATPRuleSet", "AWSManagedRulesAntiDDoSRuleSet",
  "AWSManagedRulesBotControlRuleSet",
]

extension UsageQuantity {
  fileprivate static let queries = UsageQuantity("queries", .count("queries"))
}

extension CostedResource {
  /// Whether a health check is of what AWS has, which costs less.
  fileprivate var isOwnEndpoint: Bool {
    get throws(Undecided) {
      let names = properties.choices("HealthCheckConfig/FullyQualifiedDomainName").compactMap(\.self)
      guard let name = names.first else { return false }
      if names.count == 1, stack.contents.target(of: name.value) != nil { return true }
      return try text("HealthCheckConfig/FullyQualifiedDomainName").hasSuffix(".amazonaws.com")
    }
  }
}
