import StrataTemplate

extension TypeCost {
  static let balancers = [
    TypeCost("ElasticLoadBalancingV2::LoadBalancer") { balancer throws(Undecided) in
      let addresses = Charge.hours(.address, times: try balancer.publicAddresses)
      let kind = try balancer.text("Type", default: "application")
      let own: [Charge] =
        switch kind {
        case "network":
          [.hours(.networkBalancer), .used(.networkCapacity, .capacity, isHourly: true)]
        case "gateway":
          [.hours(.gatewayBalancer), .used(.gatewayCapacity, .capacity, isHourly: true)]
        default:
          [.hours(.applicationBalancer), .used(.applicationCapacity, .capacity, isHourly: true)]
        }
      return own + (kind == "gateway" ? [] : [addresses])
    },
    TypeCost("ElasticLoadBalancing::LoadBalancer") { _ in [.hours(.classicBalancer), .used(.classicData, .data)] },
  ]
}

extension UsageQuantity {
  /// The capacity units of a load balancer in use, on average over all hours.
  fileprivate static let capacity = UsageQuantity("LCU", .count("LCUs"))
}

extension CostedResource {
  /// The number of public addresses of a load balancer: one in each zone of one that the internet reaches.
  fileprivate var publicAddresses: Bounds {
    get throws(Undecided) {
      if try text("Scheme", default: "internet-facing") == "internal" { return Bounds(0) }
      if try text("IpAddressType", default: "ipv4") == "dualstack-without-public-ipv4" { return Bounds(0) }
      if properties.has("Subnets") == .always { return try count("Subnets") }
      var addresses = Bounds(0)
      for (mapping, count) in try properties.elements("SubnetMappings") {
        // An elastic address is a resource of its own, and costs there.
        if mapping.has("AllocationId") == .never { addresses = addresses.plus(count) ?? addresses }
      }
      return addresses
    }
  }
}
