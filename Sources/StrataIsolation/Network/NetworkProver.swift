/// Looks for paths of packets from an environment's interfaces to another's.
package struct NetworkProver: Sendable {
  private let topology: NetworkTopology
  private var world: IsolationWorld { topology.world }

  package init(_ world: IsolationWorld) { topology = NetworkTopology(world) }

  /// The paths from an environment to another, each with what is known of it.
  ///
  /// - Parameters:
  ///   - from: The place of the one among the world's environments.
  ///   - to: The place of the other.
  /// - Returns: A candidate for each pair of interfaces, or of networks that nothing joins.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    let sources = topology.interfaces[from] ?? []
    let targets = topology.interfaces[to] ?? []
    var found = direct(from: from, to: to, sources, targets)
    found += relayed(from: from, to: to, sources)
    found += serviceNetworks(from: from, to: to, sources)
    found += fromInternet(from: from, to: to, targets)
    return found
  }

  // MARK: From interface to interface

  private func direct(
    from: Int, to: Int, _ sources: [NetworkInterface], _ targets: [NetworkInterface]
  ) -> [Candidate] {
    var found: [Candidate] = []
    var apart: Set<[NetworkID]> = []
    for source in sources {
      for target in targets {
        let pairs = source.subnets.flatMap { one in target.subnets.map { [one.vpc, $0.vpc] } }
        if pairs.allSatisfy({ !topology.connections.mayJoin($0[0], $0[1]) }) {
          for pair in pairs where apart.insert(pair).inserted {
            found.append(
              Candidate(
                .network, from: from, to: to, source: source.place, target: target.resource,
                .closed(topology.fact(apart: pair[0], pair[1], of: source, target))))
          }
          continue
        }
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
              resource: forward.target, certainty: forward.isCertain ? .same : .unknown, through: [source.resource],
              places: forward.places))
        }
      }
      for relay in topology.interfaces[nil] ?? [] {
        for forward in topology.balancers.forwards[relay.resource] ?? [] {
          var path = topology.path(from: source, to: relay)
          let anybody = path.isWithinVPC ? topology.packetsOfAnybody(to: relay) : PacketSet()
          path.bounds = path.bounds.intersection(
            PacketBounds(
              may: PacketSet([PacketSet.Box(forward.transport)]), sure: PacketSet([PacketSet.Box(forward.transport)]))
          )
          .subtracting(anybody)
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
          let certainty = min(next.certainty, onward, forward.isCertain ? .same : .unknown)
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

  // MARK: Through a network of services

  private func serviceNetworks(from: Int, to: Int, _ sources: [NetworkInterface]) -> [Candidate] {
    let reader = topology.reader
    let services = world.resources.filter {
      $0.type == "AWS::VpcLattice::ServiceNetworkServiceAssociation"
        && ($0.environment == to
          || reader.ids("ServiceIdentifier", of: $0).contains {
            $0.resource.map { world.resources[$0].environment } == to
          })
    }
    if services.isEmpty { return [] }
    let vpcs = Set(sources.flatMap { $0.subnets.map(\.vpc) })
    var found: [Candidate] = []
    for association in world.resources where association.type == "AWS::VpcLattice::ServiceNetworkVpcAssociation" {
      let own = reader.id("VpcIdentifier", of: association)
      guard association.environment == from || vpcs.contains(where: { $0.sameness(own) != .different }) else {
        continue
      }
      let network = reader.id("ServiceNetworkIdentifier", of: association)
      for service in services {
        let other = reader.id("ServiceNetworkIdentifier", of: service)
        let target = reader.ids("ServiceIdentifier", of: service).first?.resource ?? service.index
        let places = [reader.place(of: association), reader.place(of: service)]
        let verdict: Candidate.Verdict
        switch network.sameness(other) {
        case .different:
          verdict = .closed(
            ClosingFact(
              "service-networks-apart", places: places,
              words:
                "\(world.words(association.index)) and \(world.words(service.index)) are of different service networks")
          )
        default:
          verdict = .undecided(
            Undecided(
              "\(world.words(association.index)) joins a service network that \(world.words(target)) may be in",
              remedy: "Give each environment a service network of its own", places: places))
        }
        found.append(Candidate(.network, from: from, to: to, source: places[0], target: target, verdict))
      }
    }
    return found
  }

  // MARK: From the internet

  private func fromInternet(from: Int, to: Int, _ targets: [NetworkInterface]) -> [Candidate] {
    targets.flatMap { target -> [Candidate] in
      topology.publicRules(of: target).map { rule in
        Candidate(
          .network, from: from, to: to, source: rule.place, target: target.resource,
          topology.verdict(onPublic: rule, of: target, from: from))
      }
    }
  }
}
