import StrataJSON
import StrataTemplate

/// The routes of the world's route tables.
struct RouteTables {
  /// A route.
  struct Route {
    let destinations: RuleAddresses
    /// The property that names where it leads, such as `VpcPeeringConnectionId`.
    let property: String
    let target: NetworkID
    let place: WorldPlace
  }

  private static let targets = [
    "CarrierGatewayId", "CoreNetworkArn", "EgressOnlyInternetGatewayId", "GatewayId", "InstanceId", "LocalGatewayId",
    "NatGatewayId", "NetworkInterfaceId", "ODBNetworkArn", "OdbNetworkArn", "TransitGatewayId", "VpcEndpointId",
    "VpcPeeringConnectionId",
  ]

  private var routes: [NetworkID: [Route]] = [:]
  /// The routes of tables that aren't the world's, each of which may be that of any VPC.
  private(set) var stray: [Route] = []

  /// The tables that something else than routes is given, which may add some.
  private let handled: Set<Int>

  init(_ reader: NetworkReader) {
    handled = reader.handled
    for resource in reader.world.resources where resource.type == "AWS::EC2::Route" {
      let found = Self.routes(of: resource, reader)
      let tables = reader.ids("RouteTableId", of: resource)
      for table in tables where table != .unknown { routes[table, default: []] += found }
      if tables.isEmpty || tables.contains(where: { $0.resource == nil }) { stray += found }
    }
  }

  private static func routes(of resource: WorldResource, _ reader: NetworkReader) -> [Route] {
    let properties = resource.resource
    var destinations = RuleAddresses()
    for name in ["DestinationCidrBlock", "DestinationIpv6CidrBlock"] {
      if let value = properties[name] { destinations.formUnion(reader.addresses(value, in: resource.stack)) }
    }
    for list in reader.ids("DestinationPrefixListId", of: resource) {
      destinations.formUnion(reader.addresses(ofPrefixList: list))
    }
    let place = reader.place(of: resource)
    return targets.flatMap { name in
      reader.ids(name, of: resource).map { Route(destinations: destinations, property: name, target: $0, place: place) }
    }
  }

  /// The routes that a subnet may have, and whether there may be others that aren't known.
  func routes(of subnet: SubnetTable.Subnet, _ strayTables: [NetworkID]) -> (routes: [Route], areAll: Bool) {
    let tables = subnet.routeTables + strayTables
    var found: [Route] = []
    for table in tables { found += routes[table] ?? [] }
    // The table that a VPC has from the start can be any that is named by its id.
    let mayHaveStray = subnet.routeTables.isEmpty || tables.contains { $0.resource == nil }
    if mayHaveStray { found += stray.filter { route in !found.contains { $0.place == route.place } } }
    let areAll = !mayHaveStray && !tables.contains { $0.resource.map(handled.contains) == true }
    return (found, areAll || subnet.routeTables.isEmpty && stray.isEmpty)
  }
}
