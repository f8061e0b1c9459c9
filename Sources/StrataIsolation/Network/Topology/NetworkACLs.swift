import StrataJSON
import StrataTemplate

/// The network ACLs of the world.
struct NetworkACLs {
  /// A rule of an ACL.
  private struct Entry {
    let number: Int?
    let isOutbound: Bool?
    let allows: Bool?
    let transport: Transport?
    let addresses: RuleAddresses
    let place: WorldPlace
  }

  private var entries: [Int: [Entry]] = [:]
  /// The entries of ACLs that aren't known, such as those of a VPC from the start.
  private var hasStray = false
  private let world: IsolationWorld

  init(_ reader: NetworkReader) {
    world = reader.world
    for acl in world.resources where acl.type == "AWS::EC2::NetworkAcl" { entries[acl.index] = [] }
    for resource in world.resources where resource.type == "AWS::EC2::NetworkAclEntry" {
      let ids = reader.ids("NetworkAclId", of: resource)
      let known = ids.compactMap(\.resource).filter { entries[$0] != nil }
      if known.count < ids.count || ids.isEmpty { hasStray = true }
      let entry = Self.entry(resource, reader)
      for index in known { entries[index]?.append(entry) }
    }
  }

  private static func entry(_ resource: WorldResource, _ reader: NetworkReader) -> Entry {
    let properties = resource.resource
    let ports = properties["PortRange"]
    let icmp = properties["Icmp"]
    var addresses = RuleAddresses()
    for name in ["CidrBlock", "Ipv6CidrBlock"] {
      if let value = properties[name] { addresses.formUnion(reader.addresses(value, in: resource.stack)) }
    }
    let action = reader.text("RuleAction", of: resource)?.lowercased()
    return Entry(
      number: properties["RuleNumber"].flatMap { Scalar.number(readFrom: $0) }.map { Int($0) },
      isOutbound: reader.flag("Egress", of: resource, unlessGiven: false),
      allows: action == "allow" ? true : action == "deny" ? false : nil,
      transport: Transport(
        protocol: properties["Protocol"], first: ports?["From"] ?? icmp?["Type"], last: ports?["To"] ?? icmp?["Code"]),
      addresses: addresses, place: reader.place(of: resource))
  }

  /// The packets that an ACL lets through.
  ///
  /// - Parameters:
  ///   - id: The ACL; one that isn't the world's may let through anything.
  ///   - isOutbound: Whether packets that leave the subnet are meant.
  ///   - sides: The addresses at both ends.
  /// - Returns: The packets.
  func packets(_ id: NetworkID, isOutbound: Bool, _ sides: Sides) -> PacketBounds {
    guard let index = id.resource, let entries = entries[index] else { return .unknown }
    let own = entries.filter { $0.isOutbound != !isOutbound }.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    let isOrdered = !own.contains { $0.number == nil || $0.isOutbound == nil }
    var allowed = PacketBounds.none
    // What came first counts: what may be denied before isn't sure, and what is surely denied before isn't possible.
    var (denied, mayBeDenied) = (PacketSet(), PacketSet())
    if !isOrdered {
      for entry in own where entry.allows != true { mayBeDenied.formUnion(box(entry, isOutbound, sides).may) }
    }
    for entry in own {
      let packets = box(entry, isOutbound, sides)
      if entry.allows != false {
        allowed.may.formUnion(packets.may.subtracting(denied))
        if entry.allows == true, entry.isOutbound != nil {
          allowed.sure.formUnion(packets.sure.subtracting(mayBeDenied))
        }
      }
      if entry.allows != true {
        mayBeDenied.formUnion(packets.may)
        if isOrdered, entry.allows == false { denied.formUnion(packets.sure) }
      }
    }
    return allowed
  }

  private func box(_ entry: Entry, _ isOutbound: Bool, _ sides: Sides) -> PacketBounds {
    sides.packets(entry.transport, isOutbound ? .to(entry.addresses) : .from(entry.addresses))
  }

  /// The places of an ACL's entries.
  func places(_ id: NetworkID) -> [WorldPlace] { id.resource.flatMap { entries[$0] }?.map(\.place) ?? [] }

  /// Whether there are entries of an ACL that isn't known, so that a VPC's own may let through less than all.
  var mayNarrowDefaults: Bool { hasStray }
}
