import StrataJSON
import StrataTemplate

/// The security groups of the world, with the rules of each wherever they're declared.
struct SecurityGroups {
  /// A rule of a group.
  struct Rule {
    /// The protocols and ports; nil where they aren't known.
    let transport: Transport?
    let peer: Peer
    /// Whether it's surely a rule of its group.
    let isCertain: Bool
    let place: WorldPlace
  }

  /// What a rule lets in or out.
  enum Peer {
    case addresses(RuleAddresses)
    /// What has one of some groups.
    case groups([NetworkID])
  }

  /// The direction of a rule.
  enum Direction: String {
    case ingress = "Ingress"
    case egress = "Egress"

    /// The property that names a group at the other end.
    var groupProperties: [String] {
      self == .ingress ? ["SourceSecurityGroupId", "SourceSecurityGroupName"] : ["DestinationSecurityGroupId"]
    }

    /// The property that names a prefix list at the other end.
    var listProperty: String { self == .ingress ? "SourcePrefixListId" : "DestinationPrefixListId" }
  }

  private var rules: [NetworkID: [Direction: [Rule]]] = [:]
  /// The rules of groups that aren't known, which may be any.
  private var stray: [Direction: [Rule]] = [:]
  private let reader: NetworkReader

  init(_ reader: NetworkReader) {
    self.reader = reader
    let world = reader.world
    for group in world.resources where group.type == "AWS::EC2::SecurityGroup" {
      for direction in [Direction.ingress, .egress] {
        let property = "SecurityGroup\(direction.rawValue)"
        let elements = group.resource.placed(property)?.elements ?? []
        var own = elements.map { reader.rule($0, direction, in: group.stack) }
        if direction == .egress, own.isEmpty || group.resource[property]?.call?.function == .if {
          own.append(Self.free(group, reader))
        }
        rules[.resource(group.index), default: [:]][direction] = own
      }
    }
    for resource in world.resources {
      let direction: Direction
      switch resource.type {
      case "AWS::EC2::SecurityGroupIngress": direction = .ingress
      case "AWS::EC2::SecurityGroupEgress": direction = .egress
      default: continue
      }
      let properties = PlacedValue(
        value: .object(resource.resource.properties), pointer: resource.resource.pointer().appending("Properties"))
      let rule = reader.rule(properties, direction, in: resource.stack)
      let owners = reader.ids("GroupId", of: resource) + reader.ids("GroupName", of: resource)
      for owner in owners where owner != .unknown { rules[owner, default: [:]][direction, default: []].append(rule) }
      if owners.contains(.unknown) || owners.isEmpty {
        stray[direction, default: []].append(
          Rule(transport: rule.transport, peer: rule.peer, isCertain: false, place: rule.place))
      }
    }
  }

  /// The rule that EC2 gives a group that is given none for what leaves.
  private static func free(_ group: WorldResource, _ reader: NetworkReader) -> Rule {
    Rule(
      transport: .all, peer: .addresses(RuleAddresses(.all)),
      isCertain: group.resource["SecurityGroupEgress"]?.call == nil, place: reader.place(of: group))
  }

  /// The rules of a group, and whether there may be others that aren't known.
  func rules(of group: NetworkID, _ direction: Direction) -> (rules: [Rule], areAll: Bool) {
    let own = rules[group]?[direction] ?? []
    let strays = stray[direction] ?? []
    switch group {
    case .resource(let index):
      let isGroup = reader.world.resources[index].type == "AWS::EC2::SecurityGroup"
      return (own + strays + textual(direction), isGroup && !reader.handled.contains(index))
    case .defaultGroup:
      let place = reader.place(of: group)
      let standard = Rule(
        transport: .all, peer: direction == .egress ? .addresses(RuleAddresses(.all)) : .groups([group]),
        isCertain: true,
        place: place)
      return ([standard] + own + strays + textual(direction), true)
    default: return (own, false)
    }
  }

  /// The rules of groups that are named by an id, which may be that of any group.
  private func textual(_ direction: Direction) -> [Rule] {
    rules.filter { if case .text = $0.key { true } else { false } }.flatMap { $0.value[direction] ?? [] }.map {
      Rule(transport: $0.transport, peer: $0.peer, isCertain: false, place: $0.place)
    }
  }

  /// The packets that one of some groups lets in or out.
  ///
  /// - Parameters:
  ///   - groups: The groups of the interface; nil for one that has none and lets all through.
  ///   - peers: The groups of what is at the other end; nil for none.
  ///   - direction: Whether packets come in or go out.
  ///   - sides: The addresses at both ends.
  /// - Returns: The packets.
  func packets(
    _ groups: [NetworkID]?, with peers: [NetworkID]?, _ direction: Direction, _ sides: Sides
  ) -> PacketBounds {
    guard let groups else { return .all }
    var found = PacketBounds.none
    for group in groups {
      let (rules, areAll) = rules(of: group, direction)
      if !areAll { found.may.formUnion(.all) }
      for rule in rules { found.formUnion(packets(rule, peers, direction, sides)) }
    }
    return found
  }

  private func packets(_ rule: Rule, _ peers: [NetworkID]?, _ direction: Direction, _ sides: Sides) -> PacketBounds {
    var bounds: PacketBounds
    switch rule.peer {
    case .addresses(let addresses):
      bounds = sides.packets(rule.transport, direction == .ingress ? .from(addresses) : .to(addresses))
    case .groups(let groups):
      let sameness = groups.flatMap { group in (peers ?? []).map { group.sameness($0) } }.max() ?? .different
      if sameness == .different { return .none }
      let box = PacketSet([PacketSet.Box(rule.transport ?? .all)])
      bounds = PacketBounds(may: box, sure: sameness == .same && rule.transport != nil ? box : PacketSet())
    }
    if !rule.isCertain { bounds.sure = PacketSet() }
    return bounds
  }
}

extension NetworkReader {
  /// A rule, in whatever place it's written.
  fileprivate func rule(
    _ value: PlacedValue, _ direction: SecurityGroups.Direction, in stack: Int
  ) -> SecurityGroups.Rule {
    let properties = value.value
    let place = WorldPlace(stack: stack, value.pointer)
    let transport = Transport(
      protocol: properties["IpProtocol"], first: properties["FromPort"], last: properties["ToPort"])
    func rule(_ peer: SecurityGroups.Peer) -> SecurityGroups.Rule {
      SecurityGroups.Rule(transport: transport, peer: peer, isCertain: true, place: place)
    }
    if properties.object == nil || properties.isFunction { return rule(.addresses(.unknown)) }
    let groups = direction.groupProperties.flatMap { ids(value[$0], in: stack).map(\.id) }
    if !groups.isEmpty { return rule(.groups(groups)) }
    var addresses = RuleAddresses()
    for name in ["CidrIp", "CidrIpv6"] {
      if let range = properties[name] { addresses.formUnion(self.addresses(range, in: stack)) }
    }
    for list in ids(value[direction.listProperty], in: stack) {
      addresses.formUnion(self.addresses(ofPrefixList: list.id))
    }
    return rule(.addresses(addresses))
  }

  /// The place where what an id names is declared; that of the first stack where it's nowhere.
  func place(of id: NetworkID) -> WorldPlace {
    switch id {
    case .resource(let index): return place(of: world.resources[index])
    case .defaultGroup(let network): return place(of: network)
    default: return WorldPlace(stack: 0, JSONPointer())
    }
  }
}
