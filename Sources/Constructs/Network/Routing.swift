internal import StrataEC2Network

/// Makes the subnets of a network and the ways out of them.
struct Routing {
  private let vpc: Resource
  private let declaration: Declaration
  private var publicSubnets: [(scope: Scope, subnet: Resource)] = []
  private var privateTables: [(scope: Scope, table: Resource)] = []
  /// The resources that traffic out of the subnets of each kind needs.
  private(set) var routes: [Subnet.Kind: [Resource]] = [:]
  /// The one table of each kind whose subnets all have the same routes.
  private var sharedTables: [Subnet.Kind: Resource] = [:]

  init(vpc: Resource, declaration: Declaration) {
    self.vpc = vpc
    self.declaration = declaration
  }

  private var scope: Scope { declaration.scope }

  /// Declares a subnet with its route table.
  mutating func declare(_ entry: SubnetPlan.Entry, in zone: Zone) -> Subnet {
    let id = "\(entry.kind.rawValue)\(entry.zone + 1)"
    let own = Scope(id, in: scope)
    let subnet = EC2.Subnet(
      id, in: scope, vpcId: vpc.ref, availabilityZone: zone.zoneName, availabilityZoneId: zone.zoneID,
      cidrBlock: (entry.block ?? .nowhere).value, tags: own.nameTag)
    if zone.zoneName?.node.literalText != nil {
      subnet.resource.acceptByDefault(.cfnLint("W3010"), because: "The zones were chosen for this network")
    }
    let association = EC2.SubnetRouteTableAssociation(
      "RouteTableAssociation", in: own, routeTableId: table(for: entry.kind, own).ref, subnetId: subnet.ref)
    routes[entry.kind, default: []].append(association.resource)
    if entry.kind == .public { publicSubnets.append((own, subnet.resource)) }
    return Subnet(
      id: subnet.ref, zone: zone.zoneName ?? subnet.resource.attribute("AvailabilityZone"), kind: entry.kind,
      zoneName: zone.name)
  }

  /// The route table of a subnet: its own where it may have a NAT gateway to itself, else that of all of its kind.
  private mutating func table(for kind: Subnet.Kind, _ own: Scope) -> Resource {
    if kind == .private {
      let table = routeTable("RouteTable", in: own)
      privateTables.append((own, table))
      return table
    }
    if let shared = sharedTables[kind] { return shared }
    let table = routeTable("\(kind.rawValue)RouteTable", in: scope)
    sharedTables[kind] = table
    return table
  }

  private func routeTable(_ id: String, in scope: Scope) -> Resource {
    let tags: Tags = ["Name": .literal("\(scope.path)/\(id)")]
    return EC2.RouteTable(id, in: scope, vpcId: vpc.ref, tags: tags).resource
  }

  /// Declares the ways to the internet: a gateway for public subnets, and NAT for private ones.
  mutating func connect(natGateways: Int, zones: Int) {
    if !(0...zones).contains(natGateways) {
      declaration.report(
        "a network must have at most one NAT gateway in each zone", property: "natGateways", expected: "0 to \(zones)",
        given: "\(natGateways)")
    } else if natGateways > 0, publicSubnets.isEmpty {
      declaration.report(
        "a NAT gateway must lie in a public subnet", property: "subnets", expected: ".public among the subnets",
        given: "none", hint: "add .public, or set natGateways to 0")
    } else if natGateways > 0, privateTables.isEmpty {
      declaration.report(
        "no subnet would use a NAT gateway, which is charged by the hour", property: "natGateways",
        expected: "0 where there are no private subnets", given: "\(natGateways)")
    }
    guard let table = sharedTables[.public] else { return }
    let gateway = EC2.InternetGateway("InternetGateway", in: scope, tags: scope.nameTag)
    let attachment = EC2.VPCGatewayAttachment(
      "InternetGatewayAttachment", in: scope, vpcId: vpc.ref, internetGatewayId: gateway.ref)
    let route = EC2.Route(
      "PublicDefaultRoute", in: scope, routeTableId: table.ref, destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.ref)
    route.depends(on: attachment)
    routes[.public, default: []].append(route.resource)
    let gateways = publicSubnets.prefix(max(natGateways, 0)).map { natGateway(in: $0.scope, $0.subnet, route) }
    if gateways.isEmpty { return }
    for (zone, table) in privateTables.enumerated() {
      let route = EC2.Route(
        "DefaultRoute", in: table.scope, routeTableId: table.table.ref, destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: gateways[zone % gateways.count].ref)
      routes[.private, default: []].append(route.resource)
    }
  }

  private func natGateway(in own: Scope, _ subnet: Resource, _ route: EC2.Route) -> Resource {
    let tags: Tags = ["Name": .literal("\(own.path)/NatGateway")]
    let address = EC2.EIP("NatGatewayAddress", in: own, domain: "vpc", tags: tags)
    let gateway = EC2.NatGateway(
      "NatGateway", in: own, allocationId: address.resource.attribute("AllocationId"), subnetId: subnet.ref, tags: tags)
    // Without the route it has no way out while it starts.
    gateway.depends(on: route)
    return gateway.resource
  }

  /// Declares the gateway endpoints, which all route tables lead to.
  mutating func declare(_ endpoints: [GatewayEndpoint]) {
    let tables =
      [Subnet.Kind.public].compactMap { sharedTables[$0] } + privateTables.map(\.table)
      + [Subnet.Kind.isolated].compactMap { sharedTables[$0] }
    if tables.isEmpty { return }
    for endpoint in GatewayEndpoint.allCases where endpoints.contains(endpoint) {
      let made = EC2.VPCEndpoint(
        "\(endpoint.rawValue)Endpoint", in: scope, vpcId: vpc.ref, routeTableIds: ListValue(tables.map(\.ref)),
        serviceName: endpoint.serviceName, vpcEndpointType: .gateway)
      for kind in routes.keys { routes[kind]?.append(made.resource) }
    }
  }
}
