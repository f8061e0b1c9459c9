import StrataGraph
import StrataIsolation
import StrataText

/// The frames of a map that networks make: networks, tiers of subnets that are used alike, and subnets with their zones.
struct MapNetworks {
  private(set) var groups: [Diagram.Group] = []
  private let world: IsolationWorld
  private let network: NetworkOutline
  private let ids: MapIDs
  /// The tier of each subnet, by the place of the tier's first subnet.
  private var tiers: [Int: Int] = [:]

  /// Makes the frames of a world's networks.
  ///
  /// - Parameters:
  ///   - world: The world.
  ///   - network: Its networks.
  ///   - ids: The ids of frames.
  init(_ world: IsolationWorld, _ network: NetworkOutline, _ ids: MapIDs) {
    (self.world, self.network, self.ids) = (world, network, ids)
    for vpc in world.resources where vpc.type == "AWS::EC2::VPC" {
      groups.append(
        Diagram.Group(
          id: ids.of(vpc.index), title: "\(vpc.logicalID) (VPC)", kind: "vpc", parent: ids.ofStack(vpc.stack)))
    }
    joinTiers()
    var isMade: Set<Int> = []
    for subnet in network.subnets {
      let tier = tiers[subnet.resource] ?? subnet.resource
      let outer = subnet.network.map(ids.of) ?? ids.ofStack(world.resources[subnet.resource].stack)
      let kind = subnet.exit == .publicly ? "public-subnet" : "private-subnet"
      if isMade.insert(tier).inserted {
        groups.append(Diagram.Group(id: ids.ofTier(tier), title: title(of: tier), kind: kind, parent: outer))
      }
      let name = world.resources[subnet.resource].logicalID
      groups.append(
        Diagram.Group(
          id: ids.of(subnet.resource), title: subnet.zone.map { "\(name), \($0)" } ?? name, kind: "zone",
          parent: ids.ofTier(tier)))
    }
  }

  /// The group of what has interfaces; nil for what has none in the world's networks.
  func group(of resource: Int) -> String? {
    guard let site = network.sites[resource] else { return nil }
    if site.subnets.count == 1 { return ids.of(site.subnets[0]) }
    let own = Set(site.subnets.compactMap { tiers[$0] })
    if own.count == 1, let tier = own.first { return ids.ofTier(tier) }
    return site.networks.count == 1 ? ids.of(site.networks[0]) : nil
  }

  /// The frame that a network or a subnet is; nil for any other resource.
  func frame(of resource: Int) -> String? {
    ["AWS::EC2::Subnet", "AWS::EC2::VPC"].contains(world.resources[resource].type) ? ids.of(resource) : nil
  }

  /// Puts subnets of one network together that packets leave alike.
  private mutating func joinTiers() {
    var first: [[Int?]: Int] = [:]
    for subnet in network.subnets {
      let key: [Int?] = [subnet.network, subnet.exit == .publicly ? 0 : subnet.exit == .privately ? 1 : 2]
      let tier = first[key] ?? subnet.resource
      first[key] = tier
      tiers[subnet.resource] = tier
    }
  }

  private func title(of tier: Int) -> String {
    switch network.subnets.first(where: { $0.resource == tier })?.exit {
    case .publicly?: "Public subnets"
    case .privately?: "Private subnets"
    default: "Subnets without a way out"
    }
  }
}
