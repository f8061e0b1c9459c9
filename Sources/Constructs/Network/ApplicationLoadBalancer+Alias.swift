extension ApplicationLoadBalancer: AliasTarget {
  /// The name that AWS gave the load balancer.
  public var aliasName: StringValue { dnsName }

  /// The id of the zone of the region's load balancers.
  public var aliasZoneID: StringValue { resource.attribute("CanonicalHostedZoneID") }

  /// The names for which a listener has a certificate; nil where it has none, or one whose names aren't known.
  public var servedNames: [String]? { shown.names }
}

/// The certificates that a load balancer shows.
final class ShownCertificates {
  private var all: [[String]] = []

  /// Adds those of a listener.
  func add(_ certificates: [any ServerCertificate]) {
    all += certificates.map(\.names)
  }

  /// The names that they're for, sorted; nil where there is no certificate, or one whose names aren't known.
  var names: [String]? {
    all.isEmpty || all.contains(where: \.isEmpty) ? nil : Set(all.joined()).sorted()
  }
}
