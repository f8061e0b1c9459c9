import StrataJSON
import StrataTemplate

/// What stands where in networks, and what may come in, for drawings.
package struct NetworkOutline: Sendable {
  /// A subnet, by the places of resources in the world.
  package struct Subnet: Sendable, Hashable {
    package let resource: Int
    /// The network; nil for one that isn't the world's.
    package let network: Int?
    package let exit: Exit
    /// The zone, such as `eu-central-1a`, or `zone 1` where its name is only known once it's deployed.
    package let zone: String?
  }

  /// How packets leave a subnet.
  package enum Exit: Sendable, Hashable {
    /// By an internet gateway, in both directions.
    case publicly
    /// By something else, such as a NAT gateway.
    case privately
    /// Not by any route that the templates have.
    case none
  }

  /// The subnets and the network of a resource's interfaces.
  package struct Site: Sendable, Hashable {
    package let subnets: [Int]
    package let networks: [Int]
  }

  /// A way by which packets come in.
  package struct Passage: Sendable, Hashable {
    /// The resource that they come from; nil for the internet.
    package let source: Int?
    package let target: Int
    /// Protocol and ports, such as `TCP 443`.
    package let ports: String
    /// Whether the one passes on to the other what it takes itself, rather than that the other lets it in.
    package let isForward: Bool
    /// The range of addresses by which the other lets it in, such as `10.0.1.0/24` or a subnet's logical id; nil where it's
    /// let in by what it is.
    package var range: String?
  }

  /// Private addresses that a resource lets in, of which no resource of the world has some alone.
  package struct Opening: Sendable, Hashable {
    package let target: Int
    /// Protocol and ports, such as `TCP 443`.
    package let ports: String
    /// The range, such as `192.168.0.0/16` or a network's logical id.
    package let range: String
  }

  package let subnets: [Subnet]
  /// Where the interfaces of resources are, by the resources' places.
  package let sites: [Int: Site]
  /// The ways in, in the order of what they lead to.
  package let passages: [Passage]
  /// The private addresses that resources let in, in the order of the resources.
  package let openings: [Opening]

  /// Looks at the networks of a world.
  package init(_ world: IsolationWorld) {
    let topology = NetworkTopology(world)
    subnets = world.resources.filter { $0.type == "AWS::EC2::Subnet" }.map { topology.outline(of: $0) }
    sites = topology.byResource.mapValues { interfaces in
      let subnets = interfaces.flatMap(\.subnets)
      return Site(
        subnets: Set(subnets.compactMap(\.id.resource)).sorted(),
        networks: Set(subnets.compactMap(\.vpc.resource)).sorted())
    }
    let ranges = topology.privateRanges
    passages = topology.passages + ranges.passages
    openings = ranges.openings
  }
}

extension NetworkTopology {
  fileprivate func outline(of resource: WorldResource) -> NetworkOutline.Subnet {
    let subnet = subnets.subnet(.resource(resource.index))
    let routes = routes.routes(of: subnet, []).routes
    let isPublic = routes.contains { route in
      route.property == "GatewayId"
        && route.target.resource.map { world.resources[$0].type == "AWS::EC2::InternetGateway" } != false
    }
    return NetworkOutline.Subnet(
      resource: resource.index, network: subnet.vpc.resource,
      exit: isPublic ? .publicly : routes.isEmpty ? .none : .privately, zone: zone(of: resource))
  }

  private func zone(of subnet: WorldResource) -> String? {
    guard let value = subnet.resource["AvailabilityZone"] else { return nil }
    if let call = value.call, call.function == .select, call.arguments.count == 2,
      call.arguments[1].call?.function == .getAZs,
      let place = Scalar.number(readFrom: call.arguments[0]).flatMap({ Int(exactly: $0) })
    {
      return "zone \(place + 1)"
    }
    return reader.text("AvailabilityZone", of: subnet)
  }

  /// The ways in by security groups' rules and by load balancers.
  fileprivate var passages: [NetworkOutline.Passage] {
    var holders: [NetworkID: [Int]] = [:]
    for resource in world.resources {
      for group in (byResource[resource.index] ?? []).flatMap({ $0.groups ?? [] }) {
        if holders[group]?.last != resource.index { holders[group, default: []].append(resource.index) }
      }
    }
    var found: [NetworkOutline.Passage] = []
    var seen: Set<NetworkOutline.Passage> = []
    func add(_ source: Int?, _ target: Int, _ transport: Transport?, isForward: Bool = false) {
      let ports = Transport.words(transport)
      let passage = NetworkOutline.Passage(source: source, target: target, ports: ports, isForward: isForward)
      if source != target, seen.insert(passage).inserted { found.append(passage) }
    }
    for resource in world.resources {
      for interface in byResource[resource.index] ?? [] {
        for access in publicAccess(to: interface) { add(nil, resource.index, access.rule.transport) }
        for rule in (interface.groups ?? []).flatMap({ groups.rules(of: $0, .ingress).rules }) where rule.isCertain {
          guard case .groups(let peers) = rule.peer else { continue }
          for source in peers.flatMap({ holders[$0] ?? [] }) { add(source, resource.index, rule.transport) }
        }
      }
      for forward in balancers.forwards[resource.index] ?? [] {
        add(resource.index, forward.target, nil, isForward: true)
      }
    }
    return found
  }
}

extension Transport {
  /// The protocol and the ports that a rule is about, for people.
  static func words(_ transport: Transport?) -> String { transport?.range ?? "ports that aren't known" }

  /// The protocol and the ports, such as `TCP 8000 to 8099`.
  private var range: String {
    guard let range = ports.ranges.first, ports != .all, range.lowerBound < range.upperBound, protocols.contains(6)
    else { return description }
    return "\(description) to \(range.upperBound)"
  }
}
