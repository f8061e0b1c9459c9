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
    let environment = world.resources[source.resource].environment
    let routes = source.subnets.map { one in target.subnets.map { routed(from: one, to: $0, for: environment) } }
    let sides = Sides(source, target, isTranslated: routes.contains { $0.contains(where: \.isTranslated) })
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
    for (one, ways) in zip(source.subnets, routes) {
      for (other, routed) in zip(target.subnets, ways) {
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
    let routing = NetworkPath.Setting(kind: .route, bounds: route, places: routePlaces.withoutRepeats)
    let acls = NetworkPath.Setting(kind: .acl, bounds: acl, places: aclPlaces.withoutRepeats)
    path.settings = route.may.isEmpty ? [routing] : [routing, egress, ingress, acls]
    return path
  }

  private func places(of groups: [NetworkID]?, or interface: NetworkInterface) -> [WorldPlace] {
    let known = (groups ?? []).filter { $0.resource != nil }.map { reader.place(of: $0) }
    return known.isEmpty ? [interface.place] : known.withoutRepeats
  }

  /// What routes let through.
  private struct Routed {
    var bounds = PacketBounds.none
    var places: [WorldPlace] = []
    /// Whether packets may get another address on the way.
    var isTranslated = false
  }

  /// What the routes of a subnet let reach another.
  private func routed(
    from source: SubnetTable.Subnet, to target: SubnetTable.Subnet, for environment: Int?
  ) -> Routed {
    switch source.vpc.sameness(target.vpc) {
    case .same: return Routed(bounds: .all)
    case .unknown: return Routed(bounds: .unknown)
    case .different: break
    }
    if !connections.mayJoin(source.vpc, target.vpc) { return Routed() }
    if connections.haveVPN(source.vpc, target.vpc) { return Routed(bounds: .unknown, isTranslated: true) }
    var found = Routed()
    var pending = [(subnet: source, isTranslated: false)]
    var seen: Set<NetworkID> = [source.id]
    while let (subnet, isTranslated) = pending.popLast() {
      let (routes, areAll) = routes.routes(of: subnet, subnets.stray(for: subnet).tables)
      func addUnknown() {
        found.bounds.may = .all
        found.isTranslated = true
      }
      if !areAll { addUnknown() }
      for route in routes where route.destinations.may.intersects(target.addresses) {
        if route.property == "NatGatewayId" {
          guard let gateway = route.target.resource.map({ world.resources[$0] }) else {
            addUnknown()
            continue
          }
          let own = reader.id("SubnetId", of: gateway)
          if seen.insert(own).inserted { pending.append((subnets.subnet(own, in: source.vpc), true)) }
          continue
        }
        let leads = connections.leads(route, from: source.vpc, to: target.vpc, for: environment)
        if leads == .different { continue }
        found.places.append(route.place)
        found.bounds.may.formUnion(PacketSet([PacketSet.Box(.all, to: route.destinations.may)]))
        if isTranslated { found.isTranslated = true }
        if leads == .same, areAll, !isTranslated {
          found.bounds.sure.formUnion(PacketSet([PacketSet.Box(.all, to: route.destinations.sure)]))
        }
      }
    }
    return found
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
