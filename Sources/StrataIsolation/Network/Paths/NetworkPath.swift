/// What gets through from an interface to another, and the settings that decide it.
struct NetworkPath {
  /// A setting that packets have to pass.
  struct Setting {
    enum Kind: String {
      case route
      case egress = "security-group-egress"
      case ingress = "security-group-ingress"
      case acl = "network-acl"
    }

    let kind: Kind
    let bounds: PacketBounds
    let places: [WorldPlace]
  }

  /// The packets that get through.
  var bounds: PacketBounds
  /// The settings that each alone, or else together, let nothing through; all of them where something gets through.
  var settings: [Setting]
  /// Whether both ends are surely in one VPC.
  var isWithinVPC: Bool

  /// The verdict on packets alone.
  var sameness: Sameness { bounds.may.isEmpty ? .different : bounds.sure.isEmpty ? .unknown : .same }
}

extension NetworkTopology {
  /// What gets through from an interface to another.
  func path(from source: NetworkInterface, to target: NetworkInterface) -> NetworkPath {
    let isWithinVPC = source.subnets.allSatisfy { one in target.subnets.allSatisfy { one.vpc.sameness($0.vpc) == .same }
    }
    let sides = Sides(source, target, isTranslated: !isWithinVPC && source.subnets.contains { usesNAT($0) })
    let egress = NetworkPath.Setting(
      kind: .egress, bounds: groups.packets(source.groups, with: target.groups, .egress, sides),
      places: places(of: source.groups, or: source))
    let ingress = NetworkPath.Setting(
      kind: .ingress, bounds: groups.packets(target.groups, with: source.groups, .ingress, sides),
      places: places(of: target.groups, or: target))
    let throughGroups = egress.bounds.intersection(ingress.bounds)
    if throughGroups.may.isEmpty {
      let alone = [ingress, egress].filter(\.bounds.may.isEmpty)
      return NetworkPath(
        bounds: .none, settings: alone.isEmpty ? [egress, ingress] : [alone[0]], isWithinVPC: isWithinVPC)
    }
    var path = NetworkPath(bounds: .none, settings: [], isWithinVPC: isWithinVPC)
    var (route, acl) = (PacketBounds.none, PacketBounds.none)
    var (routePlaces, aclPlaces): ([WorldPlace], [WorldPlace]) = ([], [])
    for one in source.subnets {
      for other in target.subnets {
        let routed = routed(from: one, to: other, for: world.resources[source.resource].environment)
        route.formUnion(routed.bounds)
        routePlaces += routed.places
        let passed = throughGroups.intersection(routed.bounds)
        if passed.may.isEmpty { continue }
        let filtered = filtered(from: one, to: other, sides)
        acl.formUnion(filtered.bounds)
        aclPlaces += filtered.places
        path.bounds.formUnion(passed.intersection(filtered.bounds))
      }
    }
    let routes = NetworkPath.Setting(kind: .route, bounds: route, places: routePlaces.withoutRepeats)
    let acls = NetworkPath.Setting(kind: .acl, bounds: acl, places: aclPlaces.withoutRepeats)
    path.settings = route.may.isEmpty ? [routes] : [routes, egress, ingress, acls]
    return path
  }

  private func places(of groups: [NetworkID]?, or interface: NetworkInterface) -> [WorldPlace] {
    let known = (groups ?? []).filter { $0.resource != nil }.map { reader.place(of: $0) }
    return known.isEmpty ? [interface.place] : known.withoutRepeats
  }

  /// Whether packets of a subnet may get another address on their way.
  private func usesNAT(_ subnet: SubnetTable.Subnet) -> Bool {
    let (routes, areAll) = routes.routes(of: subnet, self.subnets.stray(for: subnet).tables)
    return !areAll || routes.contains { $0.property == "NatGatewayId" }
  }

