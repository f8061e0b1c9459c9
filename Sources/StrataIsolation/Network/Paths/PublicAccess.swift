import StrataJSON
import StrataTemplate

/// A rule by which an interface takes packets from the internet.
struct PublicAccess: Sendable {
  let target: NetworkInterface
  let rule: SecurityGroups.Rule
  /// The elastic addresses of the world that it names.
  let elastic: Set<Int>
}

/// What anybody on the internet may do, which is no reach of an environment.
extension NetworkTopology {
  /// The packets that anybody may send to an interface, as far as that's sure.
  func packetsOfAnybody(to target: NetworkInterface) -> PacketSet {
    guard target.publicity == .same,
      target.subnets.allSatisfy({ $0.acls.isEmpty && $0.id.resource != nil && subnets.stray(for: $0).acls.isEmpty }),
      !acls.mayNarrowDefaults
    else { return PacketSet() }
    guard let own = target.groups else { return PacketSet([PacketSet.Box(.all, from: .ipv4)]) }
    var packets = PacketSet()
    for rule in own.flatMap({ groups.rules(of: $0, .ingress).rules }) where rule.isCertain {
      guard case .addresses(let addresses) = rule.peer, let transport = rule.transport else { continue }
      for kind in [AddressSet.ipv4, .ipv6] where kind.isSubset(of: addresses.sure) {
        packets.formUnion(PacketSet([PacketSet.Box(transport, from: kind)]))
      }
    }
    return packets
  }

  /// The rules by which an interface takes packets from addresses of the internet.
  func publicAccess(to target: NetworkInterface) -> [PublicAccess] {
    guard target.publicity != .different, let own = target.groups else { return [] }
    return own.flatMap { groups.rules(of: $0, .ingress).rules }.compactMap { rule in
      guard case .addresses(let addresses) = rule.peer,
        !addresses.may.isSubset(of: Self.privateAddresses) || !addresses.elastic.isEmpty
      else { return nil }
      return PublicAccess(target: target, rule: rule, elastic: addresses.elastic)
    }
  }

  /// The addresses that no packet of the internet has.
  ///
  /// See [RFC 1918](https://www.rfc-editor.org/rfc/rfc1918), [RFC 6598](https://www.rfc-editor.org/rfc/rfc6598),
  /// [RFC 4193](https://www.rfc-editor.org/rfc/rfc4193) and [RFC 1122](https://www.rfc-editor.org/rfc/rfc1122) for loopback.
  static let privateAddresses: AddressSet = [
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "fc00::/7",
  ].compactMap { AddressSet(cidr: $0) }.reduce(AddressSet()) { $0.union($1) }

  /// Whether an environment's packets may have an elastic address once they're in the internet.
  func mayHave(_ address: Int, _ environment: Int) -> Bool {
    let owner = world.resources[address].environment
    if owner == environment { return true }
    if owner != nil { return false }
    let gateways = world.resources.filter {
      $0.type == "AWS::EC2::NatGateway"
        && reader.world.texts(of: $0.resource["AllocationId"] ?? nil, in: $0.stack).contains { text in
          text.attribute?.resource == address
        }
    }
    let ids = Set(gateways.map { NetworkID.resource($0.index) })
    return (interfaces[environment] ?? []).contains { interface in
      interface.subnets.contains { subnet in
        let (own, areAll) = routes.routes(of: subnet, subnets.stray(for: subnet).tables)
        return !areAll || own.contains { ids.contains($0.target) }
      }
    }
  }
}
