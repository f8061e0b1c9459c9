/// All that the templates tell of networks.
struct NetworkTopology {
  let world: IsolationWorld
  let reader: NetworkReader
  let subnets: SubnetTable
  let routes: RouteTables
  let acls: NetworkACLs
  let groups: SecurityGroups
  let connections: NetworkConnections
  let balancers: LoadBalancers
  /// The interfaces of each environment, and of what is shared.
  let interfaces: [Int?: [NetworkInterface]]
  /// The interfaces of each resource.
  let byResource: [Int: [NetworkInterface]]

  init(_ world: IsolationWorld) {
    let reader = NetworkReader(world)
    let subnets = SubnetTable(reader)
    (self.world, self.reader, self.subnets) = (world, reader, subnets)
    routes = RouteTables(reader)
    acls = NetworkACLs(reader)
    groups = SecurityGroups(reader)
    connections = NetworkConnections(reader)
    balancers = LoadBalancers(reader)
    let finder = InterfaceReader(reader, subnets)
    var interfaces: [Int?: [NetworkInterface]] = [:]
    var byResource: [Int: [NetworkInterface]] = [:]
    for resource in world.resources {
      let found = finder.interfaces(of: resource)
      if found.isEmpty { continue }
      interfaces[resource.environment, default: []] += found
      byResource[resource.index] = found
    }
    (self.interfaces, self.byResource) = (interfaces, byResource)
  }
}
