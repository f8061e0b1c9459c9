import StrataJSON
import StrataTemplate

/// What load balancers, and endpoints of services behind them, pass packets on to.
struct LoadBalancers {
  /// A way on.
  struct Forward {
    /// The ports at which what is passed on comes in.
    let transport: Transport
    /// The addresses that it comes from.
    var sources = RuleAddresses(.all)
    /// The resource that gets it: a service, a group of instances, a function, or a target group that names none.
    let target: Int
    /// Whether it's sure.
    let isCertain: Bool
    let places: [WorldPlace]

    /// The packets that are passed on.
    var packets: PacketBounds {
      PacketBounds(
        may: PacketSet([PacketSet.Box(transport, from: sources.may)]),
        sure: PacketSet([PacketSet.Box(transport, from: sources.sure)]))
    }
    /// Whether it's sure, and whoever it comes from.
    var isCertainForAll: Bool { isCertain && sources.sure == .all }
  }

  /// The ways on, by the resource that passes on.
  private(set) var forwards: [Int: [Forward]] = [:]

  init(_ reader: NetworkReader) {
    let world = reader.world
    let registered = Self.registrations(reader)
    func addTargets(
      of resource: WorldResource, _ property: String, _ owners: [NetworkID], _ transport: Transport,
      _ sources: RuleAddresses
    ) {
      let place = reader.place(of: resource, "Properties", property)
      for group in Self.targetGroups(resource.resource.placed(property), of: resource, reader) {
        guard let index = group.resource else { continue }
        for owner in owners.compactMap(\.resource) {
          for target in registered[group] ?? [index] {
            forwards[owner, default: []].append(
              Forward(
                transport: transport, sources: sources, target: target, isCertain: owners.count == 1, places: [place]))
          }
        }
      }
    }
    var ofListeners: [Int: [WorldResource]] = [:]
    for rule in world.resources where rule.type == "AWS::ElasticLoadBalancingV2::ListenerRule" {
      for listener in reader.ids("ListenerArn", of: rule).compactMap(\.resource) {
        ofListeners[listener, default: []].append(rule)
      }
    }
    for listener in world.resources where listener.type == "AWS::ElasticLoadBalancingV2::Listener" {
      let owners = reader.ids("LoadBalancerArn", of: listener)
      let transport = Self.transport(of: listener)
      let own = ofListeners[listener.index] ?? []
      let rules = ListenerRules(own, reader)
      addTargets(of: listener, "DefaultActions", owners, transport, rules.sources(of: nil))
      for rule in own { addTargets(of: rule, "Actions", owners, transport, rules.sources(of: rule.index)) }
    }
    for (balancer, targets) in registered {
      guard let index = balancer.resource, world.resources[index].type == "AWS::ElasticLoadBalancing::LoadBalancer"
      else { continue }
      forwards[index] = targets.map {
        Forward(transport: .all, target: $0, isCertain: true, places: [reader.place(of: world.resources[index])])
      }
    }
    addEndpoints(reader)
  }

  /// The packets that a listener takes.
  private static func transport(of listener: WorldResource) -> Transport {
    let isDatagram = ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"].contains(listener.resource["Protocol"]?.string)
    guard !isDatagram, let port = listener.resource["Port"] else { return .all }
    return Transport(protocol: "tcp", first: port, last: nil) ?? .all
  }

  /// The target groups that actions lead to, each once, in their order: that of a set isn't the same each time.
  private static func targetGroups(
    _ actions: PlacedValue?, of resource: WorldResource, _ reader: NetworkReader
  ) -> [NetworkID] {
    var found: [NetworkID] = []
    var seen: Set<NetworkID> = []
    for action in actions?.elements ?? [] {
      let groups = [action] + (action["ForwardConfig"]?["TargetGroups"]?.elements ?? [])
      for group in groups {
        found += reader.ids(group["TargetGroupArn"], in: resource.stack).map(\.id).filter { seen.insert($0).inserted }
      }
    }
    return found
  }

  /// What is registered with target groups, and with load balancers of the older kind.
  private static func registrations(_ reader: NetworkReader) -> [NetworkID: [Int]] {
    var found: [NetworkID: [Int]] = [:]
    for resource in reader.world.resources {
      switch resource.type {
      case "AWS::AutoScaling::AutoScalingGroup":
        for name in ["TargetGroupARNs", "LoadBalancerNames"] {
          for group in reader.ids(name, of: resource) { found[group, default: []].append(resource.index) }
        }
      case "AWS::ECS::Service", "AWS::ECS::TaskSet":
        for balancer in resource.resource.placed("LoadBalancers")?.elements ?? [] {
          for name in ["TargetGroupArn", "LoadBalancerName"] {
            for group in reader.ids(balancer[name], in: resource.stack) {
              found[group.id, default: []].append(resource.index)
            }
          }
        }
      case "AWS::ElasticLoadBalancingV2::TargetGroup":
        for target in resource.resource.placed("Targets")?.elements ?? [] {
          for id in reader.ids(target["Id"], in: resource.stack).compactMap(\.id.resource) {
            found[.resource(resource.index), default: []].append(id)
          }
        }
      case "AWS::ElasticLoadBalancing::LoadBalancer":
        for id in reader.ids("Instances", of: resource).compactMap(\.resource) {
          found[.resource(resource.index), default: []].append(id)
        }
      default: continue
      }
    }
    return found
  }

  /// Adds the ways from endpoints to the load balancers of the services that they're for.
  private mutating func addEndpoints(_ reader: NetworkReader) {
    let world = reader.world
    let services = world.resources.filter { $0.type == "AWS::EC2::VPCEndpointService" }
    if services.isEmpty { return }
    for endpoint in world.resources where endpoint.type == "AWS::EC2::VPCEndpoint" {
      guard let name = endpoint.resource["ServiceName"] else { continue }
      for text in world.texts(of: name, in: endpoint.stack) {
        let named = text.parts.compactMap { part in if case .attribute(_, let index) = part { index } else { nil } }
        for service in services {
          let isNamed = named.contains(service.index)
          guard isNamed || named.isEmpty && text.mayNameService else { continue }
          let balancers = ["NetworkLoadBalancerArns", "GatewayLoadBalancerArns"].flatMap { reader.ids($0, of: service) }
          for balancer in balancers.compactMap(\.resource) {
            forwards[endpoint.index, default: []].append(
              Forward(
                transport: .all, target: balancer, isCertain: isNamed,
                places: [reader.place(of: endpoint, "Properties", "ServiceName")]))
          }
        }
      }
    }
  }
}

extension SymbolicText {
  /// Whether a name whose resource isn't known may be that of somebody's own service.
  fileprivate var mayNameService: Bool {
    // AWS's own have a region after these words.
    if parts.count > 1, parts[0] == .literal("com.amazonaws."), parts[1] == .region { return false }
    switch parts.first {
    case .literal(let text)?: return text.hasPrefix("com.amazonaws.vpce.") || "com.amazonaws.vpce.".hasPrefix(text)
    case nil: return false
    default: return true
    }
  }
}
