import StrataJSON
import StrataTemplate

extension NetworkTopology {
  /// What security groups let in by ranges of private addresses, rather than by groups.
  ///
  /// Where only some of a network's subnets are in a range, those come in that have all their interfaces there. All else
  /// is no line between two resources: a whole network, and what is outside of those that are known.
  var privateRanges: (passages: [NetworkOutline.Passage], openings: [NetworkOutline.Opening]) {
    var passages: [NetworkOutline.Passage] = []
    var openings: [NetworkOutline.Opening] = []
    var seenPassages: Set<NetworkOutline.Passage> = []
    var seenOpenings: Set<NetworkOutline.Opening> = []
    for target in world.resources {
      for interface in byResource[target.index] ?? [] {
        for rule in (interface.groups ?? []).flatMap({ groups.rules(of: $0, .ingress).rules }) where rule.isCertain {
          guard case .addresses(let addresses) = rule.peer, isPrivate(addresses) else { continue }
          let (ports, range) = (Transport.words(rule.transport), name(ofRangeOf: rule))
          let sources = sources(in: addresses.sure, for: interface)
          for source in sources {
            let passage = NetworkOutline.Passage(
              source: source, target: target.index, ports: ports, isForward: false, range: range)
            if seenPassages.insert(passage).inserted { passages.append(passage) }
          }
          if !sources.isEmpty { continue }
          let opening = NetworkOutline.Opening(target: target.index, ports: ports, range: range)
          if seenOpenings.insert(opening).inserted { openings.append(opening) }
        }
      }
    }
    return (passages, openings)
  }

  private func isPrivate(_ addresses: RuleAddresses) -> Bool {
    addresses.elastic.isEmpty && !addresses.sure.isEmpty && !addresses.isUncertain
      && addresses.sure.isSubset(of: Self.privateAddresses)
  }

  /// The other resources all of whose interfaces are in a range that isn't all of the network.
  private func sources(in range: AddressSet, for target: NetworkInterface) -> [Int] {
    let networks = target.subnets.map { subnets.addresses(of: $0.vpc) }
    if networks.contains(where: { $0?.isSubset(of: range) != false }) { return [] }
    return world.resources.map(\.index).filter { index in
      guard index != target.resource, let interfaces = byResource[index], !interfaces.isEmpty else { return false }
      return interfaces.flatMap(\.subnets).allSatisfy { $0.isExact && $0.addresses.isSubset(of: range) }
    }
  }

  /// The range that a rule names, as it's written: the addresses, or what they're taken of.
  private func name(ofRangeOf rule: SecurityGroups.Rule) -> String {
    let (stack, declared) = (rule.place.stack, world.stacks[rule.place.stack].contents.json[rule.place.pointer])
    let names = ["CidrIp", "CidrIpv6", "SourcePrefixListId"].compactMap { declared?[$0] }.flatMap { value in
      world.texts(of: value, in: stack).compactMap { text in
        text.literal ?? text.attribute.map { world.resources[$0.resource].logicalID }
      }
    }
    return names.isEmpty ? "private addresses" : names.joined(separator: " or ")
  }
}