  /// What the routes of a subnet let reach another.
  private func routed(
    from source: SubnetTable.Subnet, to target: SubnetTable.Subnet, for environment: Int?
  ) -> (bounds: PacketBounds, places: [WorldPlace]) {
    switch source.vpc.sameness(target.vpc) {
    case .same: return (.all, [])
    case .unknown: return (.unknown, [])
    case .different: break
    }
    if connections.haveVPN(source.vpc, target.vpc) { return (.unknown, []) }
    var bounds = PacketBounds.none
    var places: [WorldPlace] = []
    var pending = [source]
    var seen: Set<NetworkID> = [source.id]
    while let subnet = pending.popLast() {
      let (routes, areAll) = routes.routes(of: subnet, self.subnets.stray(for: subnet).tables)
      if !areAll, connections.mayJoin(source.vpc, target.vpc) { bounds.may = .all }
      for route in routes where route.destinations.may.intersects(target.addresses) {
        if route.property == "NatGatewayId" {
          guard let gateway = route.target.resource.map({ world.resources[$0] }) else {
            if connections.mayJoin(source.vpc, target.vpc) { bounds.may = .all }
            continue
          }
          let own = reader.id("SubnetId", of: gateway)
          if seen.insert(own).inserted { pending.append(self.subnets.subnet(own, in: source.vpc)) }
          continue
        }
        let leads = connections.leads(route, from: source.vpc, to: target.vpc, for: environment)
        if leads == .different { continue }
        places.append(route.place)
        bounds.may.formUnion(PacketSet([PacketSet.Box(.all, to: route.destinations.may)]))
        if leads == .same, areAll {
          bounds.sure.formUnion(PacketSet([PacketSet.Box(.all, to: route.destinations.sure)]))
        }
      }
    }
    return (bounds, places)
  }

  /// What the network ACLs of both subnets let through, which nothing passes that stays in one.
  private func filtered(
    from source: SubnetTable.Subnet, to target: SubnetTable.Subnet, _ sides: Sides
  ) -> (bounds: PacketBounds, places: [WorldPlace]) {
    let ends = PacketSet([
      PacketSet.Box(.all, from: sides.sourcesAreExact ? source.addresses : .all, to: target.addresses)
    ])
    let base = PacketBounds(may: ends, sure: ends)
    let sameness = source.id.sameness(target.id)
    if sameness == .same { return (base, []) }
    var bounds = base
    var places: [WorldPlace] = []
    for (subnet, isOutbound) in [(source, true), (target, false)] {
      let stray = self.subnets.stray(for: subnet).acls
      let own = subnet.acls + stray
      var packets = PacketBounds.none
      if subnet.acls.isEmpty {
        packets = acls.mayNarrowDefaults || !stray.isEmpty ? .unknown : .all
      }
      for acl in own { packets.formUnion(acls.packets(acl, isOutbound: isOutbound, sides)) }
      if own.count > 1 { packets.sure = PacketSet() }
      places += own.flatMap { acls.places($0) }
      bounds = bounds.intersection(packets)
    }
    return (sameness == .unknown ? PacketBounds(may: ends, sure: bounds.sure) : bounds, places)
  }
}

extension Sides {
  /// The addresses of two interfaces.
  ///
  /// - Parameters:
  ///   - source: The interface that sends.
  ///   - target: The interface that receives.
  ///   - isTranslated: Whether packets may come from other addresses than the sender's.
  init(_ source: NetworkInterface, _ target: NetworkInterface, isTranslated: Bool) {
    func all(_ interface: NetworkInterface) -> AddressSet {
      interface.subnets.reduce(AddressSet()) { $0.union($1.addresses) }
    }
    self.init(
      sources: isTranslated ? .all : all(source),
      sourcesAreExact: !isTranslated && source.subnets.allSatisfy(\.isExact),
      destinations: all(target), destinationsAreExact: target.subnets.allSatisfy(\.isExact))
  }
}

extension [WorldPlace] {
  /// The places, each once.
  var withoutRepeats: [WorldPlace] {
    var seen: Set<WorldPlace> = []
    return filter { seen.insert($0).inserted }
  }
}
