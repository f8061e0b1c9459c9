/// Looks for paths of packets from an environment's interfaces to another's.
package struct NetworkProver: Sendable {
  private let topology: NetworkTopology
  private let services: ServiceNetworks
  /// The rules of each environment's interfaces that take packets from the internet.
  private let open: [Int: [PublicAccess]]
  private var world: IsolationWorld { topology.world }

  /// The VPCs of each environment's interfaces, each with one of them.
  private let vpcs: [Int: [(vpc: NetworkID, interface: NetworkInterface)]]

  package init(_ world: IsolationWorld) {
    let topology = NetworkTopology(world)
    self.topology = topology
    services = ServiceNetworks(topology)
    var open: [Int: [PublicAccess]] = [:]
    var vpcs: [Int: [(vpc: NetworkID, interface: NetworkInterface)]] = [:]
    for (environment, interfaces) in topology.interfaces {
      guard let environment else { continue }
      var seen: Set<NetworkID> = []
      vpcs[environment] = interfaces.flatMap { interface in
        interface.subnets.map(\.vpc).filter { seen.insert($0).inserted }.map { ($0, interface) }
      }
      open[environment] = interfaces.flatMap { topology.publicAccess(to: $0) }
    }
    (self.open, self.vpcs) = (open, vpcs)
  }

  /// The paths from an environment to another, each with what is known of it.
  ///
  /// - Parameters:
  ///   - from: The place of the one among the world's environments.
  ///   - to: The place of the other.
  /// - Returns: A candidate for each pair of interfaces, or of networks that nothing joins.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    let sources = (topology.interfaces[from] ?? []).filter { !isSilent($0) }
    let targets = topology.interfaces[to] ?? []
    var found = direct(from: from, to: to, sources, targets)
    found += relayed(from: from, to: to, sources)
    found += services.candidates(from: from, to: to, sources)
    found += fromInternet(from: from, to: to)
    return found
  }

  /// Whether an interface only answers, and never begins.
  private func isSilent(_ interface: NetworkInterface) -> Bool {
    let resource = world.resources[interface.resource]
    if resource.type == "AWS::EFS::MountTarget" { return true }
    return resource.type == "AWS::EC2::VPCEndpoint" && topology.balancers.forwards[resource.index] == nil
  }

  // MARK: From interface to interface

  private func direct(
    from: Int, to: Int, _ sources: [NetworkInterface], _ targets: [NetworkInterface]
  ) -> [Candidate] {
    var found: [Candidate] = []
    var joined: Set<[NetworkID]> = []
    // Most environments have networks of their own, so that interfaces needn't be held against each other.
    for (vpc, source) in vpcs[from] ?? [] {
      for (other, target) in vpcs[to] ?? [] {
        if topology.connections.mayJoin(vpc, other) {
          joined.insert([vpc, other])
        } else {
          found.append(
            Candidate(
              .network, from: from, to: to, source: source.place, target: target.resource,
              .closed(topology.fact(apart: vpc, other, of: source, target))))
        }
      }
    }
    if joined.isEmpty { return found }
    for source in sources {
      for target in targets
      where source.subnets.contains(where: { one in target.subnets.contains { joined.contains([one.vpc, $0.vpc]) } }) {
        let path = topology.path(from: source, to: target)
        let anybody = path.isWithinVPC ? topology.packetsOfAnybody(to: target) : PacketSet()
        found.append(
          Candidate(
            .network, from: from, to: to, source: source.place, target: target.resource,
            topology.verdict(path, from: source, to: target, except: anybody)))
      }
    }
    return found
  }

  // MARK: Through what is shared, or an endpoint of the other's service

  private struct Step {
    let resource: Int
    let certainty: Sameness
    let through: [Int]
    let places: [WorldPlace]
  }

  private func relayed(from: Int, to: Int, _ sources: [NetworkInterface]) -> [Candidate] {
    if topology.balancers.forwards.isEmpty { return [] }
    var found: [Candidate] = []
    for source in sources {
      var pending: [Step] = []
      var best: [Int: Sameness] = [:]
      // An endpoint of the environment's own for another's service leads there whatever the networks.
      if let forwards = topology.balancers.forwards[source.resource],
        world.resources[source.resource].type == "AWS::EC2::VPCEndpoint"
      {
        for forward in forwards {
          pending.append(
            Step(
              resource: forward.target, certainty: forward.isCertainForAll ? .same : .unknown,
              through: [source.resource],
              places: forward.places))
        }
      }
      for relay in topology.interfaces[nil] ?? [] {
        for forward in topology.balancers.forwards[relay.resource] ?? [] {
          var path = topology.path(from: source, to: relay)
          let anybody = path.isWithinVPC ? topology.packetsOfAnybody(to: relay) : PacketSet()
          path.bounds = path.bounds.intersection(forward.packets).subtracting(anybody)
          let certainty = min(path.sameness, forward.isCertain ? .same : .unknown, step(relay, forward.target))
          if world.resources[forward.target].environment == to {
            found.append(topology.candidate(from: from, to: to, source, relay, forward, path, certainty))
          }
          if certainty != .different {
            pending.append(
              Step(resource: forward.target, certainty: certainty, through: [relay.resource], places: forward.places))
          }
        }
      }
      while let next = pending.popLast() {
        guard next.certainty > best[next.resource] ?? .different else { continue }
        best[next.resource] = next.certainty
        let owner = world.resources[next.resource].environment
        if owner == to, next.through.count > 1 || world.resources[next.through[0]].environment != nil {
          found.append(
            topology.candidate(
              from: from, to: to, source, through: next.through, next.resource, next.certainty, next.places))
        }
        if owner != nil { continue }
        for forward in topology.balancers.forwards[next.resource] ?? [] {
          let interfaces = topology.byResource[next.resource] ?? []
          let onward = interfaces.map { step($0, forward.target) }.max() ?? .same
          let certainty = min(next.certainty, onward, forward.isCertainForAll ? .same : .unknown)
          if certainty == .different { continue }
          pending.append(
            Step(
              resource: forward.target, certainty: certainty, through: next.through + [next.resource],
              places: next.places + forward.places))
        }
      }
    }
    return found
  }

  /// Whether what passes packets on gets through to what they're for.
  private func step(_ relay: NetworkInterface, _ target: Int) -> Sameness {
    let interfaces = topology.byResource[target] ?? []
    // A function takes them without a network.
    if interfaces.isEmpty { return .same }
    let isEndpoint = world.resources[relay.resource].type == "AWS::EC2::VPCEndpoint"
    return interfaces.map { isEndpoint ? .same : topology.path(from: relay, to: $0).sameness }.max() ?? .different
  }

  // MARK: From the internet

  private func fromInternet(from: Int, to: Int) -> [Candidate] {
    (open[to] ?? []).map { access in
      Candidate(
        .network, from: from, to: to, source: access.rule.place, target: access.target.resource,
        topology.verdict(on: access, from: from))
    }
  }
}
