import StrataJSON
import StrataTemplate

/// The subnets of the world, and the networks that they're in.
struct SubnetTable {
  /// A subnet, with what applies to it.
  struct Subnet {
    let id: NetworkID
    let vpc: NetworkID
    /// The addresses that are in it at most.
    let addresses: AddressSet
    /// Whether those are just its addresses.
    let isExact: Bool
    /// The route tables that it has; that of its VPC where there's none.
    let routeTables: [NetworkID]
    /// The network ACLs that it has; that of its VPC, which lets all through, where there's none.
    let acls: [NetworkID]
    /// Whether what starts in it gets a public address.
    let givesPublicAddresses: Bool
  }

  private let subnets: [Int: Subnet]
  private let ranges: [Int: (addresses: AddressSet, isExact: Bool)]
  /// The tables and ACLs given to subnets that aren't known, which any subnet may be.
  private let strayTables: [NetworkID]
  private let strayACLs: [NetworkID]

  init(_ reader: NetworkReader) {
    let world = reader.world
    func associations(_ type: String, _ property: String) -> (known: [Int: [NetworkID]], stray: [NetworkID]) {
      var known: [Int: [NetworkID]] = [:]
      var stray: [NetworkID] = []
      for association in world.resources where association.type == type {
        let values = reader.ids(property, of: association)
        for subnet in reader.ids("SubnetId", of: association) {
          if let index = subnet.resource { known[index, default: []] += values } else { stray += values }
        }
      }
      return (known, stray)
    }
    let tables = associations("AWS::EC2::SubnetRouteTableAssociation", "RouteTableId")
    let acls = associations("AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId")
    (strayTables, strayACLs) = (tables.stray, acls.stray)
    let ranges = Self.ranges(of: "AWS::EC2::VPC", and: "AWS::EC2::VPCCidrBlock", by: "VpcId", reader)
    let own = Self.ranges(of: "AWS::EC2::Subnet", and: "AWS::EC2::SubnetCidrBlock", by: "SubnetId", reader)
    var subnets: [Int: Subnet] = [:]
    for subnet in world.resources where subnet.type == "AWS::EC2::Subnet" {
      let vpc = reader.id("VpcId", of: subnet)
      var (addresses, isExact) = own[subnet.index] ?? (.all, false)
      if !isExact, let all = vpc.resource.flatMap({ ranges[$0] }) { addresses = addresses.intersection(all.addresses) }
      if addresses.isEmpty { (addresses, isExact) = (.all, false) }
      subnets[subnet.index] = Subnet(
        id: .resource(subnet.index), vpc: vpc, addresses: addresses, isExact: isExact,
        routeTables: tables.known[subnet.index] ?? [], acls: acls.known[subnet.index] ?? [],
        givesPublicAddresses: reader.flag("MapPublicIpOnLaunch", of: subnet, unlessGiven: false) != false)
    }
    (self.subnets, self.ranges) = (subnets, ranges)
  }

  /// A subnet by its id; what can be said of one that isn't the world's.
  ///
  /// - Parameters:
  ///   - id: The id.
  ///   - vpc: The network that it's known to be in by something else; unknown unless given.
  /// - Returns: The subnet.
  func subnet(_ id: NetworkID, in vpc: NetworkID = .unknown) -> Subnet {
    if let index = id.resource, let subnet = subnets[index] { return subnet }
    let range = vpc.resource.flatMap { ranges[$0] }
    // What is given no subnet is in one that AWS makes for everybody, and leaves as it is.
    var isDefault = false
    if case .defaultVPC = vpc { isDefault = true }
    return Subnet(
      id: id, vpc: vpc, addresses: range?.addresses ?? .all, isExact: false, routeTables: [.unknown],
      acls: isDefault ? [] : [.unknown], givesPublicAddresses: true)
  }

  /// The addresses of a network of the world; nil for one of which they aren't known.
  func addresses(of vpc: NetworkID) -> AddressSet? {
    guard let range = vpc.resource.flatMap({ ranges[$0] }), range.isExact else { return nil }
    return range.addresses
  }

  /// The route tables and ACLs that any subnet may have as well, as it isn't known which have them.
  func stray(for subnet: Subnet) -> (tables: [NetworkID], acls: [NetworkID]) {
    // A subnet has one table and one ACL.
    (subnet.routeTables.isEmpty ? strayTables : [], subnet.acls.isEmpty ? strayACLs : [])
  }

  /// The addresses of all resources of a type, by their blocks and those that other resources add.
  private static func ranges(
    of type: String, and addition: String, by property: String, _ reader: NetworkReader
  ) -> [Int: (addresses: AddressSet, isExact: Bool)] {
    let names = ["CidrBlock", "Ipv6CidrBlock"]
    /// What makes addresses be those that AWS chooses, with the kind of them.
    let choices: [(name: String, kind: AddressSet)] = [
      ("AmazonProvidedIpv6CidrBlock", .ipv6), ("Ipv6IpamPoolId", .ipv6), ("Ipv6Pool", .ipv6),
      ("Ipv6NetmaskLength", .ipv6),
      ("Ipv4IpamPoolId", .ipv4), ("Ipv4NetmaskLength", .ipv4),
    ]
    var ranges: [Int: (addresses: AddressSet, isExact: Bool)] = [:]
    func add(_ resource: WorldResource, to index: Int) {
      var (addresses, isExact) = ranges[index] ?? (AddressSet(), true)
      for (name, kind) in zip(names, [AddressSet.ipv4, .ipv6]) {
        guard let value = resource.resource[name] else { continue }
        let read = reader.addresses(value, in: resource.stack)
        addresses = addresses.union(read.isUncertain ? kind : read.may)
        if read.isUncertain || value.call?.function == .if { isExact = false }
      }
      for choice in choices where resource.resource[choice.name] != nil && resource.resource[choice.name] != false {
        addresses = addresses.union(choice.kind)
        isExact = false
      }
      ranges[index] = (addresses, isExact)
    }
    for resource in reader.world.resources where resource.type == type { add(resource, to: resource.index) }
    for resource in reader.world.resources where resource.type == addition {
      for index in reader.ids(property, of: resource).compactMap(\.resource) { add(resource, to: index) }
    }
    return ranges
  }
}
